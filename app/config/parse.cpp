#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/config/settings.h"

namespace app {
namespace {

// A file and where its problems go.
struct Reading {
  const std::string& name;
  LoadedConfig& loaded;
};

void add_problem(const Reading& reading, const toml::source_position& place, const std::string& reason) {
  reading.loaded.problems.push_back(reading.name + ":" + std::to_string(std::max(1U, place.line)) + ":" +
                                    std::to_string(std::max(1U, place.column)) + ": " + reason);
}

// What is wrong with a value; empty: it was taken.
using Fault = std::string;

std::string number(double value) {
  std::string text = std::to_string(value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string name_of(const Setting& setting) { return std::string(setting.name); }

Fault limits_fault(const Setting& setting, double value, const std::string& written) {
  const std::vector<std::string_view> choices = words_of(setting.choices);
  if (!choices.empty()) {
    if (std::find(choices.begin(), choices.end(), written) != choices.end()) return {};
    std::string list;
    for (const std::string_view choice : choices) list += (list.empty() ? "" : ", ") + std::string(choice);
    return name_of(setting) + " cannot be " + written + "; write one of " + list;
  }
  if (setting.most <= setting.least) return {};
  if (!setting.zero_means.empty() && value == 0) return {};
  if (value >= setting.least && value <= setting.most) return {};
  const std::string zero = setting.zero_means.empty() ? "" : ", or 0 (" + std::string(setting.zero_means) + ")";
  return name_of(setting) + " cannot be " + written + "; write a number from " + number(setting.least) + " to " +
         number(setting.most) + zero;
}

Fault take(const Setting& setting, const toml::node& node, bool& value) {
  const auto read = node.value_exact<bool>();
  if (!read) return name_of(setting) + " must be true or false; write " + name_of(setting) + " = true";
  value = *read;
  return {};
}

Fault take(const Setting& setting, const toml::node& node, std::int32_t& value) {
  const auto read = node.value_exact<std::int64_t>();
  if (!read) {
    return name_of(setting) + " must be a whole number; write " + name_of(setting) + " = " + std::to_string(value);
  }
  Fault fault = limits_fault(setting, static_cast<double>(*read), std::to_string(*read));
  if (fault.empty()) value = static_cast<std::int32_t>(*read);
  return fault;
}

std::optional<double> number_in(const toml::node& node) {
  if (const auto whole = node.value_exact<std::int64_t>()) return static_cast<double>(*whole);
  const auto read = node.value_exact<double>();
  return read && std::isfinite(*read) ? read : std::nullopt;
}

Fault take(const Setting& setting, const toml::node& node, double& value) {
  const std::optional<double> read = number_in(node);
  if (!read) return name_of(setting) + " must be a number; write " + name_of(setting) + " = " + number(value);
  Fault fault = limits_fault(setting, *read, number(*read));
  if (fault.empty()) value = *read;
  return fault;
}

// Control characters have no place in a path or a language.
bool is_plain(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

Fault take(const Setting& setting, const toml::node& node, std::string& value) {
  const auto read = node.value_exact<std::string>();
  if (!read || !is_plain(*read)) {
    const std::string example = value.empty() ? "..." : value;
    return name_of(setting) + " must be text on one line; write " + name_of(setting) + " = \"" + example + "\"";
  }
  if (setting.choices.empty()) {
    value = *read;
    return {};
  }
  const std::vector<std::string_view> choices = words_of(setting.choices);
  Fault fault = limits_fault(setting, 0, *read);
  const std::string_view near = fault.empty() ? std::string_view() : nearest(*read, choices);
  if (!near.empty()) fault += "; did you mean \"" + std::string(near) + "\"?";
  if (fault.empty()) value = *read;
  return fault;
}

Fault take(const Setting& setting, const toml::node& node, std::optional<std::int32_t>& value) {
  if (const auto time = node.value_exact<toml::time>()) {  // without quotes
    value = time->hour * 60 + time->minute;
    return {};
  }
  const auto read = node.value_exact<std::string>();
  if (read && read->empty()) {
    value.reset();
    return {};
  }
  const std::optional<std::int32_t> minutes = read ? clock_minutes(*read) : std::nullopt;
  if (!minutes) return name_of(setting) + " must be a time of day; write " + name_of(setting) + " = \"22:30\"";
  value = minutes;
  return {};
}

Fault take(const Setting& setting, const toml::node& node, std::vector<std::string>& value) {
  const toml::array* list = node.as_array();
  Fault fault = name_of(setting) + " must be a list of texts; write " + name_of(setting) + R"( = ["/usr/share/fonts"])";
  if (list == nullptr) return fault;
  std::vector<std::string> read;
  for (const toml::node& item : *list) {
    const auto text = item.value_exact<std::string>();
    if (!text || text->empty() || !is_plain(*text)) return fault;
    read.push_back(*text);
  }
  value = std::move(read);
  return {};
}

Fault take(const Setting& setting, const toml::node& node, std::vector<double>& value) {
  constexpr std::size_t numbers = 6;
  const toml::array* list = node.as_array();
  if (list == nullptr || (!list->empty() && list->size() != numbers))
    return name_of(setting) + " must be six numbers, or none; write " + name_of(setting) + " = [1, 0, 0, 0, 1, 0]";
  std::vector<double> read;
  for (const toml::node& item : *list) {
    const std::optional<double> one = number_in(item);
    if (!one)
      return name_of(setting) + " must be six numbers; the one at place " + std::to_string(read.size() + 1) +
             " is none: write " + name_of(setting) + " = [1, 0, 0, 0, 1, 0]";
    Fault fault = limits_fault(setting, *one, number(*one));
    if (!fault.empty()) return fault;
    read.push_back(*one);
  }
  // A matrix that squeezes the panel into a line sends every touch to one place.
  constexpr double least_area = 1e-6;
  if (!read.empty() && std::abs(read[0] * read[4] - read[1] * read[3]) < least_area)
    return name_of(setting) + " sends every touch to one line; write " + name_of(setting) + " = [1, 0, 0, 0, 1, 0]";
  value = std::move(read);
  return {};
}

Fault unknown_fault(std::string_view key, const toml::node& node) {
  std::vector<std::string_view> names;
  for (const Setting& setting : all_settings()) names.push_back(setting.name);
  Fault fault = "there is no setting '" + std::string(key) + "'";
  if (const std::string_view near = nearest(key, names); !near.empty())
    return fault + "; did you mean " + std::string(near) + "?";
  if (node.is_table()) return fault + ", and no groups in brackets; write the settings without them";
  return fault + "; lectern --print-config lists them all";
}

void take_entry(const Reading& reading, const toml::key& key, const toml::node& node) {
  for (const Setting& setting : all_settings()) {
    if (setting.name != key.str()) continue;
    Fault fault =
        std::visit([&](auto field) { return take(setting, node, reading.loaded.config.*field); }, setting.field);
    if (!fault.empty()) return add_problem(reading, node.source().begin, fault);
    reading.loaded.told.emplace_back(setting.name);
    return;
  }
  add_problem(reading, key.source().begin, unknown_fault(key.str(), node));
}

// Makes the line at `place` empty, or when it is already, the nearest one above that is not. False: nothing was left.
bool drop_line(std::string& text, std::size_t line) {
  std::vector<std::pair<std::size_t, std::size_t>> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.emplace_back(begin, end);
    begin = end + 1;
  }
  for (std::size_t at = std::min(line, lines.size()); at-- > 0;) {
    const auto [from, to] = lines[at];
    if (text.find_first_not_of(" \t\r", from) >= to) continue;
    text.replace(from, to - from, to - from, ' ');
    return true;
  }
  return false;
}

}  // namespace

std::optional<std::int32_t> clock_minutes(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100; };
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const std::int32_t hours = digit(0) * 10 + digit(1);
  const std::int32_t minutes = digit(3) * 10 + digit(4);
  if (hours > 23 || minutes > 59) return std::nullopt;
  return hours * 60 + minutes;
}

void parse_config(const std::string& name, std::string_view text, LoadedConfig& loaded) {
  const Reading reading{name, loaded};
  // One line that is no TOML must not cost all the others: it is left out, and the rest read again.
  std::string left(text);
  constexpr int most_bad_lines = 50;
  for (int bad = 0; bad < most_bad_lines; ++bad) {
    try {
      const toml::table table = toml::parse(left, name);
      std::vector<std::pair<toml::key, const toml::node*>> entries;
      for (auto&& [key, node] : table) entries.emplace_back(key, &node);
      std::sort(entries.begin(), entries.end(),
                [](const auto& a, const auto& b) { return a.first.source().begin.line < b.first.source().begin.line; });
      for (const auto& [key, node] : entries) take_entry(reading, key, *node);
      return;
    } catch (const toml::parse_error& error) {  // toml++ throws; nothing of ours does
      const toml::source_position place = error.source().begin;
      add_problem(reading, place,
                  std::string(error.description()) + "; correct the line, for example idle_seconds = 90");
      if (!drop_line(left, place.line)) return;
    }
  }
}

}  // namespace app
