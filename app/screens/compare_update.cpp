// What a touch or a key does to the compare screen. A tap on a passage moves every other column until its member
// stands level with the tapped one; the tapped column stays.
#include <algorithm>
#include <cmath>

#include "app/screens/compare.h"
#include "app/strings/dates.h"

namespace app {
namespace {

std::optional<std::size_t> column_of(const CompareScene& scene, std::int32_t article) {
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    if (scene.columns[c].article == article) return c;
  }
  return std::nullopt;
}

std::string quoted_beginning(const store::StoryContents& story, const store::Family& family, std::int32_t member) {
  const store::Member& m = family.members[static_cast<std::size_t>(member)];
  const std::string& text = story.articles[static_cast<std::size_t>(m.article)].text;
  std::string_view passage = base::slice(text, m.range);
  constexpr std::size_t most_bytes = 48;
  passage = passage.substr(0, std::min(passage.find('\n'), passage.size()));
  // The card sets its own quotation marks.
  for (const std::string_view mark : {"“", "\"", "‘", "'", "«", "„"}) {
    if (passage.starts_with(mark)) passage.remove_prefix(mark.size());
  }
  if (passage.size() <= most_bytes) return std::string(passage);
  std::size_t cut = passage.rfind(' ', most_bytes);
  if (cut == std::string_view::npos || cut == 0) {
    for (cut = most_bytes; cut > 0 && (static_cast<unsigned char>(passage[cut]) & 0xC0U) == 0x80U;) --cut;
  }
  return std::string(passage.substr(0, cut)) + "…";
}

std::string earliest_text(const store::StoryContents& story, const store::Family& family, const Strings& strings) {
  const auto members = static_cast<std::int32_t>(family.members.size());
  if (family.earliest) {
    const store::Member& first = family.members[static_cast<std::size_t>(*family.earliest)];
    const store::Article& article = story.articles[static_cast<std::size_t>(first.article)];
    const std::string source = article.source ? *article.source : std::string(tr(strings, "source unknown"));
    std::string text = format(tr(strings, "earliest: {1}, {2}"),
                              {source, format_published(strings, article.published, DateStyle::brief)});
    if (family.undated > 0) {
      text += " ";
      text += format(tr(strings, "({1} dated; {2} undated)"),
                     {format_number(strings, members - family.undated), format_number(strings, family.undated)});
    }
    return text;
  }
  if (family.undated == members) return std::string(tr(strings, "earliest not known: no dates"));
  return std::string(tr(strings, "earliest not known: same time"));
}

void write_card(CompareScene& scene, const Compare& compare, const Strings& strings) {
  scene.card.clear();
  scene.card_passage.clear();
  scene.card_facts.clear();
  if (!compare.selection) return;
  const auto index = static_cast<std::size_t>(compare.selection->family);
  const store::Family& family = scene.story.families[index];
  const std::string in = format(tr(strings, "in {1} of {2} sources"),
                                {format_number(strings, scene.story.sizes[index].articles),
                                 format_number(strings, static_cast<std::int64_t>(scene.story.articles.size()))});
  scene.card_passage = family.label + "  “" + quoted_beginning(scene.story, family, compare.selection->member) + "”";
  scene.card_facts = in + "  ·  " + earliest_text(scene.story, family, strings);
  scene.card = scene.card_passage + "  ·  " + scene.card_facts;
}

// Slides every column whose member does not stand at `y` on the screen; `fixed` stays where it is.
void level(const CompareScene& scene, Compare& compare, std::optional<std::size_t> fixed, float y, double now_ms) {
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    if (c == fixed) continue;
    const auto member = member_in_column(scene, compare, c, compare.selection->family, y);
    if (!member) continue;
    const CompareColumn& column = scene.columns[c];
    slide_to(compare.scrollers[c], column.viewport.y + column.text.body_top + column.places[*member].top - y, now_ms);
  }
}

// Where a passage is put that nobody's finger points at: a third down, with what leads to it above.
float reading_height(const render::Rect& viewport) { return std::round(viewport.y + viewport.h * 0.3F); }

void select(Compare& compare, CompareScene& scene, const Selection& selection, std::optional<float> at_y, double now_ms,
            const Strings& strings) {
  const auto column = column_of(scene, selection.article);
  if (!column) return;
  for (Scroller& scroller : compare.scrollers) stop(scroller);
  compare.selection = selection;
  mark_columns(scene, compare, strings);
  write_card(scene, compare, strings);
  const auto member = member_in_column(scene, compare, *column, selection.family, 0);
  if (!member) return;
  if (at_y) {
    level(scene, compare, std::nullopt, *at_y, now_ms);
  } else {
    level(scene, compare, column, screen_y(scene, compare, *column, scene.columns[*column].places[*member].top),
          now_ms);
  }
}

void clear_selection(Compare& compare, CompareScene& scene, const Strings& strings) {
  compare.selection.reset();
  mark_columns(scene, compare, strings);
  write_card(scene, compare, strings);
}

// The leftmost column that shows the family, and its member there.
std::optional<Selection> leftmost(const Compare& compare, const CompareScene& scene, std::int32_t family) {
  for (const CompareColumn& column : scene.columns) {
    for (const Mark& mark : column.marks.marks) {
      if (mark.family == family && compare.class_shown[static_cast<std::size_t>(mark.passage_class)]) {
        return Selection{family, column.article, mark.member};
      }
    }
  }
  return std::nullopt;
}

void step_selection(Compare& compare, CompareScene& scene, std::int32_t step, double now_ms, const Strings& strings) {
  const auto count = static_cast<std::int32_t>(scene.story.families.size());
  std::int32_t family = compare.selection ? compare.selection->family : (step > 0 ? -1 : 0);
  for (std::int32_t tried = 0; tried < count; ++tried) {
    family = (family + step + count) % count;
    const auto next = leftmost(compare, scene, family);
    if (!next) continue;
    select(compare, scene, *next, reading_height(scene.columns.front().viewport), now_ms, strings);
    return;
  }
}

void order_by_time(Compare& compare, const CompareScene& scene) {
  for (std::size_t i = 0; i < compare.order.size(); ++i) compare.order[i] = static_cast<std::int32_t>(i);
  if (!compare.first_source) return;
  // Undated ones come last; ISO 8601 sorts as text as far as both are precise.
  std::stable_sort(compare.order.begin(), compare.order.end(), [&](std::int32_t a, std::int32_t b) {
    const auto& left = scene.story.articles[static_cast<std::size_t>(a)].published;
    const auto& right = scene.story.articles[static_cast<std::size_t>(b)].published;
    if (!left || !right) return left.has_value() && !right.has_value();
    return left->iso < right->iso;
  });
}

void scroll(Compare& compare, const CompareScene& scene, const Action& action, double now_ms) {
  const float line = scene.key.body_px * leading;
  const float page = scene.columns.empty() ? line : std::max(line, scene.columns.front().viewport.h - 2 * line);
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    if (action.a >= 0 && static_cast<std::size_t>(action.a) != c) continue;
    Scroller& scroller = compare.scrollers[c];
    switch (action.kind) {
      case ActionKind::scroll_drag:
        scroll_by(scroller, -action.y);
        break;
      case ActionKind::scroll_release:
        glide(scroller, -action.y, now_ms);
        break;
      case ActionKind::scroll_wheel:
        slide_by(scroller, -action.y * line * 3, now_ms);
        break;
      case ActionKind::scroll_page:
        slide_by(scroller, action.y * page, now_ms);
        break;
      case ActionKind::scroll_line:
        slide_by(scroller, action.y * line * 2, now_ms);
        break;
      case ActionKind::scroll_edge:
        slide_to(scroller, action.y < 0 ? -line / 2 : scene.columns[c].text.height_px - page, now_ms);
        break;
      case ActionKind::scroll_hold:
        stop(scroller);
        break;
      default:
        break;
    }
  }
}

}  // namespace

void update(Compare& compare, CompareScene& scene, const Action& action, double now_ms, const Strings& strings) {
  switch (action.kind) {
    case ActionKind::set_columns:
      compare.wanted_columns = action.a;
      break;
    case ActionKind::select_member: {
      const auto& column = scene.columns[static_cast<std::size_t>(action.b)];
      select(compare, scene, {action.a, column.article, action.c}, std::nullopt, now_ms, strings);
      break;
    }
    case ActionKind::show_member: {
      const auto& column = scene.columns[static_cast<std::size_t>(action.b)];
      select(compare, scene, {action.a, column.article, action.c}, reading_height(column.viewport), now_ms, strings);
      break;
    }
    case ActionKind::select_next:
      step_selection(compare, scene, 1, now_ms, strings);
      break;
    case ActionKind::select_previous:
      step_selection(compare, scene, -1, now_ms, strings);
      break;
    case ActionKind::clear_selection:
      clear_selection(compare, scene, strings);
      break;
    case ActionKind::toggle_class: {
      bool& shown = compare.class_shown[static_cast<std::size_t>(action.a)];
      shown = !shown;
      break;
    }
    case ActionKind::toggle_only_here:
      compare.only_here = !compare.only_here;
      break;
    case ActionKind::toggle_first_source:
      compare.first_source = !compare.first_source;
      order_by_time(compare, scene);
      break;
    default:
      scroll(compare, scene, action, now_ms);
      break;
  }
}

}  // namespace app
