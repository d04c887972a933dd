#include <algorithm>
#include <cassert>

#include "platform/image/image.h"

namespace image {
namespace {

constexpr int channels = 4;

// Along one line, `size` new pixels made of `old_size`: new pixel i covers the stretch [i * old_size, (i + 1) *
// old_size) of a ruler on which an old pixel is `size` long. Whole numbers, so the same everywhere. Calls add(old, new,
// length of the overlap) for every pair that overlaps.
template <class Add>
void overlaps(int old_size, int size, Add add) {
  for (int i = 0; i < size; ++i) {
    const std::int64_t begin = std::int64_t{i} * old_size;
    const std::int64_t end = begin + old_size;
    for (std::int64_t old = begin / size; old * size < end; ++old) {
      const std::int64_t length = std::min(end, (old + 1) * size) - std::max(begin, old * size);
      add(static_cast<std::size_t>(old), static_cast<std::size_t>(i), static_cast<std::uint32_t>(length));
    }
  }
}

struct Stretch {
  std::size_t old = 0;
  std::size_t made = 0;
  std::uint32_t length = 0;
};

void shrink_row(const std::uint8_t* row, const std::vector<Stretch>& stretches, std::uint32_t whole,
                std::vector<std::uint32_t>& sums, std::uint8_t* out) {
  std::fill(sums.begin(), sums.end(), whole / 2);
  for (const Stretch& stretch : stretches)
    for (std::size_t c = 0; c < channels; ++c)
      sums[stretch.made * channels + c] += row[stretch.old * channels + c] * stretch.length;
  for (std::size_t i = 0; i < sums.size(); ++i) out[i] = static_cast<std::uint8_t>(sums[i] / whole);
}

}  // namespace

Size fit(Size size, Size room) {
  if (size.width <= room.width && size.height <= room.height) return size;
  // By the side that is too long by more.
  const bool by_width = std::int64_t{size.width} * room.height >= std::int64_t{size.height} * room.width;
  const auto scaled = [](int length, int to, int from) {
    return static_cast<int>(std::max<std::int64_t>(1, (std::int64_t{length} * to + from / 2) / from));
  };
  if (by_width) return {std::max(1, room.width), scaled(size.height, room.width, size.width)};
  return {scaled(size.width, room.height, size.height), std::max(1, room.height)};
}

Pixels shrink(const Pixels& pixels, Size size) {
  assert(size.width >= 1 && size.height >= 1 && size.width <= pixels.width && size.height <= pixels.height);
  const auto old_row = static_cast<std::size_t>(pixels.width) * channels;
  const auto row = static_cast<std::size_t>(size.width) * channels;
  std::vector<Stretch> stretches;
  overlaps(pixels.width, size.width,
           [&](std::size_t old, std::size_t made, std::uint32_t length) { stretches.push_back({old, made, length}); });
  std::vector<std::uint32_t> sums(row);
  std::vector<std::uint8_t> narrow(row * static_cast<std::size_t>(pixels.height));
  for (std::size_t y = 0; y < static_cast<std::size_t>(pixels.height); ++y)
    shrink_row(pixels.rgba.data() + y * old_row, stretches, static_cast<std::uint32_t>(pixels.width), sums,
               narrow.data() + y * row);
  Pixels made{size.width, size.height, std::vector<std::uint8_t>(row * static_cast<std::size_t>(size.height))};
  const auto whole = static_cast<std::uint32_t>(pixels.height);
  std::vector<std::uint32_t> columns(row * static_cast<std::size_t>(size.height), whole / 2);
  overlaps(pixels.height, size.height, [&](std::size_t old, std::size_t y, std::uint32_t length) {
    for (std::size_t i = 0; i < row; ++i) columns[y * row + i] += narrow[old * row + i] * length;
  });
  for (std::size_t i = 0; i < columns.size(); ++i) made.rgba[i] = static_cast<std::uint8_t>(columns[i] / whole);
  return made;
}

// EXIF: 1 to 4 are upright, mirrored, upside down, and upside down and mirrored; 5 to 8 are those laid on their side.
Pixels turn(Pixels pixels, int orientation) {
  if (orientation <= 1 || orientation > 8) return pixels;
  const bool on_side = orientation > 4;
  Pixels turned;
  turned.width = on_side ? pixels.height : pixels.width;
  turned.height = on_side ? pixels.width : pixels.height;
  turned.rgba.resize(pixels.rgba.size());
  const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool from_below = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  for (int y = 0; y < turned.height; ++y) {
    for (int x = 0; x < turned.width; ++x) {
      const int along = on_side ? y : x;
      const int down = on_side ? x : y;
      const int from_x = from_right ? pixels.width - 1 - along : along;
      const int from_y = from_below ? pixels.height - 1 - down : down;
      const auto from = (static_cast<std::ptrdiff_t>(from_y) * pixels.width + from_x) * channels;
      const auto to = (static_cast<std::ptrdiff_t>(y) * turned.width + x) * channels;
      std::copy_n(pixels.rgba.begin() + from, channels, turned.rgba.begin() + to);
    }
  }
  return turned;
}

}  // namespace image
