// The dashed slots in a column's margin: what it lacks, in words where there is room, else by letters.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Point;
using render::Rect;

// What a slot says: in the words' room beside the margin, in the margin, or as little as can be.
struct SlotText {
  std::string_view text;
  Rect frame;
  float size_px = 0;
  int lines = 1;
  Face face = Face::sans;
};

SlotText fit_text(const CompareScene& scene, const CompareColumn& column, const Absence& absence, const Badge& badge,
                  View& view) {
  const bool mirrored = column.right_to_left;
  const float size = figure_px(scene);
  const auto framed = [&](float w, float h) {
    // A wide one comes nearer to the text, not beyond the paper.
    const float x = mirrored ? std::min(badge.square.x, right(column.slots) - 1 - w)
                             : std::max(right(badge.square) - w, column.slots.x + 1);
    return Rect{x, badge.square.y, w, h};
  };
  const auto near_text = [&](const Rect& area) {
    return mirrored ? right(area) - badge.square.x : right(badge.square) - area.x;
  };
  // Never narrower than the letter that stands there else.
  const auto try_text = [&](std::string_view text, float room, float pad, int lines,
                            Face face) -> std::optional<SlotText> {
    const render::Layout& set = view.labels.get(text, {face, size}, room - 2 * pad, lines);
    if (set.truncated || set.width_px > room - 2 * pad) return std::nullopt;
    const int used = static_cast<int>(set.lines.size());
    const float h = used > 1 ? std::min(letter_height(scene), set.height_px + 2) : badge.square.h;
    return SlotText{text, framed(std::max(badge.square.w, set.width_px + 1 + 2 * pad), h), size, used, face};
  };
  const float wide_pad = std::round(scene.key.body_px * 0.25F);
  const bool one = absence.end - absence.begin == 1;
  if (const auto words = try_text(absence.words, near_text(column.slots), wide_pad, one ? 1 : 2, Face::sans))
    return *words;
  const float room = column.margin.w - 3;
  if (one) return {absence.letters, badge.square, letter_px(scene), 1, Face::sans_bold};
  if (const auto letters = try_text(absence.letters, room, 1, 2, Face::sans_bold)) return *letters;
  const float wide = label_width(view, absence.brief, Face::sans_bold, size);
  const float fitting = wide + 4 > room ? std::floor(size * (room - 4) / wide) : size;
  const float w = std::max(badge.square.w, std::min(room, std::ceil(wide * fitting / size) + 4));
  return {absence.brief, framed(w, badge.square.h), fitting, 1, Face::sans_bold};
}

void draw_absence(const Compare& compare, const CompareScene& scene, std::size_t c, std::size_t i, float y,
                  View& view) {
  const CompareColumn& column = scene.columns[c];
  const Absence& absence = column.absences[i];
  const Badge badge = badge_at(scene, column, y, view);
  const SlotText text = fit_text(scene, column, absence, badge, view);
  const auto families = families_of(column, absence);
  const bool chosen =
      compare.selection && std::find(families.begin(), families.end(), compare.selection->family) != families.end();
  if (chosen) {
    view.canvas.fill(text.frame, view.colors.chosen);
  } else {
    dashed_frame(text.frame, view.colors.dim, std::max(1.0F, std::round(view.metrics.hairline)), view);
  }
  label(view, Role::text, text.text, text.frame,
        {text.face, text.size_px, chosen ? view.colors.on_chosen : view.colors.dim, render::Align::center, text.lines});
  if (families.size() == 1 && text.face == Face::sans_bold) {
    label(view, Role::text, scene.families[static_cast<std::size_t>(families[0])].count, badge.below,
          {Face::sans, figure_px(scene), view.colors.dim, render::Align::center});
  }
  const Action tap =
      slot_tap(scene, {.kind = ActionKind::show_absent, .a = families.front(), .b = static_cast<std::int32_t>(c)});
  focus_ring(view, text.frame, tap);
  const float from = std::min(badge.touch.x, text.frame.x);
  const float to = std::max(right(badge.touch), right(text.frame));
  if (Box* box = add_box(view, Role::slot, absence.words, {from, badge.touch.y, to - from, badge.touch.h}, tap)) {
    box->focusable = is_whole(column, text.frame);
    box->chosen = chosen;
  }
}

}  // namespace

void dashed_frame(const Rect& rect, render::Color color, float thin, View& view) {
  underline(view, rect.x, right(rect), rect.y, store::PassageClass::edited, color, thin);
  underline(view, rect.x, right(rect), bottom(rect) - thin, store::PassageClass::edited, color, thin);
  const float on = std::round(thin * 2.4F);
  const float period = on + std::round(thin * 1.4F);
  for (float y = rect.y; y < bottom(rect); y += period) {
    const float h = std::min(on, bottom(rect) - y);
    view.canvas.fill({rect.x, y, thin, h}, color);
    view.canvas.fill({right(rect) - thin, y, thin, h}, color);
  }
}

void draw_absences(const Compare& compare, const CompareScene& scene, std::size_t c, Point origin, View& view) {
  const CompareColumn& column = scene.columns[c];
  for (std::size_t i = 0; i < column.absences.size(); ++i) {
    const float y = origin.y + opened(column, column.absences[i].y);
    if (y > bottom(column.viewport) || y < column.viewport.y - 2 * letter_height(scene)) continue;
    draw_absence(compare, scene, c, i, y, view);
  }
}

}  // namespace app
