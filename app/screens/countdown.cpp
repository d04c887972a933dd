#include "app/screens/countdown.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/screens/widgets.h"
#include "app/strings/dates.h"

namespace app {
namespace {

using render::Face;
using render::Rect;

constexpr int most_lines = 3;
constexpr float veil = 0.82F;

struct Question {
  std::string_view heading;
  std::string told;
  std::string_view keep;
  std::string_view again;
};

struct Plan {
  float body = 0;
  float width = 0;
  float pad = 0;
  float heading_h = 0;
  float told_h = 0;
  std::array<float, 2> buttons{};  // their widths
  bool stacked = false;            // one under the other
  float height = 0;
};

Plan plan_of(const Question& question, const Rect& area, float body, View& view) {
  const render::Metrics& m = view.metrics;
  Plan plan;
  plan.body = body;
  plan.pad = std::round(m.px_per_mm * 4);
  plan.width = std::min(area.w - 4 * m.gap, std::max(m.px_per_mm * 110, body * 26));
  const float in = plan.width - 2 * plan.pad;
  const auto height = [&](std::string_view text, Face face, float size) {
    return std::ceil(view.labels.get(text, {face, size}, in, most_lines).height_px);
  };
  plan.heading_h = height(question.heading, Face::serif_bold, std::round(body * 1.4F));
  plan.told_h = height(question.told, Face::serif, body);
  const auto button_width = [&](std::string_view text) {
    return std::max(m.target * 2, label_width(view, text, Face::sans_bold, m.interface) + 4 * m.gap);
  };
  plan.buttons = {button_width(question.keep), button_width(question.again)};
  plan.stacked = plan.buttons[0] + plan.buttons[1] + 3 * m.gap > in;
  if (plan.stacked) plan.buttons = {in, in};
  plan.height = 2 * plan.pad + plan.heading_h + std::round(body * 0.5F) + plan.told_h + body;
  plan.height += plan.stacked ? 2 * m.target + m.gap : m.target;
  return plan;
}

void draw_words(const Question& question, const Plan& plan, const Rect& in, View& view) {
  const auto line = [&](std::string_view text, Face face, float size, float y, float h) {
    const render::Layout& layout = view.labels.get(text, {face, size}, in.w, most_lines);
    label(view, Role::message, text, {in.x, y, in.w, h},
          {face, size, view.colors.ink, align_at_start(layout, view), most_lines});
  };
  line(question.heading, Face::serif_bold, std::round(plan.body * 1.4F), in.y, plan.heading_h);
  line(question.told, Face::serif, plan.body, in.y + plan.heading_h + std::round(plan.body * 0.5F), plan.told_h);
}

}  // namespace

void draw_countdown(std::int32_t seconds, const Rect& area, View& view) {
  const render::Metrics& m = view.metrics;
  const auto count = static_cast<std::uint64_t>(std::max(seconds, 0));
  const Question question{tr(view.strings, "Are you still reading?"),
                          format(tr_n(view.strings, "In {1} second this visit will be cleared.",
                                      "In {1} seconds this visit will be cleared.", count),
                                 {format_number(view.strings, seconds)}),
                          tr(view.strings, "Keep reading"), tr(view.strings, "Start again")};
  clear(view.boxes);
  view.canvas.fill(area, with_alpha(view.colors.desk, veil));
  const Action keep{.kind = ActionKind::keep_reading};
  const Action again{.kind = ActionKind::start_again};
  if (Box* box = add_box(view, Role::column, question.keep, area, keep)) box->drag = keep;
  // All of it must be read: in smaller type where a low panel has no room for the one that was asked for.
  Plan plan = plan_of(question, area, m.body, view);
  while (plan.body > 10 && plan.height > area.h - 2 * m.gap)
    plan = plan_of(question, area, std::floor(plan.body * 0.93F), view);
  const Rect panel{area.x + std::round((area.w - plan.width) / 2), area.y + std::round((area.h - plan.height) / 2),
                   plan.width, plan.height};
  view.canvas.fill(panel, view.colors.paper);
  view.canvas.stroke(panel, view.colors.ink, m.focus_ring);
  add_box(view, Role::passage_card, question.heading, panel);
  const Rect in = inset(panel, plan.pad, plan.pad);
  draw_words(question, plan, in, view);
  const float low = bottom(in) - m.target;
  const Rect first{in.x, plan.stacked ? low - m.gap - m.target : low, plan.buttons[0], m.target};
  const Rect second{plan.stacked ? in.x : right(first) + 2 * m.gap, low, plan.buttons[1], m.target};
  button(view, question.keep, in_bar(view, in, first), keep, ButtonLook::chosen);
  button(view, question.again, in_bar(view, in, second), again, ButtonLook::plain);
}

}  // namespace app
