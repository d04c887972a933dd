#include "store/write/import/edition_toml.h"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "store/write/clean/chars.h"

namespace store {
namespace {

std::string at(const std::string& name, const toml::source_position& place, const std::string& reason) {
  return name + ":" + std::to_string(std::max(1U, place.line)) + ":" + std::to_string(std::max(1U, place.column)) +
         ": " + reason;
}

base::Error wrong(const std::string& name, const toml::node& node, const std::string& reason) {
  return base::Error{base::ErrorCode::bad_input, at(name, node.source().begin, reason)};
}

bool is_edition_id(std::string_view id) {
  return !id.empty() && id.size() <= 32 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// The cleaned string, or nothing for "".
base::Result<std::optional<std::string>> string_value(const std::string& name, std::string_view key,
                                                      const toml::node& node) {
  const auto value = node.value_exact<std::string>();
  if (!value) {
    return wrong(name, node, std::string(key) + " must be text; write " + std::string(key) + " = \"...\"");
  }
  std::string clean = clean_characters(*value);
  if (clean.empty()) return std::optional<std::string>();
  return std::optional<std::string>(std::move(clean));
}

base::Result<void> take(const std::string& name, std::string_view key, const toml::node& node, EditionToml& result) {
  EditionInfo& info = result.info;
  if (key == "serial") {
    const auto serial = node.value_exact<std::int64_t>();
    if (!serial || *serial < 1) return wrong(name, node, "serial must be a whole number from 1; write serial = 1");
    info.serial = static_cast<std::uint64_t>(*serial);
  } else if (key == "sample") {
    const auto sample = node.value_exact<bool>();
    if (!sample) return wrong(name, node, "sample must be true or false; write sample = false");
    info.sample = *sample;
  } else if (key == "id") {
    const std::optional<std::string> id = TRY(string_value(name, key, node));
    if (id && !is_edition_id(*id)) {
      return wrong(name, node, "id must be 1 to 32 characters of a-z, 0-9 and '-'; write id = \"town-news\"");
    }
    if (id) info.id = *id;
  } else if (key == "title") {
    const std::optional<std::string> title = TRY(string_value(name, key, node));
    if (title && title->size() > 200) return wrong(name, node, "title is longer than 200 bytes; shorten it");
    if (title) info.title = *title;
  } else if (key == "language") {
    info.language = TRY(string_value(name, key, node));
  } else if (key == "publisher") {
    info.publisher = TRY(string_value(name, key, node));
  } else {
    result.warnings.push_back(at(
        name, node.source().begin,
        "a key '" + std::string(key) + "' that is not used; known are id, title, serial, language, publisher, sample"));
  }
  return {};
}

}  // namespace

base::Result<EditionToml> parse_edition_toml(const std::string& name, std::string_view text, EditionInfo defaults) {
  EditionToml result{std::move(defaults), {}};
  try {
    const toml::table table = toml::parse(text, name);
    for (auto&& [key, node] : table) {
      const auto taken = take(name, key.str(), node, result);
      if (!taken) return taken.error();
    }
  } catch (const toml::parse_error& error) {  // toml++ throws; nothing of ours does
    return base::Error{base::ErrorCode::bad_input,
                       at(name, error.source().begin,
                          std::string(error.description()) + "; correct the line, for example title = \"Town news\"")};
  }
  return result;
}

}  // namespace store
