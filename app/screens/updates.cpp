#include "app/screens/updates.h"

#include <algorithm>
#include <cmath>

#include "app/screens/widgets.h"
#include "app/strings/dates.h"

namespace app {
namespace {

using render::Face;
using render::Rect;

constexpr int most_lines = 6;
constexpr float least_px = 9;

struct Part {
  std::string text;
  Role role = Role::message;
  Face face = Face::serif;
  float ems = 1;    // of body type
  float after = 0;  // in the same
  bool dim = false;
  bool marked = false;  // on a ground of its own
};

void add_offer(const StickOffer& offer, const Strings& strings, std::vector<Part>& parts) {
  parts.push_back({.text = offer.title, .role = Role::title, .face = Face::serif_bold, .after = 0.2F});
  std::string facts = format(tr(strings, "Edition {1}, number {2}"),
                             {offer.id, format_number(strings, static_cast<std::int64_t>(offer.serial))});
  if (offer.bytes > 0) facts += " · " + bytes_text(offer.bytes, strings);
  parts.push_back({.text = std::move(facts), .face = Face::sans, .ems = 0.85F, .after = 0.2F, .dim = true});
}

std::string minutes_text(const Updates& updates, const Strings& strings) {
  const std::optional<std::int64_t> minutes = minutes_left(updates);
  if (!minutes) return {};
  return format(tr_n(strings, "About {1} minute", "About {1} minutes", static_cast<std::uint64_t>(*minutes)),
                {format_number(strings, *minutes)});
}

// What comes from the stick is counted in bytes; of the other phases the bar tells enough, and they count otherwise.
bool counts_bytes(InstallPhase phase) { return phase == InstallPhase::copy || phase == InstallPhase::check; }

void add_progress(const Updates& updates, const Strings& strings, std::vector<Part>& parts) {
  std::string said(
      phase_words(updates.stage == UpdateStage::opening ? InstallPhase::activate : updates.phase, strings));
  if (updates.stage == UpdateStage::running && updates.of > 0 && counts_bytes(updates.phase)) {
    said += ": ";
    said += format(tr(strings, "{1} of {2}"), {bytes_text(updates.done, strings), bytes_text(updates.of, strings)});
  }
  parts.push_back({.text = std::move(said), .after = 0.4F});
  // The bar stands below it: its text is what a reader of the screen hears.
  const double share = updates.of > 0 ? static_cast<double>(updates.done) / static_cast<double>(updates.of) : 0;
  parts.push_back({.text = format_percent(strings, share), .role = Role::share, .ems = 0.5F, .after = 0.4F});
  if (std::string left = minutes_text(updates, strings); !left.empty() && updates.stage == UpdateStage::running)
    parts.push_back({.text = std::move(left), .face = Face::sans, .ems = 0.85F, .after = 0.6F, .dim = true});
  if (updates.may_pull) {
    parts.push_back({.text = std::string(tr(strings, "You may pull the stick out now.")),
                     .face = Face::serif_bold,
                     .after = 0.6F,
                     .marked = true});
  } else if (!updates.rolling_back) {
    parts.push_back({.text = std::string(tr(strings, "Please leave the stick in.")), .after = 0.6F});
  }
}

// While the new edition is being opened its end is known, and not yet so.
const UpdateEnd* shown_end(const Updates& updates) {
  return updates.stage == UpdateStage::ended && updates.end ? &*updates.end : nullptr;
}

bool is_under_way(const Updates& updates) {
  return updates.stage == UpdateStage::asked || updates.stage == UpdateStage::running ||
         updates.stage == UpdateStage::opening;
}

std::vector<Part> parts_of(const Updates& updates, const Strings& strings) {
  std::vector<Part> parts;
  parts.push_back({.text = std::string(updates.rolling_back ? tr(strings, "Back to the edition before")
                                                            : tr(strings, "Update of this terminal")),
                   .role = Role::heading,
                   .face = Face::serif_bold,
                   .ems = 1.4F,
                   .after = 0.7F});
  const bool busy = is_under_way(updates);
  const UpdateEnd* end = shown_end(updates);
  const StickOffer* installing = updates.installing ? &*updates.installing : nullptr;
  const StickOffer* offer = busy || end != nullptr ? installing : chosen_offer(updates);
  if (offer != nullptr) add_offer(*offer, strings, parts);
  if (offer != nullptr && !busy && end == nullptr) {
    parts.back().after = 0.5F;
    parts.push_back({.text = relation_sentence(offer->relation, strings), .after = 0.4F});
    if (std::string time = minutes_text(updates, strings); offer->relation == Relation::newer && !time.empty())
      parts.push_back({.text = std::move(time), .face = Face::sans, .ems = 0.85F, .after = 0.4F, .dim = true});
  }
  parts.back().after = std::max(parts.back().after, 0.7F);
  if (busy) add_progress(updates, strings, parts);
  const UpdateEnd* said = end == nullptr && updates.found ? &*updates.found : end;
  if (!busy && said != nullptr) {
    parts.push_back({.text = end_sentence(*said, strings), .face = Face::serif_bold, .after = 0.5F});
    parts.push_back({.text = said->code, .face = Face::sans, .ems = 0.75F, .dim = true});
  } else if (!busy && offer == nullptr) {
    parts.push_back(
        {.text = std::string(tr(strings, "There is no stick with an edition. Put one in and wait a moment."))});
  }
  return parts;
}

struct Choice {
  std::string_view text;
  Action action;
  ButtonLook look = ButtonLook::plain;
};

std::vector<Choice> choices_of(const Updates& updates, const Strings& strings) {
  std::vector<Choice> choices;
  const StickOffer* offer = chosen_offer(updates);
  if (const UpdateEnd* end = shown_end(updates)) {
    if (end->code == code_refused_before && updates.installing)
      choices.push_back({tr(strings, "Install it all the same …"), {.kind = ActionKind::start_update, .a = 1}});
    choices.push_back({tr(strings, "Done"), {.kind = ActionKind::dismiss_update}, ButtonLook::chosen});
  } else if (can_cancel(updates)) {
    choices.push_back(
        {updates.own ? tr(strings, "Cancel") : tr(strings, "Cancel …"), {.kind = ActionKind::cancel_update}});
  } else if (!is_under_way(updates) && offer != nullptr) {
    if (can_install(*offer))
      choices.push_back({offer->refused.empty() ? tr(strings, "Update …") : tr(strings, "Install it all the same …"),
                         {.kind = ActionKind::start_update, .a = offer->refused.empty() ? 0 : 1},
                         ButtonLook::chosen});
    if (updates.offers.size() > 1)
      choices.push_back({tr(strings, "Another edition"), {.kind = ActionKind::next_offer}});
  }
  return choices;
}

// What is done of what there is to do.
void draw_bar(const Updates& updates, std::string_view text, const Rect& bar, View& view) {
  view.canvas.fill(bar, view.colors.button);
  const float share =
      updates.of > 0 ? static_cast<float>(static_cast<double>(updates.done) / static_cast<double>(updates.of)) : 0;
  Rect done = bar;
  done.w = std::round(bar.w * std::clamp(share, 0.0F, 1.0F));
  if (done.w > 0) view.canvas.fill(in_bar(view, bar, done), view.colors.accent);
  view.canvas.stroke(bar, view.colors.dim, view.metrics.hairline);
  add_box(view, Role::share, text, bar);
}

float height_of(const std::vector<Part>& parts, float body, float width, View& view) {
  float height = 0;
  for (const Part& part : parts) {
    const float size = std::round(body * part.ems);
    height += part.role == Role::share
                  ? size
                  : std::ceil(view.labels.get(part.text, {part.face, size}, width, most_lines).height_px);
    height += std::round(body * part.after) + (part.marked ? std::round(body * 0.5F) : 0);
  }
  return height;
}

void draw_parts(const Updates& updates, const std::vector<Part>& parts, const Rect& page, float body, View& view) {
  float y = page.y;
  for (const Part& part : parts) {
    const float size = std::round(body * part.ems);
    if (part.role == Role::share) {
      draw_bar(updates, part.text, {page.x, y, page.w, size}, view);
      y += size + std::round(body * part.after);
      continue;
    }
    const render::Layout& layout = view.labels.get(part.text, {part.face, size}, page.w, most_lines);
    const float h = std::ceil(layout.height_px);
    const float pad = part.marked ? std::round(body * 0.25F) : 0;
    if (part.marked) view.canvas.fill({page.x - pad, y, page.w + 2 * pad, h + 2 * pad}, view.colors.notice);
    label(view, part.role, part.text, {page.x, y + pad, page.w, h},
          {part.face, size, part.dim ? view.colors.dim : view.colors.ink, align_at_start(layout, view), most_lines});
    y += h + 2 * pad + std::round(body * part.after);
  }
}

// Beside one another where there is room, else one below the other. Gives how high they are; draws them below `low`
// only where asked to.
float place_choices(const std::vector<Choice>& choices, const Rect& page, std::optional<float> top, View& view) {
  const render::Metrics& m = view.metrics;
  float x = 0;
  float y = 0;
  for (const Choice& choice : choices) {
    float size = m.interface;
    while (size > least_px && label_width(view, choice.text, Face::sans_bold, size) > page.w - 2 * m.gap)
      size = std::floor(size * 0.93F);
    const float wanted = label_width(view, choice.text, Face::sans_bold, size) + 4 * m.gap;
    const float w = std::min(page.w, std::max(2 * m.target, wanted));
    if (x > 0 && x + w > page.w) {
      x = 0;
      y += m.target + m.gap;
    }
    const Rect rect{page.x + x, y + top.value_or(0), w, m.target};
    if (top) button(view, choice.text, in_bar(view, page, rect), choice.action, choice.look, size);
    x += w + 2 * m.gap;
  }
  return choices.empty() ? 0 : y + m.target;
}

}  // namespace

float notice_height(const Notice& notice, float width, const render::Metrics& m, render::LabelCache& labels) {
  if (notice.text.empty()) return 0;
  // One line, or two where it takes them.
  const float room = width - 4 * m.gap - std::round(width * 0.3F);
  const bool one = labels.get(notice.text, {Face::sans, m.interface}).width_px <= room;
  return m.target + m.gap + (one ? 0 : std::round(m.interface * 0.6F));
}

void draw_notice(const Notice& notice, const Rect& strip, View& view) {
  const render::Metrics& m = view.metrics;
  view.canvas.fill(strip, view.colors.notice);
  view.canvas.fill({strip.x, strip.y, strip.w, m.hairline}, view.colors.rule);
  add_box(view, Role::bar, "", strip);
  const float most_button = std::round(strip.w * 0.3F);
  float size = m.interface;
  while (size > least_px && label_width(view, notice.button, Face::sans_bold, size) > most_button - 2 * m.gap)
    size = std::floor(size * 0.93F);
  const float w = std::min(most_button,
                           std::max(2 * m.target, label_width(view, notice.button, Face::sans_bold, size) + 3 * m.gap));
  const Rect touch{right(strip) - m.gap - w, strip.y + std::round((strip.h - m.target) / 2), w, m.target};
  const Rect room{strip.x + 2 * m.gap, strip.y, touch.x - strip.x - 4 * m.gap, strip.h};
  constexpr int two = 2;
  float text_px = m.interface;
  const auto layout = [&]() -> const render::Layout& {
    return view.labels.get(notice.text, {Face::sans, text_px}, room.w, two);
  };
  while (text_px > least_px && (layout().truncated || layout().height_px > room.h - 2))
    text_px = std::floor(text_px * 0.93F);
  const float h = std::ceil(layout().height_px);
  const Rect text = in_bar(view, strip, {room.x, room.y + std::round((room.h - h) / 2), room.w, h});
  // A title may be longer than any place for it: it comes last.
  label(view, Role::title, notice.text, text,
        {Face::sans, text_px, view.colors.ink, align_at_start(layout(), view), two});
  button(view, notice.button, in_bar(view, strip, touch), notice.action, ButtonLook::plain, size);
}

void draw(const Updates& updates, const Rect& area, View& view) {
  const render::Metrics& m = view.metrics;
  view.canvas.fill(area, view.colors.paper);
  back_link(view, {area.x, area.y, area.w, m.bar});
  const float w = std::min(area.w - 6 * m.gap, std::max(m.body * 33, m.px_per_mm * 90));
  const Rect page{std::round(area.x + (area.w - w) / 2), area.y + m.bar, w, area.h - m.bar - m.gap};
  const std::vector<Part> parts = parts_of(updates, view.strings);
  const std::vector<Choice> choices = choices_of(updates, view.strings);
  const float buttons = place_choices(choices, page, std::nullopt, view);
  const float room = page.h - (buttons > 0 ? buttons + 2 * m.gap : 0);
  // All of it must be read: in smaller type where a low panel has no room for the one that was asked for.
  float body = m.body;
  while (body > least_px && height_of(parts, body, w, view) > room) body = std::floor(body * 0.93F);
  const float height = height_of(parts, body, w, view);
  const float y = page.y + std::round(std::max(0.0F, (room - height) / 3));
  draw_parts(updates, parts, {page.x, y, page.w, height}, body, view);
  if (buttons > 0) place_choices(choices, page, std::min(bottom(page) - buttons, y + height + 2 * m.gap), view);
}

}  // namespace app
