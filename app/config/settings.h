// Settings: the one list of what lectern.toml may say. Reading, checking, --print-config and its documentation all
// follow from this table; a setting is added by a field in Config and a row here.
#pragma once

#include <span>
#include <string_view>
#include <variant>

#include "app/config/config.h"

namespace app {

using Field = std::variant<bool Config::*, std::int32_t Config::*, double Config::*, std::string Config::*,
                           std::optional<std::int32_t> Config::*,  // a time of day
                           std::vector<std::string> Config::*,
                           std::vector<double> Config::*>;  // a touch matrix: six numbers, or none

inline constexpr std::string_view no_words;

struct Setting {
  std::string_view name;
  Field field;
  std::string_view meaning;  // one line; a range, choices and the default are added when it is printed
  // Numbers: least..most, and 0 besides where zero_means says what it means.
  double least = 0;
  double most = 0;
  std::string_view zero_means = no_words;
  std::string_view choices = no_words;  // texts and numbers that may only be one of these, separated by spaces
  std::string_view heading = no_words;  // printed above it: a group begins
};

std::span<const Setting> all_settings();

// A setting's value as lectern.toml has it.
std::string value_text(const Setting& setting, const Config& config);

// Words around `typed` for somebody who mistyped it: the nearest of `known` within about two letters; empty when none
// is near.
std::string_view nearest(std::string_view typed, std::span<const std::string_view> known);

std::vector<std::string_view> words_of(std::string_view choices);

}  // namespace app
