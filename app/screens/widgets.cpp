#include "app/screens/widgets.h"

#include <algorithm>
#include <cmath>

#include "app/strings/dates.h"

namespace app {

using render::Color;
using render::Face;
using render::Rect;

float label(View& view, Role role, std::string_view text, const Rect& rect, const LabelStyle& style) {
  const render::Layout& layout =
      view.labels.get(text, {style.face, style.size_px}, rect.w, style.max_lines, style.align);
  const float y = style.max_lines == 1 ? rect.y + (rect.h - layout.height_px) / 2 : rect.y;
  view.canvas.text(layout, {rect.x, y}, style.color);
  // Where the lines begin: right-to-left text starts at the right.
  float begin = layout.lines.empty() ? 0 : layout.lines.front().x;
  for (const render::Line& line : layout.lines) begin = std::min(begin, line.x);
  if (Box* box = add_box(view, role, text, {rect.x + begin, y, layout.width_px, layout.height_px})) {
    box->own_text = true;
    box->shortened = layout.truncated;
  }
  return layout.width_px;
}

float label_width(View& view, std::string_view text, Face face, float size_px) {
  return std::ceil(view.labels.get(text, {face, size_px}).width_px);
}

void focus_ring(View& view, const Rect& rect, const Action& action) {
  if (view.focus.kind == ActionKind::none || !(view.focus == action)) return;
  const float ring = view.metrics.focus_ring;
  view.canvas.stroke(inset(rect, -ring, -ring), view.colors.accent, ring);
}

void button(View& view, std::string_view text, const Rect& rect, const Action& action, ButtonLook look, float size_px) {
  const Color surface = look == ButtonLook::chosen ? view.colors.chosen : view.colors.button;
  if (look != ButtonLook::bare) view.canvas.fill(rect, surface);
  const Color ink = look == ButtonLook::chosen ? view.colors.on_chosen
                    : look == ButtonLook::bare ? view.colors.accent
                                               : view.colors.ink;
  const render::Layout& layout = view.labels.get(
      text, {Face::sans_bold, size_px > 0 ? size_px : view.metrics.interface}, rect.w, 1, render::Align::center);
  view.canvas.text(layout, {rect.x, rect.y + (rect.h - layout.height_px) / 2}, ink);
  focus_ring(view, rect, action);
  if (Box* box = add_box(view, Role::button, text, rect, action)) {
    box->focusable = true;
    box->chosen = look == ButtonLook::chosen;
    box->own_text = true;
    box->shortened = layout.truncated;
  }
}

void underline(View& view, float x_begin, float x_end, float y, store::PassageClass passage_class, Color color,
               float thickness_px, float pattern_px) {
  const float unit = pattern_px > 0 ? pattern_px : thickness_px;
  if (passage_class == store::PassageClass::verbatim) {
    view.canvas.fill({x_begin, y, x_end - x_begin, thickness_px}, color);
    return;
  }
  const bool dashed = passage_class == store::PassageClass::edited;
  const int on = std::max(1, static_cast<int>(std::lround(dashed ? unit * 2.4F : unit)));
  const int off = std::max(1, static_cast<int>(std::lround(dashed ? unit * 1.4F : unit)));
  // The pattern starts at multiples of its period, so that it runs on evenly from line to line.
  view.canvas.dashes({x_begin, y, x_end - x_begin, thickness_px}, on, on + off, color);
}

std::string shown_source(const Strings& strings, const std::optional<std::string>& name, bool guessed) {
  if (!name) return std::string(tr(strings, "source unknown"));
  return guessed ? format(tr(strings, "{1} (guess)"), {*name}) : *name;
}

std::string shown_time(const Strings& strings, const std::optional<store::PublicationTime>& time, bool guessed) {
  const std::string text = format_published(strings, time, DateStyle::brief);
  return time && guessed ? format(tr(strings, "{1} (guess)"), {text}) : text;
}

const render::MarkColors& mark_colors(const View& view, store::PassageClass passage_class) {
  return view.colors.marks[static_cast<std::size_t>(passage_class)];
}

void share_bar(View& view, const Rect& rect, const std::array<double, 3>& shares) {
  view.canvas.fill(rect, view.colors.desk);
  float x = rect.x;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const float w = rect.w * static_cast<float>(std::clamp(shares[i], 0.0, 1.0));
    if (w > 0) view.canvas.fill({x, rect.y, w, rect.h}, view.colors.marks[i].line);
    x += w;
  }
}

Rect in_bar(const View& view, const Rect& bar, const Rect& rect) {
  if (!view.strings.from_right) return rect;
  return {bar.x + right(bar) - right(rect), rect.y, rect.w, rect.h};
}

float fitting_px(View& view, std::string_view text, render::Face face, float size_px, float width_px) {
  constexpr float least_px = 8;
  while (size_px > least_px && label_width(view, text, face, size_px) > width_px) size_px = std::floor(size_px * 0.93F);
  return size_px;
}

bool runs_from_right(const render::Layout& layout) {
  return !layout.lines.empty() && layout.lines.front().right_to_left;
}

render::Align align_at(const render::Layout& layout, bool at_right) {
  return runs_from_right(layout) == at_right ? render::Align::start : render::Align::end;
}

render::Align align_at_start(const render::Layout& layout, const View& view) {
  return align_at(layout, view.strings.from_right);
}

const char* back_arrow(const View& view) { return view.strings.from_right ? "›" : "‹"; }
const char* on_arrow(const View& view) { return view.strings.from_right ? "‹" : "›"; }

float sample_badge(View& view, float x, const Rect& bar) {
  if (!view.sample && !view.preview) return 0;
  const std::string_view text = !view.sample   ? tr(view.strings, "Preview: not signed")
                                : view.preview ? tr(view.strings, "Sample, not signed")
                                               : tr(view.strings, "Sample: invented texts");
  const float size = view.metrics.small;
  const float pad = std::round(size * 0.6F);
  const float w = label_width(view, text, Face::sans_bold, size) + 2 * pad;
  const float h = std::round(size * 1.9F);
  const Rect rect = in_bar(view, bar, {x, bar.y + (bar.h - h) / 2, w, h});
  view.canvas.fill(rect, view.colors.notice);
  label(view, Role::note, text, inset(rect, pad, 0), {Face::sans_bold, size, view.colors.ink});
  return w;
}

float back_link(View& view, const Rect& bar) {
  const std::string_view text = view.back.empty() ? tr(view.strings, "‹ Stories") : view.back;
  const float w = std::max(view.metrics.target,
                           label_width(view, text, Face::sans_bold, view.metrics.interface) + 2 * view.metrics.gap);
  const Rect rect{bar.x + view.metrics.gap / 2, bar.y + (bar.h - view.metrics.target) / 2, w, view.metrics.target};
  button(view, text, in_bar(view, bar, rect), {.kind = ActionKind::back}, ButtonLook::bare);
  return right(rect);
}

float clear_button(View& view, const Rect& bar) {
  const float pad = 1.5F * view.metrics.gap;
  const auto width = [&](std::string_view text) {
    return std::max(view.metrics.target, label_width(view, text, Face::sans_bold, view.metrics.interface) + pad);
  };
  const std::string_view whole = tr(view.strings, "Clear my visit now");
  std::string_view text = whole;
  constexpr float most_of_bar = 0.155F;
  for (const std::string_view shorter : {tr(view.strings, "Clear my visit"), tr(view.strings, "Clear")}) {
    if (width(text) > bar.w * most_of_bar) text = shorter;
  }
  const float w = width(text);
  const float x = right(bar) - view.metrics.gap - w;
  button(view, text, in_bar(view, bar, {x, bar.y + (bar.h - view.metrics.target) / 2, w, view.metrics.target}),
         {.kind = ActionKind::clear_visit}, ButtonLook::plain);
  return x;
}

float bar_controls(View& view, const Rect& bar) {
  const float side = view.metrics.target;
  const float gap = view.metrics.gap;
  const float y = bar.y + (bar.h - side) / 2;
  const std::string_view theme =
      view.theme == render::ThemeName::dark ? tr(view.strings, "Light") : tr(view.strings, "Dark");
  const struct {
    std::string_view text;
    ActionKind kind;
  } controls[]{{theme, ActionKind::toggle_theme},
               {tr(view.strings, "A+"), ActionKind::type_larger},
               {tr(view.strings, "A−"), ActionKind::type_smaller}};
  float x = clear_button(view, bar);
  for (const auto& control : controls) {
    const float w =
        std::max(side, label_width(view, control.text, Face::sans_bold, view.metrics.interface) + 1.5F * gap);
    x -= gap + w;
    button(view, control.text, in_bar(view, bar, {x, y, w, side}), {.kind = control.kind}, ButtonLook::plain);
  }
  return x;
}

}  // namespace app
