#include "app/screens/admin.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Rect;

void fitted_button(View& view, std::string_view text, const Rect& rect, const Action& action, ButtonLook look) {
  const float size = std::min(view.metrics.interface, std::floor(rect.h * 0.6F));
  button(view, text, rect, action, look, fitting_px(view, text, Face::sans_bold, size, rect.w - 2 * view.metrics.gap));
}

// Begins where the interface does: a path or a figure too.
void fitted_label(View& view, Role role, std::string_view text, const Rect& rect, LabelStyle style) {
  if (text.empty()) return;
  style.size_px = std::min(style.size_px, std::floor(rect.h * 0.7F));
  style.size_px = fitting_px(view, text, style.face, style.size_px, rect.w - 1);
  if (style.align == render::Align::start)
    style.align = align_at_start(view.labels.get(text, {style.face, style.size_px}), view);
  label(view, role, text, rect, style);
}

// A place counted from the side where reading begins.
Rect along(const View& view, const Rect& in, float x, float w, float y, float h) {
  return {view.strings.from_right ? right(in) - x - w : in.x + x, y, w, h};
}

std::array<std::string_view, admin_pages> page_names(const Strings& strings) {
  return {tr(strings, "Edition"), tr(strings, "Updates"), tr(strings, "Health"), tr(strings, "Settings"),
          tr(strings, "Service")};
}

// Names at the beginning, values beside them; lines as high as there is room.
void draw_lines(const std::vector<AdminLine>& lines, const Rect& page, View& view) {
  const render::Metrics& m = view.metrics;
  if (lines.empty()) return;
  const float h = std::min(std::round(m.interface * 2), std::floor(page.h / static_cast<float>(lines.size())));
  const float name_w = std::round(page.w * 0.32F);
  float y = page.y;
  for (const AdminLine& line : lines) {
    fitted_label(view, Role::text, line.name, along(view, page, 0, name_w, y, h),
                 {Face::sans_bold, m.interface, view.colors.ink});
    fitted_label(view, Role::text, line.value, along(view, page, name_w + m.gap, page.w - name_w - m.gap, y, h),
                 {Face::sans, m.interface, view.colors.ink});
    y += h;
  }
}

void draw_settings(const Admin& admin, const Rect& body, View& view) {
  const render::Metrics& m = view.metrics;
  const Rect page = along(view, body, 0, std::min(body.w, m.interface * 44), body.y, body.h);
  const float h = std::min(std::round(m.target * 1.3F), std::floor(page.h / (admin_settings + 1)));
  const float key_h = std::min(h, m.target);
  float y = page.y;
  for (int i = 0; i < admin_settings; ++i) {
    const AdminLine line = shown_setting(admin.config, static_cast<AdminSetting>(i), view.strings);
    const float name_w = std::round(page.w * 0.45F);
    const float value_w = page.w - name_w - 2 * m.target - 3 * m.gap;
    fitted_label(view, Role::text, line.name, along(view, page, 0, name_w, y, key_h),
                 {Face::sans_bold, m.interface, view.colors.ink});
    fitted_button(view, "−", along(view, page, name_w + m.gap, m.target, y, key_h),
                  {.kind = ActionKind::admin_change, .a = i, .b = -1}, ButtonLook::plain);
    fitted_label(view, Role::text, line.value, along(view, page, name_w + 2 * m.gap + m.target, value_w, y, key_h),
                 {Face::sans, m.interface, view.colors.ink, render::Align::center});
    fitted_button(view, "+", along(view, page, page.w - m.target, m.target, y, key_h),
                  {.kind = ActionKind::admin_change, .a = i, .b = 1}, ButtonLook::plain);
    y += h;
  }
  fitted_label(
      view, Role::message,
      admin.sentence.empty() ? tr(view.strings, "Holds from the next visit on.") : std::string_view(admin.sentence),
      {page.x, y, page.w, std::min(h, bottom(page) - y)}, {Face::sans, m.interface, view.colors.dim});
}

void draw_actions(const Admin& admin, const Rect& page, View& view) {
  const render::Metrics& m = view.metrics;
  const struct {
    std::string_view text;
    ActionKind kind;
  } actions[]{{tr(view.strings, "Self-test"), ActionKind::admin_self_test},
              {tr(view.strings, "Write a report"), ActionKind::admin_report},
              {tr(view.strings, "Start again"), ActionKind::admin_restart},
              {tr(view.strings, "Leave the kiosk"), ActionKind::admin_leave}};
  const float w = std::floor((page.w - m.gap) / 2);
  const float h = m.target;
  for (std::size_t i = 0; i < std::size(actions); ++i) {
    const std::size_t line = i / 2;
    const auto column = static_cast<float>(i % 2);
    const auto row = static_cast<float>(line);
    fitted_button(view, actions[i].text, along(view, page, column * (w + m.gap), w, page.y + row * (h + m.gap), h),
                  {.kind = actions[i].kind}, ButtonLook::plain);
  }
  const float y = page.y + 2 * (h + m.gap);
  const float said_h = admin.sentence.empty() ? 0 : std::round(m.interface * 2);
  fitted_label(view, Role::message, admin.sentence, {page.x, y, page.w, said_h},
               {Face::sans, m.interface, view.colors.ink});
  draw_lines(admin.results, {page.x, y + said_h, page.w, bottom(page) - y - said_h}, view);
}

// What is installed and was, and the way back.
void draw_updates(const Admin& admin, const Rect& page, View& view) {
  const render::Metrics& m = view.metrics;
  const float button_h = admin.can_go_back ? m.target + m.gap : 0;
  draw_lines(admin.updates, {page.x, page.y, page.w, page.h - button_h}, view);
  if (!admin.can_go_back) return;
  const std::string_view text = tr(view.strings, "Go back to the edition before …");
  const float w = std::min(page.w, label_width(view, text, Face::sans_bold, m.interface) + 4 * m.gap);
  fitted_button(view, text, along(view, page, 0, w, bottom(page) - m.target, m.target), {.kind = ActionKind::roll_back},
                ButtonLook::plain);
}

constexpr std::array<std::int32_t, 10> idle_steps{0, 30, 60, 90, 120, 180, 300, 600, 900, 1800};
constexpr std::array<double, 11> type_steps{50, 60, 70, 85, 100, 115, 130, 160, 200, 250, 300};

template <class Steps, class Value>
Value stepped(const Steps& steps, Value value, int step) {
  if (step > 0) {
    const auto* next = std::upper_bound(steps.begin(), steps.end(), value);
    return next == steps.end() ? value : *next;
  }
  const auto* here = std::lower_bound(steps.begin(), steps.end(), value);
  return here == steps.begin() ? value : *(here - 1);
}

// Never, then the half hours of a day.
void step_clock(std::optional<std::int32_t>& minutes, int step) {
  constexpr std::int32_t half_hour = 30;
  constexpr std::int32_t last = 23 * 60 + 30;
  if (!minutes) {
    if (step > 0) minutes = 0;
  } else if (*minutes + step * half_hour < 0) {
    minutes.reset();
  } else {
    minutes = std::min(last, (*minutes / half_hour + step) * half_hour);
  }
}

// Black needs two different times: setting one gives the other, taking one away takes both.
void step_blanking(Config& config, bool from, int step) {
  std::optional<std::int32_t>& changed = from ? config.blank_from : config.blank_to;
  std::optional<std::int32_t>& other = from ? config.blank_to : config.blank_from;
  const bool was_set = changed.has_value();
  step_clock(changed, step);
  if (changed && changed == other) step_clock(changed, step);
  if (was_set && !changed) other.reset();
  if (!was_set && changed) {
    constexpr std::int32_t evening = 21 * 60;
    constexpr std::int32_t morning = 7 * 60;
    config.blank_from = evening;
    config.blank_to = morning;
  }
  if (changed && changed == other) changed.reset(), other.reset();
}

}  // namespace

void change_setting(Config& config, AdminSetting setting, int step) {
  switch (setting) {
    case AdminSetting::idle:
      config.idle_seconds = stepped(idle_steps, config.idle_seconds, step);
      break;
    case AdminSetting::attract:
      config.attract = step > 0;
      break;
    case AdminSetting::blank_from:
    case AdminSetting::blank_to:
      step_blanking(config, setting == AdminSetting::blank_from, step);
      break;
    case AdminSetting::theme:
      config.theme = step > 0 ? "dark" : "light";
      break;
    case AdminSetting::type_size:
      config.type_size = stepped(type_steps, config.type_size, step);
      break;
  }
}

AdminLine shown_setting(const Config& config, AdminSetting setting, const Strings& strings) {
  const auto clock = [&](const std::optional<std::int32_t>& minutes) {
    return minutes ? clock_text(*minutes) : std::string(tr(strings, "never"));
  };
  switch (setting) {
    case AdminSetting::idle:
      return {std::string(tr(strings, "A visit ends after")),
              config.idle_seconds == 0 ? std::string(tr(strings, "never"))
                                       : format(tr(strings, "{1} s"), {std::to_string(config.idle_seconds)})};
    case AdminSetting::attract:
      return {std::string(tr(strings, "Headlines between visits")),
              std::string(config.attract ? tr(strings, "yes") : tr(strings, "no"))};
    case AdminSetting::blank_from:
      return {std::string(tr(strings, "Black from")), clock(config.blank_from)};
    case AdminSetting::blank_to:
      return {std::string(tr(strings, "Black until")), clock(config.blank_to)};
    case AdminSetting::theme:
      return {std::string(tr(strings, "Colours")),
              std::string(config.theme == "dark" ? tr(strings, "Dark") : tr(strings, "Light"))};
    case AdminSetting::type_size:
      break;
  }
  return {std::string(tr(strings, "Size of type")), std::to_string(std::lround(config.type_size)) + " %"};
}

void draw(const Admin& admin, const Rect& area, View& view) {
  const render::Metrics& m = view.metrics;
  view.canvas.fill(area, view.colors.paper);
  back_link(view, {area.x, area.y, area.w, m.bar});
  const Rect page = render::inset({area.x, area.y + m.bar, area.w, area.h - m.bar}, 2 * m.gap, m.gap);
  const auto names = page_names(view.strings);
  const float tab_w = std::floor((page.w - (admin_pages - 1) * m.gap) / admin_pages);
  for (int i = 0; i < admin_pages; ++i) {
    const bool chosen = i == static_cast<int>(admin.page);
    fitted_button(view, names[static_cast<std::size_t>(i)],
                  along(view, page, static_cast<float>(i) * (tab_w + m.gap), tab_w, page.y, m.target),
                  {.kind = ActionKind::admin_page, .a = i}, chosen ? ButtonLook::chosen : ButtonLook::plain);
  }
  const float top = m.target + 2 * m.gap;
  const Rect body{page.x, page.y + top, page.w, page.h - top};
  switch (admin.page) {
    case AdminPage::edition:
      return draw_lines(admin.edition, body, view);
    case AdminPage::updates:
      return draw_updates(admin, body, view);
    case AdminPage::health:
      return draw_lines(admin.health, body, view);
    case AdminPage::settings:
      return draw_settings(admin, body, view);
    case AdminPage::actions:
      return draw_actions(admin, body, view);
  }
}

}  // namespace app
