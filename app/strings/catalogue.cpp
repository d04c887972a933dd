#include "app/strings/catalogue.h"

#include <algorithm>

namespace app {
namespace {

constexpr std::uint32_t magic = 0x950412deU;
constexpr std::uint32_t swapped_magic = 0xde120495U;
constexpr std::size_t most_bytes = std::size_t{16} << 20U;
constexpr std::uint32_t most_entries = 1U << 16U;
constexpr std::size_t header_bytes = 28;

base::Error damaged(const std::string& reason) {
  return {base::ErrorCode::bad_input, "no sound catalogue of translations: " + reason};
}

// Requires: at + 4 <= bytes.size().
std::uint32_t number_at(std::string_view bytes, std::size_t at, bool big_endian) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const std::size_t from = big_endian ? at + i : at + 3 - i;
    value = value << 8U | static_cast<unsigned char>(bytes[from]);
  }
  return value;
}

// Whether `count` things of `size` bytes fit between `offset` and the end.
bool fits(std::string_view bytes, std::uint64_t offset, std::uint64_t count, std::uint64_t size) {
  return offset <= bytes.size() && count * size <= bytes.size() - offset;
}

std::string_view until_nul(std::string_view text) { return text.substr(0, text.find('\0')); }

// The string that row `row` of a table points to. Requires: the table lies inside the bytes.
base::Result<base::TextRange> string_at(std::string_view bytes, std::uint32_t table, std::uint32_t row,
                                        bool big_endian) {
  const std::size_t at = table + std::size_t{row} * 8;
  const std::uint32_t size = number_at(bytes, at, big_endian);
  const std::uint32_t offset = number_at(bytes, at + 4, big_endian);
  const std::uint64_t end = std::uint64_t{offset} + size;
  if (end >= bytes.size()) return damaged("text " + std::to_string(row) + " lies outside the file");
  if (bytes[end] != '\0') return damaged("text " + std::to_string(row) + " has no end");
  const base::TextRange range{offset, static_cast<std::uint32_t>(end)};
  if (base::first_invalid(base::slice(bytes, range))) return damaged("text " + std::to_string(row) + " is not UTF-8");
  return range;
}

// The value of `name:` in the catalogue's header lines, or "".
std::string_view header_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find('\n'), header.size());
    const std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    if (line.size() <= name.size() || !line.starts_with(name) || line[name.size()] != ':') continue;
    std::string_view value = line.substr(name.size() + 1);
    while (value.starts_with(' ')) value.remove_prefix(1);
    return value;
  }
  return {};
}

base::Result<PluralRule> read_header(std::string_view header) {
  const std::string_view type = header_value(header, "Content-Type");
  if (!type.empty() && type.find("charset=UTF-8") == std::string_view::npos &&
      type.find("charset=utf-8") == std::string_view::npos)
    return damaged("it is not written in UTF-8");
  const std::string_view plurals = header_value(header, "Plural-Forms");
  if (plurals.empty()) return PluralRule{};
  return parse_plural_rule(plurals);
}

base::Result<std::vector<Catalogue::Entry>> read_entries(std::string_view bytes) {
  if (bytes.size() < header_bytes) return damaged("it is cut off");
  const bool big_endian = number_at(bytes, 0, false) == swapped_magic;
  if (!big_endian && number_at(bytes, 0, false) != magic) return damaged("it does not begin as a .mo file does");
  if (number_at(bytes, 4, big_endian) >> 16U > 1) return damaged("its format is newer than this program");
  const std::uint32_t count = number_at(bytes, 8, big_endian);
  const std::uint32_t originals = number_at(bytes, 12, big_endian);
  const std::uint32_t translations = number_at(bytes, 16, big_endian);
  if (count > most_entries) return damaged("it has too many texts");
  if (!fits(bytes, originals, count, 8) || !fits(bytes, translations, count, 8)) return damaged("it is cut off");
  std::vector<Catalogue::Entry> entries(count);
  for (std::uint32_t row = 0; row < count; ++row) {
    Catalogue::Entry& entry = entries[row];
    entry.original = TRY(string_at(bytes, originals, row, big_endian));
    entry.translation = TRY(string_at(bytes, translations, row, big_endian));
    const std::string_view whole = base::slice(bytes, entry.original);
    const std::string_view key = until_nul(whole);
    entry.plural = key.size() < whole.size();
    entry.original.end = entry.original.begin + static_cast<std::uint32_t>(key.size());
    if (row > 0 && base::slice(bytes, entries[row - 1].original) >= key) return damaged("its texts are not sorted");
  }
  return entries;
}

const Catalogue::Entry* find_entry(const Catalogue& catalogue, std::string_view original) {
  const auto before = [&](const Catalogue::Entry& entry, std::string_view wanted) {
    return base::slice(catalogue.bytes, entry.original) < wanted;
  };
  const auto found = std::lower_bound(catalogue.entries.begin(), catalogue.entries.end(), original, before);
  if (found == catalogue.entries.end() || base::slice(catalogue.bytes, found->original) != original) return nullptr;
  return &*found;
}

std::optional<std::string_view> unless_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace

base::Result<Catalogue> parse_catalogue(std::string bytes) {
  if (bytes.size() > most_bytes) return damaged("it is too large");
  Catalogue catalogue;
  catalogue.entries = TRY(read_entries(bytes));
  catalogue.bytes = std::move(bytes);
  // The header is the translation of "", which sorts first.
  if (!catalogue.entries.empty() && base::length(catalogue.entries.front().original) == 0)
    catalogue.plurals = TRY(read_header(base::slice(catalogue.bytes, catalogue.entries.front().translation)));
  for (const Catalogue::Entry& entry : catalogue.entries) {
    if (!entry.plural) continue;
    const std::string_view forms = base::slice(catalogue.bytes, entry.translation);
    if (std::count(forms.begin(), forms.end(), '\0') + 1 != catalogue.plurals.forms)
      return damaged("\"" + std::string(base::slice(catalogue.bytes, entry.original)) + "\" lacks plural forms");
  }
  return catalogue;
}

std::optional<std::string_view> find_translation(const Catalogue& catalogue, std::string_view original) {
  const Catalogue::Entry* entry = original.empty() ? nullptr : find_entry(catalogue, original);
  if (entry == nullptr) return std::nullopt;
  return unless_empty(until_nul(base::slice(catalogue.bytes, entry->translation)));
}

std::optional<std::string_view> find_plural(const Catalogue& catalogue, std::string_view singular, std::uint64_t n) {
  const Catalogue::Entry* entry = singular.empty() ? nullptr : find_entry(catalogue, singular);
  if (entry == nullptr || !entry->plural) return std::nullopt;
  std::string_view forms = base::slice(catalogue.bytes, entry->translation);
  for (std::uint32_t form = plural_form(catalogue.plurals, n); form > 0; --form)
    forms.remove_prefix(until_nul(forms).size() + 1);
  return unless_empty(until_nul(forms));
}

}  // namespace app
