#include <charconv>

#include "app/config/settings.h"

namespace app {
namespace {

std::string number(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return {text, end};
}

// A basic string of TOML.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 0xFU];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string toml_of(bool value) { return value ? "true" : "false"; }
std::string toml_of(std::int32_t value) { return std::to_string(value); }
std::string toml_of(double value) { return number(value); }
std::string toml_of(const std::string& value) { return quoted(value); }
std::string toml_of(const std::optional<std::int32_t>& minutes) { return quoted(minutes ? clock_text(*minutes) : ""); }

template <class List>
std::string toml_of(const List& list) {
  std::string out;
  for (const auto& item : list) out += (out.empty() ? "" : ", ") + toml_of(item);
  return "[" + out + "]";
}

}  // namespace

std::string value_text(const Setting& setting, const Config& config) {
  return std::visit([&](auto field) { return toml_of(config.*field); }, setting.field);
}

namespace {

// "50 to 300; default 100"
std::string limits_of(const Setting& setting) {
  std::string limits;
  for (const std::string_view word : words_of(setting.choices)) {
    limits += limits.empty() ? "One of " : ", ";
    const bool text = std::holds_alternative<std::string Config::*>(setting.field);
    limits += text ? quoted(word) : std::string(word);
  }
  if (setting.most > setting.least) limits += number(setting.least) + " to " + number(setting.most);
  if (!setting.zero_means.empty()) limits += ", or 0: " + std::string(setting.zero_means);
  return limits + (limits.empty() ? "Default " : "; default ") + value_text(setting, Config{});
}

}  // namespace

std::string clock_text(std::int32_t minutes) {
  const std::string hours = std::to_string(minutes / 60 + 100);
  const std::string rest = std::to_string(minutes % 60 + 100);
  return hours.substr(1) + ":" + rest.substr(1);
}

std::string print_config(const Config& config) {
  std::string out = std::string("# Lectern's settings. Read from ") + system_config + ", then from " + local_config +
                    " in the state folder;\n# the command line wins over both. What is left out has its default.\n";
  for (const Setting& setting : all_settings()) {
    if (!setting.heading.empty()) out += "\n## " + std::string(setting.heading) + "\n";
    out += "\n# " + std::string(setting.meaning) + "\n# " + limits_of(setting) + ".\n";
    out += std::string(setting.name) + " = " + value_text(setting, config) + "\n";
  }
  return out;
}

}  // namespace app
