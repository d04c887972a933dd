#include "render/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render {
namespace {

// Okabe-Ito hues, orange and purple darkened until a line on white paper has 3:1.
constexpr Palette light{
    .paper = rgb(0xFFFDF8),
    .desk = rgb(0xE9E6E0),
    .ink = rgb(0x1B1B1B),
    .dim = rgb(0x55524D),
    .rule = rgb(0xC9C5BD),
    .accent = rgb(0x0067A0),
    .button = rgb(0xE9E6E0),
    .chosen = rgb(0x2B2B2B),
    .on_chosen = rgb(0xFFFDF8),
    .notice = rgb(0xF3E9C8),
    .marks = {{rgb(0x0072B2), rgb(0x56B4E9, 0.31F)},
              {rgb(0xB85C00), rgb(0xE69F00, 0.24F)},
              {rgb(0x8A4B78), rgb(0xCC79A7, 0.15F)}},
    .faded_text = 0.62F,
    .coverage_gamma = 1.0F,
};

constexpr Palette dark{
    .paper = rgb(0x1B1E22),
    .desk = rgb(0x101214),
    .ink = rgb(0xEDEAE4),
    .dim = rgb(0xA9A69F),
    .rule = rgb(0x3A3E44),
    .accent = rgb(0x6CC0F0),
    .button = rgb(0x2A2E34),
    .chosen = rgb(0xEDEAE4),
    .on_chosen = rgb(0x1B1E22),
    .notice = rgb(0x3B3520),
    .marks = {{rgb(0x56B4E9), rgb(0x56B4E9, 0.20F)},
              {rgb(0xE69F00), rgb(0xE69F00, 0.17F)},
              {rgb(0xE29CC4), rgb(0xE29CC4, 0.12F)}},
    .faded_text = 0.55F,
    .coverage_gamma = 0.83F,
};

float channel(Color color, unsigned shift) { return static_cast<float>((color.rgba >> shift) & 0xFFU) / 255.0F; }

double luminance(Color color) {
  const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(channel(color, 24)) + 0.7152 * linear(channel(color, 16)) + 0.0722 * linear(channel(color, 8));
}

// Height of body text in millimetres by the panel's diagonal: larger panels are read from further away.
double body_mm(double diagonal_inches) {
  struct Point2 {
    double inches, mm;
  };
  constexpr std::array<Point2, 6> table{{{5, 2.5}, {7, 2.70}, {10.1, 3.23}, {15.6, 3.96}, {21.5, 4.6}, {27, 5.2}}};
  if (diagonal_inches <= table.front().inches) return table.front().mm;
  for (std::size_t i = 1; i < table.size(); ++i) {
    if (diagonal_inches > table[i].inches) continue;
    const double t = (diagonal_inches - table[i - 1].inches) / (table[i].inches - table[i - 1].inches);
    return table[i - 1].mm + t * (table[i].mm - table[i - 1].mm);
  }
  return table.back().mm * diagonal_inches / table.back().inches;  // a board across a room
}

float whole(double value, double least = 1) { return static_cast<float>(std::max(least, std::round(value))); }

}  // namespace

const Palette& palette(ThemeName name) { return name == ThemeName::light ? light : dark; }

Color tapped_tint(Color tint) {
  constexpr float stronger = 1.6F;
  const float alpha = static_cast<float>(tint.rgba & 0xFFU) * stronger;
  return {(tint.rgba & 0xFFFFFF00U) | static_cast<std::uint32_t>(std::lround(std::min(alpha, 255.0F)))};
}

double contrast_ratio(Color a, Color b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Color blend(Color over, Color under) {
  const float alpha = channel(over, 0);
  std::uint32_t mixed = 0xFF;
  for (const unsigned shift : {24U, 16U, 8U}) {
    const float value = channel(over, shift) * alpha + channel(under, shift) * (1 - alpha);
    mixed |= static_cast<std::uint32_t>(std::lround(value * 255.0F)) << shift;
  }
  return {mixed};
}

double assumed_diagonal_inches(int width_px, int height_px) {
  struct Known {
    int width, height;
    double inches;
  };
  constexpr std::array<Known, 5> known{
      {{1024, 600, 7}, {1280, 800, 10.1}, {1920, 1080, 15.6}, {3840, 2160, 27}, {1080, 1920, 21.5}}};
  for (const Known& k : known) {
    if (k.width == width_px && k.height == height_px) return k.inches;
  }
  constexpr double usual_dots_per_inch = 140;
  return std::hypot(width_px, height_px) / usual_dots_per_inch;
}

Metrics metrics_for(const Panel& panel) {
  constexpr double mm_per_inch = 25.4;
  const double px_per_mm = std::hypot(panel.width_px, panel.height_px) / (panel.diagonal_inches * mm_per_inch);
  const double type = std::clamp(panel.type_size_percent, 50.0, 300.0) / 100;
  const double body = body_mm(panel.diagonal_inches) * px_per_mm;
  // Labels grow half as fast as text: at 300 % a bar still leaves room to read.
  const double interface_scale = 1 + (type - 1) * (type > 1 ? 0.4 : 0.5);
  Metrics m;
  m.px_per_mm = static_cast<float>(px_per_mm);
  m.target = whole(9 * px_per_mm);
  m.gap = whole(1.3 * px_per_mm);
  m.body = whole(body * type, 8);
  m.interface = whole(body * 0.88 * interface_scale, 8);
  m.small = whole(body * 0.74 * interface_scale, 8);
  // A low panel cannot spare a margin around the targets of its bars.
  const double margin_mm = panel.height_px / px_per_mm < 100 ? 0.3 : 2.4;
  m.bar = whole(std::max(9 + margin_mm, m.interface * 1.9 / px_per_mm) * px_per_mm);
  m.hairline = whole(0.18 * px_per_mm);
  m.underline = whole(0.54 * px_per_mm * std::sqrt(type), 2);
  m.focus_ring = whole(0.54 * px_per_mm, 2);
  return m;
}

}  // namespace render
