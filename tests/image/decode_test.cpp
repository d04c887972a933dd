// Whatever the bytes are: pixels, or a sentence that says why not.
#include <random>

#include "doctest/doctest.h"
#include "platform/image/image.h"
#include "tests/made_image.h"

namespace {

constexpr image::Limits limits{200, 20'000};

std::string reason(const std::string& bytes, const image::Limits& allowed = limits) {
  const auto decoded = image::decode(bytes, allowed);
  return decoded ? "" : decoded.error().what;
}

std::vector<int> pixel(const image::Pixels& pixels, int x, int y) {
  const std::size_t at =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) + static_cast<std::size_t>(x)) * 4;
  return {pixels.rgba[at], pixels.rgba[at + 1], pixels.rgba[at + 2], pixels.rgba[at + 3]};
}

// Most significant byte first.
std::string number(unsigned value, unsigned bytes) {
  std::string text;
  for (unsigned i = bytes; i > 0; --i) text += static_cast<char>(value >> (8 * (i - 1)) & 0xFFU);
  return text;
}

// Another size in a PNG's header; its checksum nobody looks at.
std::string with_size(std::string png, unsigned width, unsigned height) {
  png.replace(16, 8, number(width, 4) + number(height, 4));
  return png;
}

std::string jpeg_with_size(std::string bytes, unsigned width, unsigned height) {
  const std::size_t frame = bytes.find("\xFF\xC0");
  REQUIRE(frame != std::string::npos);
  bytes.replace(frame + 5, 4, number(height, 2) + number(width, 2));
  return bytes;
}

}  // namespace

TEST_CASE("a PNG comes out as it went in, a JPEG nearly so") {
  const auto png = image::decode(made::png(120, 90), limits);
  REQUIRE(png);
  CHECK(png.value().width == 120);
  CHECK(png.value().height == 90);
  CHECK(png.value().rgba == made::pixels(120, 90));
  const auto jpeg = image::decode(made::jpeg(120, 90), limits);
  REQUIRE(jpeg);
  const std::vector<std::uint8_t> told = made::pixels(120, 90);
  std::int64_t difference = 0;
  for (std::size_t i = 0; i < told.size(); ++i) difference += std::abs(int{told[i]} - int{jpeg.value().rgba[i]});
  CHECK(difference / static_cast<std::int64_t>(told.size()) < 12);
}

TEST_CASE("the header tells format and size before a pixel is decoded") {
  const auto png = image::read_header(made::png(300, 7));
  REQUIRE(png);
  CHECK(png.value().format == image::Format::png);
  CHECK(png.value().width == 300);
  CHECK(png.value().height == 7);
  const auto jpeg = image::read_header(made::turned_jpeg(40, 30, 6));
  REQUIRE(jpeg);
  CHECK(jpeg.value().format == image::Format::jpeg);
  CHECK(jpeg.value().orientation == 6);
  CHECK(jpeg.value().width == 30);
  CHECK(jpeg.value().height == 40);
}

TEST_CASE("what is see-through stands on white paper") {
  const std::vector<std::uint8_t> ink{0, 0, 0, 255, 0, 0, 0, 0, 100, 0, 0, 128, 9, 9, 9, 255};
  const auto decoded = image::decode(made::png_of(ink, 2, 2, 4), limits);
  REQUIRE(decoded);
  CHECK(pixel(decoded.value(), 0, 0) == std::vector<int>{0, 0, 0, 255});
  CHECK(pixel(decoded.value(), 1, 0) == std::vector<int>{255, 255, 255, 255});
  CHECK(pixel(decoded.value(), 0, 1) == std::vector<int>{177, 127, 127, 255});
}

TEST_CASE("a photo that a camera took lying on its side stands upright") {
  // Red rises to the right and green downwards in the file; where they rise afterwards tells how it was turned.
  struct Row {
    int orientation;
    int red_x, red_y;  // the direction in which red rises
    int green_x, green_y;
  };
  const Row rows[] = {{1, 1, 0, 0, 1}, {2, -1, 0, 0, 1}, {3, -1, 0, 0, -1}, {4, 1, 0, 0, -1},
                      {5, 0, 1, 1, 0}, {6, 0, 1, -1, 0}, {7, 0, -1, -1, 0}, {8, 0, -1, 1, 0}};
  for (const Row& row : rows) {
    for (const bool little : {false, true}) {
      CAPTURE(row.orientation);
      const auto decoded = image::decode(made::turned_jpeg(64, 32, row.orientation, little), limits);
      REQUIRE(decoded);
      const image::Pixels& p = decoded.value();
      CHECK(p.width == (row.orientation > 4 ? 32 : 64));
      const auto rise = [&](int channel, int dx, int dy) {
        const int x = p.width / 2;
        const int y = p.height / 2;
        const int step = 12;
        return pixel(p, x + dx * step, y + dy * step)[static_cast<std::size_t>(channel)] -
               pixel(p, x - dx * step, y - dy * step)[static_cast<std::size_t>(channel)];
      };
      CHECK(rise(0, row.red_x, row.red_y) > 40);
      CHECK(rise(1, row.green_x, row.green_y) > 40);
    }
  }
}

TEST_CASE("refusals say why") {
  CHECK(reason("") == "not a PNG or JPEG picture");
  CHECK(reason("GIF89a") == "not a PNG or JPEG picture");
  CHECK(reason("<svg/>") == "not a PNG or JPEG picture");
  CHECK(reason("\x89PNG\r\n\x1a\n") == "a damaged picture");
  CHECK(reason("\xFF\xD8\xFF") == "a picture that is cut off");
  CHECK(reason(made::png(201, 10)) == "a picture of 201 x 10 pixels, which is too large");
  CHECK(reason(made::png(190, 190)) == "a picture of 190 x 190 pixels, which is too large");
  CHECK(reason(made::jpeg(10, 201)) == "a picture of 10 x 201 pixels, which is too large");
  CHECK(reason(with_size(made::png(8, 8), 65535, 65535)) == "a damaged picture");
  CHECK(reason(with_size(made::png(8, 8), 9999, 9999)) == "a picture of 9999 x 9999 pixels, which is too large");
  CHECK(reason(jpeg_with_size(made::jpeg(8, 8), 65535, 65535)) == "a damaged picture");
  CHECK(reason(jpeg_with_size(made::jpeg(8, 8), 9000, 9000)) == "a picture of 9000 x 9000 pixels, which is too large");
  CHECK(reason(with_size(made::png(8, 8), 0, 8)) == "a damaged picture");
  CHECK(reason(with_size(made::png(8, 8), 100, 100)) == "a damaged picture");
}

TEST_CASE("a picture cut off at any byte is refused") {
  const std::string png = made::png(20, 20);
  // The last twelve bytes of a PNG hold no pixels.
  for (std::size_t size = 0; size + 12 < png.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(reason(png.substr(0, size)).empty());
  }
  const std::string jpeg = made::jpeg(20, 20);
  for (std::size_t size = 0; size < jpeg.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(reason(jpeg.substr(0, size)).empty());
  }
  CHECK(reason(jpeg.substr(0, jpeg.size() - 2)) == "a picture that is cut off");
  CHECK(reason(jpeg + std::string(40, '\0')).empty());  // some cameras write more behind the end
}

TEST_CASE("a JPEG whose Huffman tables are longer than they may be is refused before it is decoded") {
  const std::string good = made::jpeg(24, 18);
  const std::size_t table = good.find("\xFF\xC4");
  REQUIRE(table != std::string::npos);
  for (std::size_t i = 0; i < 16; ++i) {
    std::string bytes = good;
    bytes[table + 5 + i] = '\xFF';
    CAPTURE(i);
    CHECK(reason(bytes) == "a damaged picture");
    for (std::size_t k = 0; k < 16; ++k) bytes[table + 5 + k] = '\xFF';
    CHECK(reason(bytes) == "a damaged picture");
  }
}

TEST_CASE("a small picture that inflates to a large one gets no memory for them") {
  // 30 MB of zeros behind the header of a picture of 8 x 8: stb_image inflates all of it first.
  std::string zeros;
  {
    const std::vector<std::uint8_t> none(std::size_t{3'000} * 10'000, 0);
    zeros = made::png_of(none, 3'000, 10'000, 1);
  }
  std::string bomb = with_size(std::move(zeros), 8, 8);
  CHECK(bomb.size() < 400'000);
  CHECK(reason(bomb) == "a damaged picture");
}

TEST_CASE("thousands of changed bytes end in pixels or a reason") {
  std::mt19937 random(20240512);  // NOLINT: the same changes every time
  const std::string files[] = {made::png(24, 18), made::jpeg(24, 18), made::turned_jpeg(24, 18, 8)};
  int refused = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = files[static_cast<std::size_t>(round) % 3];
    const unsigned changes = 1 + random() % 6;
    for (unsigned i = 0; i < changes; ++i) bytes[8 + random() % (bytes.size() - 8)] = static_cast<char>(random());
    const auto decoded = image::decode(bytes, limits);
    if (!decoded) {
      ++refused;
      continue;
    }
    const image::Pixels& p = decoded.value();
    REQUIRE(p.width <= limits.side);
    REQUIRE(p.height <= limits.side);
    REQUIRE(p.rgba.size() == static_cast<std::size_t>(p.width) * static_cast<std::size_t>(p.height) * 4);
  }
  CHECK(refused > 500);
}
