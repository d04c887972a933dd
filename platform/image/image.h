// Pictures: PNG and JPEG files as pixels. Whatever the bytes are, no function crashes, and none takes more memory than
// the size that was allowed asks for: header and size are looked at before a pixel is decoded. Pure functions.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "platform/base/result.h"

namespace image {

// What the beginning of a file tells.
enum class Format { png, jpeg };
struct Header {
  Format format = Format::png;
  int width = 0;  // as it is to be shown: a photo that lies on its side has been turned
  int height = 0;
  int orientation = 1;  // of the pixels in the file, as EXIF counts: 1 upright .. 8
};

// What a picture may be at most. No picture of any size is more than 10,000 pixels wide or high.
struct Limits {
  int side = 0;  // pixels, each way
  std::int64_t pixels = 0;
};

// Rows from the top, four bytes a pixel: red, green, blue, 255. What was transparent stands on white paper.
struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

// Fails with bad_input and the reason, without full stop: "not a PNG or JPEG picture", "a damaged picture", "a picture
// that is cut off".
base::Result<Header> read_header(std::string_view bytes);

// The whole picture, upright. Fails with bad_input for one that is larger than allowed, damaged or cut off.
// Takes at most about 32 bytes of memory for each pixel allowed, and some for each byte of the file.
base::Result<Pixels> decode(std::string_view bytes, const Limits& limits);

// The size that fits into `width` x `height` with the same proportions, never larger than it was, at least 1 x 1.
struct Size {
  int width = 0;
  int height = 0;
  friend bool operator==(const Size&, const Size&) = default;
};
Size fit(Size size, Size room);

// Each new pixel is the mean of those it covers. The same bytes on every machine. Requires: 1 x 1 up to the old size.
Pixels shrink(const Pixels& pixels, Size size);

// Lays the pixels of a file as they are to be shown; orientation as in Header.
Pixels turn(Pixels pixels, int orientation);

}  // namespace image
