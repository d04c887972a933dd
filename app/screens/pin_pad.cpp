#include "app/screens/pin_pad.h"

#include <algorithm>
#include <cmath>

#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Rect;

std::string_view heading_of(const PinPad& pad, const Strings& strings) {
  switch (pad.ask) {
    case PinAsk::choose:
      return tr(strings, "Choose a PIN of at least six digits");
    case PinAsk::repeat:
      return tr(strings, "The same PIN again");
    default:
      break;
  }
  switch (pad.reason) {
    case PinFor::update:
      return tr(strings, "To update this terminal: the PIN, please");
    case PinFor::rollback:
      return tr(strings, "To go back to the edition before: the PIN, please");
    case PinFor::cancel:
      return tr(strings, "To cancel the update: the PIN, please");
    case PinFor::admin:
      break;
  }
  return tr(strings, "For the staff: the PIN, please");
}

// Text as large as it fits, in as many lines as it takes; gives its height.
float fitted(View& view, Role role, std::string_view text, const Rect& place, const LabelStyle& style) {
  if (text.empty()) return 0;
  LabelStyle fitting = style;
  constexpr float least_px = 10;
  const auto height = [&] {
    return view.labels.get(text, {fitting.face, fitting.size_px}, place.w, fitting.max_lines).height_px;
  };
  while (fitting.size_px > least_px && height() > place.h) fitting.size_px = std::floor(fitting.size_px * 0.93F);
  const float h = height();
  label(view, role, text, {place.x, place.y, place.w, h}, fitting);
  return h;
}

void draw_words(const PinPad& pad, const Rect& place, View& view) {
  const render::Metrics& m = view.metrics;
  constexpr int most_lines = 6;
  float y = place.y;
  y += fitted(view, Role::heading, heading_of(pad, view.strings), {place.x, y, place.w, place.h * 0.35F},
              {Face::serif_bold, std::round(m.body * 1.3F), view.colors.ink, render::Align::start, most_lines});
  y += m.gap;
  const float dot = std::max(m.hairline, std::round(m.px_per_mm * 2));
  const Rect field{place.x, std::round(y), place.w, std::round(m.target * 0.8F)};
  view.canvas.fill(field, view.colors.button);
  view.canvas.stroke(field, view.colors.dim, m.hairline);
  const float step = std::min(2 * dot, (field.w - dot) / static_cast<float>(most_pin_digits));
  for (std::size_t i = 0; i < pad.typed.count; ++i) {
    view.canvas.fill({field.x + dot + step * static_cast<float>(i), field.y + (field.h - dot) / 2, dot, dot},
                     view.colors.ink);
  }
  add_box(view, Role::field, std::string(pad.typed.count, '*'), field);
  y = bottom(field) + m.gap;
  const std::string_view said = pad.checking ? tr(view.strings, "One moment …") : std::string_view(pad.sentence);
  fitted(view, Role::message, said, {place.x, y, place.w, bottom(place) - y},
         {Face::serif, m.body, view.colors.ink, render::Align::start, most_lines});
}

void draw_keys(const Rect& place, View& view) {
  const render::Metrics& m = view.metrics;
  const float w = std::floor((place.w - 2 * m.gap) / 3);
  const float h = std::floor((place.h - 3 * m.gap) / 4);
  constexpr std::array<const char*, 10> names{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  const float size = std::min(std::round(m.interface * 1.4F), std::floor(h * 0.6F));
  const auto key_at = [&](int column, int row) {
    return Rect{place.x + static_cast<float>(column) * (w + m.gap), place.y + static_cast<float>(row) * (h + m.gap), w,
                h};
  };
  for (int digit = 1; digit <= 9; ++digit) {
    button(view, names[static_cast<std::size_t>(digit)], key_at((digit - 1) % 3, (digit - 1) / 3),
           {.kind = ActionKind::pin_digit, .a = digit}, ButtonLook::plain, size);
  }
  button(view, "⌫", key_at(0, 3), {.kind = ActionKind::pin_erase}, ButtonLook::plain, size);
  button(view, names[0], key_at(1, 3), {.kind = ActionKind::pin_digit, .a = 0}, ButtonLook::plain, size);
  const std::string_view done = tr(view.strings, "OK");
  float done_px = size;
  while (done_px > 10 && label_width(view, done, Face::sans_bold, done_px) > w) done_px = std::floor(done_px * 0.93F);
  button(view, done, key_at(2, 3), {.kind = ActionKind::pin_enter}, ButtonLook::chosen, done_px);
}

}  // namespace

void type_digit(PinPad& pad, int digit) {
  if (pad.checking || pad.ask == PinAsk::none || pad.typed.count == pad.typed.digits.size()) return;
  pad.typed.digits[pad.typed.count] = static_cast<char>('0' + digit);
  ++pad.typed.count;
  pad.sentence.clear();
}

void erase_digit(PinPad& pad) {
  if (pad.checking || pad.typed.count == 0) return;
  --pad.typed.count;
  pad.typed.digits[pad.typed.count] = 0;
}

void wipe(PinDigits& digits) { digits = {}; }

void draw(const PinPad& pad, const Rect& area, View& view) {
  const render::Metrics& m = view.metrics;
  view.canvas.fill(area, view.colors.paper);
  back_link(view, {area.x, area.y, area.w, m.bar});
  Rect page = render::inset({area.x, area.y + m.bar, area.w, area.h - m.bar}, 2 * m.gap, 2 * m.gap);
  const bool wide = page.w > page.h;
  if (pad.ask == PinAsk::none) {
    draw_words(pad, page, view);
    return;
  }
  // Keys as large as fingers like them, and no larger: beside the words, or below them.
  const float most_h = m.target * 1.5F * 4 + 3 * m.gap;
  const float keys_h = std::min(wide ? page.h : page.h * 0.6F, most_h);
  const float keys_w = std::min(wide ? page.w * 0.48F : page.w, keys_h * 1.1F);
  // On a large panel what belongs together stands together, in the middle.
  constexpr float most_ems = 26;  // of words and field, in sizes of the type
  const float most_w = keys_w + 3 * m.gap + m.body * most_ems;
  if (wide && page.w > most_w) page = {page.x + std::round((page.w - most_w) / 2), page.y, most_w, page.h};
  const Rect keys{wide ? right(page) - keys_w : page.x + (page.w - keys_w) / 2,
                  wide ? page.y + std::round((page.h - keys_h) / 2.4F) : bottom(page) - keys_h, keys_w, keys_h};
  const Rect words = wide ? Rect{page.x, keys.y, keys.x - page.x - 3 * m.gap, bottom(page) - keys.y}
                          : Rect{page.x, page.y, page.w, keys.y - page.y - m.gap};
  draw_words(pad, in_bar(view, page, words), view);
  draw_keys(in_bar(view, page, keys), view);
}

}  // namespace app
