// Colours as somebody sees them who lacks one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1, in linear
// light; and in grey.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "render/theme.h"

namespace seen {

using Eyes = std::array<std::array<double, 3>, 3>;  // rows: red, green, blue as seen

constexpr std::array<Eyes, 4> all_eyes{
    {{{{.2126, .7152, .0722}, {.2126, .7152, .0722}, {.2126, .7152, .0722}}},  // grey
     {{{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}}},
     {{{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}}},
     {{{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}}}}};

inline render::Color seen_as(render::Color color, const Eyes& eyes) {
  std::array<double, 3> linear{};
  for (unsigned i = 0; i < 3; ++i) {
    linear[i] = std::pow(static_cast<double>((color.rgba >> (24 - 8 * i)) & 0xFFU) / 255, 2.2);
  }
  std::uint32_t rgba = 0xFF;
  for (unsigned i = 0; i < 3; ++i) {
    const double value = eyes[i][0] * linear[0] + eyes[i][1] * linear[1] + eyes[i][2] * linear[2];
    const double shown = std::pow(std::clamp(value, 0.0, 1.0), 1 / 2.2) * 255;
    rgba |= static_cast<std::uint32_t>(std::lround(shown)) << (24 - 8 * i);
  }
  return {rgba};
}

}  // namespace seen
