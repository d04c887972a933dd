// Picture files made for tests.
#pragma once

#include <stb/stb_image_write.h>

#include <cstdint>
#include <string>
#include <vector>

namespace made {

// Something of everything: a slope of red over x, of green over y, blue squares.
inline std::vector<std::uint8_t> pixels(int width, int height, int channels = 4) {
  std::vector<std::uint8_t> bytes;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const int colour[] = {x * 255 / width, y * 255 / height, (x / 8 + y / 8) % 2 * 200, 255};
      for (int c = 0; c < channels; ++c) bytes.push_back(static_cast<std::uint8_t>(colour[c]));
    }
  }
  return bytes;
}

inline void append(void* bytes, void* more, int size) {
  static_cast<std::string*>(bytes)->append(static_cast<const char*>(more), static_cast<std::size_t>(size));
}

inline std::string png_of(const std::vector<std::uint8_t>& pixels, int width, int height, int channels) {
  std::string bytes;
  stbi_write_png_to_func(append, &bytes, width, height, channels, pixels.data(), width * channels);
  return bytes;
}
inline std::string png(int width, int height) { return png_of(pixels(width, height, 3), width, height, 3); }

inline std::string jpeg(int width, int height) {
  std::string bytes;
  stbi_write_jpg_to_func(append, &bytes, width, height, 3, pixels(width, height, 3).data(), 90);
  return bytes;
}

// A JPEG file behind whose first marker an EXIF segment with this orientation stands.
inline std::string turned_jpeg(int width, int height, int orientation, bool little = false) {
  const std::string motorola("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\0\0\0\0\0\0\0", 26);
  const std::string intel("II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\0\0\0\0\0\0\0\0", 26);
  std::string tiff = little ? intel : motorola;
  tiff[little ? 18 : 19] = static_cast<char>(orientation);
  const std::string exif = std::string("Exif\0\0", 6) + tiff;
  std::string segment("\xFF\xE1\0", 3);
  segment += static_cast<char>(exif.size() + 2);
  std::string bytes = jpeg(width, height);
  bytes.insert(2, segment + exif);
  return bytes;
}

}  // namespace made
