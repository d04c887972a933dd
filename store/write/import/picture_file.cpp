#include "store/write/import/picture_file.h"

#include <stb/stb_image_write.h>

#include <string>

#include "platform/image/image.h"
#include "store/schema.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// A file up to this size is kept to the byte: the librarian's own choice of quality.
constexpr std::size_t kept_bytes = std::size_t{512} << 10U;

Error fault(std::string what) { return {ErrorCode::bad_input, std::move(what)}; }

std::string remedy_for(const Error& error) {
  if (error.what.starts_with("not a ")) return "is not a PNG or JPEG picture; save it as one of these";
  return error.what.ends_with("cut off") ? "is cut off; save it again" : "is damaged; save it again";
}

void append(void* bytes, void* more, int size) {
  static_cast<std::string*>(bytes)->append(static_cast<const char*>(more), static_cast<std::size_t>(size));
}

std::string write_jpeg(const image::Pixels& pixels, int quality) {
  std::string bytes;
  if (stbi_write_jpg_to_func(append, &bytes, pixels.width, pixels.height, 4, pixels.rgba.data(), quality) == 0)
    bytes.clear();
  return bytes;
}

std::string write_png(const image::Pixels& pixels) {
  std::string rgb;
  rgb.reserve(pixels.rgba.size() / 4 * 3);
  for (std::size_t i = 0; i < pixels.rgba.size(); ++i)
    if (i % 4 != 3) rgb += static_cast<char>(pixels.rgba[i]);
  std::string bytes;
  if (stbi_write_png_to_func(append, &bytes, pixels.width, pixels.height, 3, rgb.data(), pixels.width * 3) == 0)
    bytes.clear();
  return bytes;
}

bool is_small(const std::string& bytes, std::size_t most) { return !bytes.empty() && bytes.size() <= most; }

// Drawings stay PNG, whose edges are sharp, while that is small; whatever else becomes a JPEG, coarser and at last
// smaller until it fits.
Result<Image> write_anew(image::Pixels pixels, image::Format format) {
  std::string bytes = format == image::Format::png ? write_png(pixels) : "";
  if (!is_small(bytes, kept_bytes)) bytes = write_jpeg(pixels, 86);
  if (!is_small(bytes, max_image_bytes)) bytes = write_jpeg(pixels, 70);
  while (!is_small(bytes, max_image_bytes) && pixels.width > 64 && pixels.height > 64) {
    pixels = image::shrink(pixels, {pixels.width * 3 / 4, pixels.height * 3 / 4});
    bytes = write_jpeg(pixels, 70);
  }
  if (!is_small(bytes, max_image_bytes)) return fault("cannot be made smaller; save it smaller");
  return Image{std::move(bytes), pixels.width, pixels.height};
}

}  // namespace

Result<Image> prepare_image(std::string_view bytes) {
  const Result<image::Header> header = image::read_header(bytes);
  if (!header) return fault(remedy_for(header.error()));
  const image::Header& told = header.value();
  if (told.width > max_picture_file_side || told.height > max_picture_file_side ||
      std::int64_t{told.width} * told.height > max_picture_file_pixels)
    return fault("has " + std::to_string(told.width) + " x " + std::to_string(told.height) +
                 " pixels, more than 10000 each way or 40 million in all; save it smaller");
  Result<image::Pixels> decoded = image::decode(bytes, {max_picture_file_side, max_picture_file_pixels});
  if (!decoded) return fault(remedy_for(decoded.error()));
  image::Pixels pixels = std::move(decoded).value();
  if (pixels.width <= max_image_side && pixels.height <= max_image_side) {
    if (bytes.size() <= kept_bytes) return Image{std::string(bytes), pixels.width, pixels.height};
  } else {
    const image::Size size = image::fit({pixels.width, pixels.height}, {max_image_side, max_image_side});
    pixels = image::shrink(pixels, size);
  }
  return write_anew(std::move(pixels), told.format);
}

}  // namespace store
