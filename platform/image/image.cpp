// PNG and JPEG through stb_image, of which nothing else is compiled in. It asks for memory as a file tells it to, so it
// gets it from a purse that the allowed size fills: a file that inflates beyond that fails like one that is damaged.
#include "platform/image/image.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "platform/image/jpeg.h"

namespace image {
namespace {

// What stb_image may still take. Its hooks have no argument for it.
thread_local std::size_t purse = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

bool pay(std::size_t bytes) {
  if (bytes > purse) return false;
  purse -= bytes;
  return true;
}

// Zeros: what a damaged file leaves unwritten is the same every time.
void* take(std::size_t bytes) { return pay(bytes) ? std::calloc(1, std::max<std::size_t>(1, bytes)) : nullptr; }

void* take_more(void* old, std::size_t had, std::size_t bytes) {
  void* grown = take(bytes);
  if (grown == nullptr) return nullptr;
  if (old != nullptr) std::memcpy(grown, old, std::min(had, bytes));
  std::free(old);
  return grown;
}

}  // namespace
}  // namespace image

#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_MAX_DIMENSIONS 10000
#define STBI_MALLOC(bytes) image::take(bytes)
#define STBI_REALLOC_SIZED(old, had, bytes) image::take_more(old, had, bytes)
#define STBI_FREE(old) std::free(old)
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#include <stb/stb_image.h>

namespace image {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::size_t longest_file = std::size_t{1} << 30U;  // stb_image counts in int
constexpr std::size_t own_needs = std::size_t{1} << 20U;     // of the decoder itself: tables, a row

struct FreePixels {
  void operator()(stbi_uc* pixels) const { stbi_image_free(pixels); }
};

Error fault(std::string what) { return {ErrorCode::bad_input, std::move(what)}; }

// See-through pixels let white paper through: a drawing in black ink stays readable on a dark page.
void lay_on_paper(Pixels& pixels) {
  for (std::size_t at = 0; at + 3 < pixels.rgba.size(); at += 4) {
    const unsigned alpha = pixels.rgba[at + 3];
    if (alpha == 255) continue;
    for (std::size_t channel = at; channel < at + 3; ++channel) {
      const unsigned mixed = (pixels.rgba[channel] * alpha + 255 * (255 - alpha) + 127) / 255;
      pixels.rgba[channel] = static_cast<std::uint8_t>(mixed);
    }
    pixels.rgba[at + 3] = 255;
  }
}

}  // namespace

Result<Header> read_header(std::string_view bytes) {
  Header header;
  const bool png = bytes.starts_with("\x89PNG\r\n\x1a\n");
  if (!png && !bytes.starts_with("\xFF\xD8\xFF")) return fault("not a PNG or JPEG picture");
  if (bytes.size() > longest_file) return fault("a picture file that is too large");
  // Before stb_image sees a byte of it; and for what is missing at the end it would take zeros.
  const JpegFacts facts = png ? JpegFacts{.whole = true} : look_at_jpeg(bytes);
  if (!facts.sound) return fault("a damaged picture");
  if (!facts.whole) return fault("a picture that is cut off");
  header.format = png ? Format::png : Format::jpeg;
  int channels = 0;
  purse = own_needs + bytes.size();
  const int known = stbi_info_from_memory(reinterpret_cast<const stbi_uc*>(bytes.data()),
                                          static_cast<int>(bytes.size()), &header.width, &header.height, &channels);
  purse = 0;
  if (known == 0 || header.width < 1 || header.height < 1) return fault("a damaged picture");
  header.orientation = facts.orientation;
  if (header.orientation > 4) std::swap(header.width, header.height);
  return header;
}

Result<Pixels> decode(std::string_view bytes, const Limits& limits) {
  const Header header = TRY(read_header(bytes));
  const std::int64_t area = std::int64_t{header.width} * header.height;
  if (header.width > limits.side || header.height > limits.side || area > limits.pixels)
    return fault("a picture of " + std::to_string(header.width) + " x " + std::to_string(header.height) +
                 " pixels, which is too large");
  int width = 0;
  int height = 0;
  int channels = 0;
  purse = own_needs + static_cast<std::size_t>(area) * 32 + bytes.size() * 4;
  const std::unique_ptr<stbi_uc, FreePixels> raw(stbi_load_from_memory(
      reinterpret_cast<const stbi_uc*>(bytes.data()), static_cast<int>(bytes.size()), &width, &height, &channels, 4));
  purse = 0;
  if (!raw || std::int64_t{width} * height != area) return fault("a damaged picture");
  Pixels pixels{width, height, {raw.get(), raw.get() + static_cast<std::ptrdiff_t>(area) * 4}};
  if (channels == 2 || channels == 4) lay_on_paper(pixels);
  return turn(std::move(pixels), header.orientation);
}

}  // namespace image
