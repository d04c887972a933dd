// Chips of the search screen: completions of the word being typed, filters, and what a filter can be set to.
#include <algorithm>
#include <cmath>

#include "app/screens/search_parts.h"
#include "app/strings/dates.h"
#include "app/strings/languages.h"
#include "render/text/label_cache.h"
#include "store/search/words.h"

namespace app {
namespace {

// Where the next chip of a line stands.
struct Flow {
  float x = 0;
  float line = 0;  // top
};

float chip_w(Arranging& a, std::string_view text) {
  const render::TextStyle style{render::Face::sans_bold, a.m.interface};
  const render::Layout layout = render::lay_out(a.fonts, text, style, render::label_line_height(a.m.interface), {});
  return std::min(a.w, std::max(a.m.target, std::ceil(layout.width_px) + 3 * a.m.gap));
}

// `beside_w`: what stands at the chip's end and must not be parted from it.
SearchRow& add_chip(Arranging& a, Flow& flow, SearchRowKind kind, std::size_t index, std::string text,
                    float beside_w = 0) {
  const float w = std::min(chip_w(a, text), a.w - beside_w);
  if (flow.x > a.x && flow.x + w + beside_w > a.x + a.w) flow = {a.x, flow.line + a.m.target + a.m.gap};
  a.y = flow.line;
  SearchRow& row = add_row(a, kind, index, a.m.target);
  row.rect.x = flow.x;
  row.rect.w = w;
  row.text = std::move(text);
  flow.x += w + a.m.gap;
  return row;
}

// Chips were laid out from the left; where the interface runs from the right they are mirrored, `first` on.
void end_chips(Arranging& a, const Flow& flow, std::size_t first) {
  a.y = flow.line + a.m.target + a.m.gap;
  if (!a.strings.from_right) return;
  for (std::size_t i = first; i < a.scene.rows.size(); ++i) {
    render::Rect& rect = a.scene.rows[i].rect;
    rect.x = a.x + a.x + a.w - right(rect);
  }
}

std::string_view name_of_filter(const Strings& strings, FilterKind kind) {
  switch (kind) {
    case FilterKind::source:
      return tr(strings, "Source");
    case FilterKind::language:
      return tr(strings, "Language");
    case FilterKind::from:
      return tr(strings, "From");
    case FilterKind::until:
      return tr(strings, "Until");
  }
  return {};
}

std::string_view all_of_filter(const Strings& strings, FilterKind kind) {
  switch (kind) {
    case FilterKind::source:
      return tr(strings, "All sources");
    case FilterKind::language:
      return tr(strings, "All languages");
    case FilterKind::from:
      return tr(strings, "From the first");
    case FilterKind::until:
      return tr(strings, "Until the last");
  }
  return {};
}

std::string shown_value(const Strings& strings, FilterKind kind, const std::string& value) {
  if (kind == FilterKind::source) return value;
  if (kind == FilterKind::language) return language_name(strings, value);
  const store::Precision precision = value.size() < 7    ? store::Precision::year
                                     : value.size() < 10 ? store::Precision::month
                                                         : store::Precision::day;
  return format_published(strings, store::PublicationTime{value, precision}, DateStyle::brief);
}

// What a filter is set to without its name, which its place among the others tells.
std::string short_value(const Strings& strings, FilterKind kind, const std::string& value) {
  std::string shown = shown_value(strings, kind, value);
  // {1} is a time: articles from then on, or until then.
  if (kind == FilterKind::from) return format(tr(strings, "{1} –"), {shown});
  if (kind == FilterKind::until) return format(tr(strings, "– {1}"), {shown});
  return shown;
}

enum class Wording : std::uint8_t { full, brief };

struct FilterChip {
  FilterKind kind = FilterKind::source;
  std::string text;
  bool set = false;
};

std::vector<FilterChip> filter_chips(const Arranging& a, Wording wording) {
  std::vector<FilterChip> chips;
  for (const FilterKind kind : {FilterKind::source, FilterKind::language, FilterKind::from, FilterKind::until}) {
    const std::optional<std::string>& value = a.search.filters[static_cast<std::size_t>(kind)];
    const std::string_view name = name_of_filter(a.strings, kind);
    if (value) {
      chips.push_back({kind,
                       wording == Wording::full
                           ? format(tr(a.strings, "{1}: {2}"), {name, shown_value(a.strings, kind, *value)})
                           : short_value(a.strings, kind, *value),
                       true});
    } else if (choices_of(a.scene, kind).size() > 1) {
      // Of one source, one day there is nothing to choose.
      chips.push_back({kind, format(tr(a.strings, "{1}…"), {name}), false});
    }
  }
  return chips;
}

float width_of(Arranging& a, const std::vector<FilterChip>& chips) {
  float w = -a.m.gap;
  for (const FilterChip& chip : chips) w += chip_w(a, chip.text) + (chip.set ? a.m.target : 0) + a.m.gap;
  return w;
}

void add_filter_chips(Arranging& a, Flow& flow, const std::vector<FilterChip>& chips) {
  for (const FilterChip& one : chips) {
    SearchRow& chip = add_chip(a, flow, SearchRowKind::filter, 0, one.text, one.set ? a.m.target : 0);
    chip.filter = one.kind;
    chip.chosen = one.set || a.search.choosing == one.kind;
    if (!one.set) continue;
    flow.x -= a.m.gap;
    SearchRow& end = add_chip(a, flow, SearchRowKind::clear_filter, 0, "×");
    end.filter = one.kind;
    end.chosen = true;
  }
}

// One chip for all of them, with its own end where some are set.
void add_folded_filters(Arranging& a, Flow& flow) {
  const auto set = std::count_if(a.search.filters.begin(), a.search.filters.end(),
                                 [](const auto& value) { return value.has_value(); });
  std::string text(tr(a.strings, "Filters…"));
  // {1} is the number of filters that are set.
  if (set > 0) text = format(tr(a.strings, "Filters ({1})"), {format_number(a.strings, set)});
  add_chip(a, flow, SearchRowKind::filters, 0, std::move(text), set > 0 ? a.m.target : 0).chosen =
      set > 0 || a.search.filters_open;
  if (set == 0) return;
  flow.x -= a.m.gap;
  SearchRow& end = add_chip(a, flow, SearchRowKind::clear_filter, 0, "×");
  end.index = -1;
  end.chosen = true;
}

// Whether each typed word begins a word of the choice.
bool is_called(std::string_view shown, const store::SearchWords& typed) {
  const store::SearchWords words = store::search_words(shown, "");
  return std::all_of(typed.words.begin(), typed.words.end(), [&](const store::SearchWord& one) {
    return std::any_of(words.words.begin(), words.words.end(),
                       [&](const store::SearchWord& word) { return words[word].starts_with(typed[one]); });
  });
}

}  // namespace

std::span<const store::SearchFacets::Choice> choices_of(const SearchScene& scene, FilterKind kind) {
  if (!scene.facets) return {};
  if (kind == FilterKind::source) return scene.facets->sources;
  if (kind == FilterKind::language) return scene.facets->languages;
  return scene.facets->periods;
}

bool is_filtered(const Search& search) {
  return std::any_of(search.filters.begin(), search.filters.end(), [](const auto& one) { return one.has_value(); });
}

store::SearchRequest request_of(const Search& search) {
  const auto filter = [&](FilterKind kind) { return search.filters[static_cast<std::size_t>(kind)]; };
  return {.query = search.field.text,
          .source = filter(FilterKind::source),
          .language = filter(FilterKind::language),
          .from = filter(FilterKind::from),
          .to = filter(FilterKind::until),
          .limit = most_shown_hits};
}

void add_editing(Arranging& a) {
  const TextField& field = typed_into(a.search);
  Flow flow{a.x, a.y};
  const std::size_t before = a.scene.rows.size();
  const auto add = [&](EditStep step, std::string_view text) {
    add_chip(a, flow, SearchRowKind::edit, static_cast<std::size_t>(step), std::string(text));
  };
  if (!field.text.empty()) add(EditStep::select, tr(a.strings, "Select all"));
  if (has_selection(field)) {
    add(EditStep::copy, tr(a.strings, "Copy"));
    add(EditStep::cut, tr(a.strings, "Cut"));
  }
  if (!a.search.clipboard.empty()) add(EditStep::paste, tr(a.strings, "Paste"));
  if (a.scene.rows.size() > before) end_chips(a, flow, before);
}

void add_completions(Arranging& a) {
  if (a.scene.completions.empty()) return;
  Flow flow{a.x, a.y};
  const std::size_t before = a.scene.rows.size();
  const float first_line = flow.line;
  for (std::size_t i = 0; i < a.scene.completions.size(); ++i) {
    // One line of them: what is found must stay in sight.
    if (flow.x + chip_w(a, a.scene.completions[i]) > a.x + a.w && i > 0) break;
    add_chip(a, flow, SearchRowKind::completion, i, a.scene.completions[i]);
  }
  flow.line = first_line;
  end_chips(a, flow, before);
}

void add_filters(Arranging& a) {
  std::vector<FilterChip> chips = filter_chips(a, Wording::full);
  if (chips.empty()) return;
  const std::size_t before = a.scene.rows.size();
  Flow flow{a.x, a.y};
  bool folded = false;
  if (width_of(a, chips) > a.w) {
    chips = filter_chips(a, Wording::brief);
    folded = width_of(a, chips) > a.w;
  }
  if (folded) add_folded_filters(a, flow);
  if (!folded || a.search.filters_open || a.search.choosing) add_filter_chips(a, flow, chips);
  end_chips(a, flow, before);
}

void add_choices(Arranging& a) {
  const FilterKind kind = *a.search.choosing;
  const std::optional<std::string>& value = a.search.filters[static_cast<std::size_t>(kind)];
  const auto choices = choices_of(a.scene, kind);
  a.y += a.m.gap;
  const std::size_t before = a.scene.rows.size();
  Flow flow{a.x, a.y};
  const auto add = [&](std::size_t index, std::string text, bool chosen) {
    SearchRow& row = add_chip(a, flow, SearchRowKind::choice, index, std::move(text));
    row.filter = kind;
    row.chosen = chosen;
  };
  const store::SearchWords typed = store::search_words(a.search.narrowing.text, "");
  if (typed.words.empty()) add(static_cast<std::size_t>(-1), std::string(all_of_filter(a.strings, kind)), !value);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const std::string shown = shown_value(a.strings, kind, choices[i].value);
    if (!typed.words.empty() && !is_called(shown, typed)) continue;
    // {1} is a source, a language or a time; {2} the number of its articles.
    add(i, format(tr(a.strings, "{1} ({2})"), {shown, format_number(a.strings, choices[i].articles)}),
        value == choices[i].value);
  }
  if (a.scene.rows.size() == before)
    return add_text_row(a, SearchRowKind::more, std::string(tr(a.strings, "Nothing in this list is called that.")),
                        a.m.interface, 2);
  end_chips(a, flow, before);
}

void add_clear_all(Arranging& a) {
  Flow flow{a.x, a.y};
  const std::size_t before = a.scene.rows.size();
  SearchRow& row =
      add_chip(a, flow, SearchRowKind::clear_filter, 0, std::string(tr(a.strings, "Search without filters")));
  row.index = -1;
  row.chosen = true;
  end_chips(a, flow, before);
}

}  // namespace app
