#include "platform/image/jpeg.h"

#include <cstddef>
#include <cstdint>

namespace image {
namespace {

constexpr unsigned start_of_image = 0xD8;
constexpr unsigned end_of_image = 0xD9;
constexpr unsigned start_of_scan = 0xDA;
constexpr unsigned huffman_tables = 0xC4;
constexpr unsigned app1 = 0xE1;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

// A number of a TIFF file, which begins by saying which end of its numbers comes first.
struct Tiff {
  std::string_view bytes;
  bool little = false;

  std::uint32_t number(std::size_t at, std::size_t size) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8U | byte_at(bytes, at + (little ? size - 1 - i : i));
    return value;
  }
};

// "Exif\0\0", then a TIFF file whose first directory has twelve bytes an entry: tag, type, count, value.
int orientation_of(std::string_view segment) {
  constexpr std::string_view exif("Exif\0\0", 6);
  constexpr std::uint32_t orientation_tag = 0x0112;
  if (!segment.starts_with(exif)) return 1;
  Tiff tiff{segment.substr(exif.size())};
  tiff.little = tiff.bytes.starts_with("II");
  if (!tiff.little && !tiff.bytes.starts_with("MM")) return 1;
  const std::size_t directory = tiff.number(4, 4);
  if (directory > tiff.bytes.size()) return 1;
  const std::uint32_t entries = tiff.number(directory, 2);
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + std::size_t{i} * 12;
    if (entry + 12 > tiff.bytes.size()) return 1;
    if (tiff.number(entry, 2) != orientation_tag) continue;
    const std::uint32_t value = tiff.number(entry + 8, 2);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

// Tables of a number, sixteen counts and as many bytes as these say, at most 256; they fill the segment.
bool are_sound_tables(std::string_view segment) {
  while (!segment.empty()) {
    if (segment.size() < 17) return false;
    std::size_t values = 0;
    for (std::size_t i = 1; i <= 16; ++i) values += byte_at(segment, i);
    if (values > 256 || segment.size() < 17 + values) return false;
    segment.remove_prefix(17 + values);
  }
  return true;
}

// Where the next marker stands after the data of a scan: a 0xFF that neither a zero (a byte of the data) nor a restart
// follows.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  while (at + 1 < bytes.size()) {
    at = bytes.find('\xFF', at);
    if (at == std::string_view::npos || at + 1 >= bytes.size()) return bytes.size();
    const unsigned next = byte_at(bytes, at + 1);
    const bool data = next == 0 || (next >= 0xD0 && next <= 0xD7);
    if (!data && next != 0xFF) return at;
    at += data ? 2 : 1;
  }
  return bytes.size();
}

}  // namespace

JpegFacts look_at_jpeg(std::string_view bytes) {
  JpegFacts facts;
  if (byte_at(bytes, 0) != 0xFF || byte_at(bytes, 1) != start_of_image) return facts;
  std::size_t at = 2;
  while (at + 1 < bytes.size()) {
    if (byte_at(bytes, at) != 0xFF) return facts;
    const unsigned marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    if (marker == end_of_image) {
      facts.whole = true;
      return facts;
    }
    const std::size_t length = byte_at(bytes, at + 2) << 8U | byte_at(bytes, at + 3);
    const std::size_t end = at + 2 + length;
    if (length < 2 || end > bytes.size()) return facts;
    if (marker == app1 && facts.orientation == 1) facts.orientation = orientation_of(bytes.substr(at + 4, length - 2));
    if (marker == huffman_tables && !are_sound_tables(bytes.substr(at + 4, length - 2))) {
      facts.sound = false;
      return facts;
    }
    at = marker == start_of_scan ? end_of_scan(bytes, end) : end;
  }
  return facts;
}

}  // namespace image
