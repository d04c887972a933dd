#include "tests/visit/scanner.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdio>
#include <fstream>
#include <memory>
#include <set>

#include "platform/base/utf8.h"

namespace scanner {
namespace {

void append_units(std::string& out, char32_t character, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>((character >> (8 * i)) & 0xFFU);
}

std::string utf16(std::u32string_view text) {
  std::string out;
  for (const char32_t character : text) {
    if (character < 0x10000) {
      append_units(out, character, 2);
    } else {
      append_units(out, 0xD800 + ((character - 0x10000) >> 10U), 2);
      append_units(out, 0xDC00 + ((character - 0x10000) & 0x3FFU), 2);
    }
  }
  return out;
}

std::string utf32(std::u32string_view text) {
  std::string out;
  for (const char32_t character : text) append_units(out, character, 4);
  return out;
}

// The runs by their first two bytes, so that one pass over memory is enough for all of them.
struct Index {
  explicit Index(const std::vector<std::string>& all) : runs(all) {
    std::sort(runs.begin(), runs.end());
    for (const std::string& run : runs) {
      begins.set(head(run.data()));
      longest = std::max(longest, run.size());
    }
  }
  static std::size_t head(const char* bytes) {
    return static_cast<unsigned char>(bytes[0]) * std::size_t{256} + static_cast<unsigned char>(bytes[1]);
  }
  const std::string* at(std::string_view bytes) const {
    const auto first = std::lower_bound(runs.begin(), runs.end(), bytes.substr(0, 2));
    for (auto run = first; run != runs.end() && run->compare(0, 2, bytes.substr(0, 2)) == 0; ++run)
      if (bytes.starts_with(*run)) return &*run;
    return nullptr;
  }
  std::vector<std::string> runs;
  std::bitset<65536> begins;
  std::size_t longest = 0;
};

template <typename Take>
void each_run(const Index& index, std::string_view bytes, const Take& take) {
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    if (!index.begins.test(Index::head(bytes.data() + i))) continue;
    if (const std::string* run = index.at(bytes.substr(i))) take(i, *run);
  }
}

std::string hexadecimal(std::string_view bytes) {
  std::string out;
  std::array<char, 3> digits{};
  for (const char c : bytes) {
    std::snprintf(digits.data(), digits.size(), "%02x", static_cast<unsigned char>(c));
    out += digits.data();
  }
  return out;
}

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

void scan_mapping(std::FILE* memory, const std::string& line, const Index& index, Scan& scan) {
  unsigned long long begin = 0;
  unsigned long long end = 0;
  char readable = 0;
  if (std::sscanf(line.c_str(), "%llx-%llx %c", &begin, &end, &readable) != 3) return;
  // The kernel's own pages tell the time and nothing else, and cannot be read from outside.
  if (readable != 'r' || line.find("[vvar") != std::string::npos || line.find("[vsyscall") != std::string::npos) return;
  constexpr std::size_t chunk_bytes = std::size_t{1} << 20U;
  std::string chunk;
  std::string kept;  // of the chunk before: a run may lie across
  for (unsigned long long at = begin; at < end; at += chunk_bytes) {
    const std::size_t wanted = std::min<unsigned long long>(chunk_bytes, end - at);
    chunk.resize(wanted);
    if (fseeko(memory, static_cast<off_t>(at), SEEK_SET) != 0) return;
    chunk.resize(std::fread(chunk.data(), 1, wanted, memory));
    scan.bytes += chunk.size();
    const std::string whole = kept + chunk;
    each_run(index, whole, [&](std::size_t place, const std::string& run) {
      scan.found.push_back({hexadecimal(run), line, at - kept.size() + place});
    });
    if (chunk.size() < wanted) return;  // a device's page, or a file that is shorter than its mapping
    kept = whole.substr(whole.size() - std::min(whole.size(), index.longest - 1));
    // What lies wholly in `kept` has been found: a run that fits into it is found twice, which is no harm.
  }
}

}  // namespace

std::vector<std::string> runs_of(const std::vector<std::string>& texts) {
  std::set<std::string> runs;
  for (const std::string& text : texts) {
    std::u32string characters;
    std::vector<std::size_t> places;  // of each character, and the end
    for (std::size_t at = 0; at < text.size();) {
      const base::CodePoint point = base::code_point_at(text, at);
      characters += point.value;
      places.push_back(at);
      at += point.bytes;
    }
    places.push_back(text.size());
    for (std::size_t i = 0; i + run_characters <= characters.size(); ++i) {
      const std::u32string_view run = std::u32string_view(characters).substr(i, run_characters);
      runs.insert(text.substr(places[i], places[i + run_characters] - places[i]));
      runs.insert(utf16(run));
      runs.insert(utf32(run));
    }
  }
  return {runs.begin(), runs.end()};
}

std::vector<std::size_t> find_runs(const std::vector<std::string>& runs, std::string_view bytes) {
  std::vector<std::size_t> places;
  if (runs.empty()) return places;
  each_run(Index(runs), bytes, [&](std::size_t place, const std::string&) { places.push_back(place); });
  return places;
}

Scan scan_process(int process, const std::vector<std::string>& runs) {
  Scan scan;
  const std::string folder = "/proc/" + std::to_string(process);
  const File memory(std::fopen((folder + "/mem").c_str(), "rb"), std::fclose);
  std::ifstream maps(folder + "/maps");
  if (!memory || !maps || runs.empty()) return scan;
  const Index index(runs);
  for (std::string line; std::getline(maps, line);) scan_mapping(memory.get(), line, index, scan);
  scan.complete = scan.bytes > 0;
  return scan;
}

}  // namespace scanner
