// The atlas alone: no GL, no fonts.
#include "render/gpu/atlas.h"

#include <random>
#include <string>
#include <vector>

#include "doctest/doctest.h"

namespace {

using render::Atlas;
using render::AtlasSlot;
using render::GlyphImage;
using render::GlyphKey;
using render::SlotIndex;

GlyphKey key(int glyph, int quarter = 0) {
  return {7, static_cast<std::uint16_t>(glyph), 80, static_cast<std::uint8_t>(quarter)};
}

// Texels that tell which glyph and which place they are; never 0.
std::uint8_t texel(int glyph, int x, int y) {
  return static_cast<std::uint8_t>(1 + (glyph * 31 + x * 7 + y * 3) % 255);
}

GlyphImage image(int glyph, int width, int height) {
  GlyphImage made;
  made.width = width;
  made.height = height;
  made.left = -1;
  made.top = height;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) made.coverage.push_back(texel(glyph, x, y));
  }
  return made;
}

struct Stored {
  int glyph = 0;
  int width = 0;
  int height = 0;
};

// Sizes like those of a text, the same each time.
std::vector<Stored> some_glyphs(int count, int smallest, int largest) {
  std::mt19937 random(20'26);  // NOLINT: the same numbers on every machine
  std::vector<Stored> made;
  for (int i = 0; i < count; ++i) {
    const auto span = static_cast<unsigned>(largest - smallest + 1);
    made.push_back({i, smallest + static_cast<int>(random() % span), smallest + static_cast<int>(random() % span)});
  }
  return made;
}

std::uint8_t at(const Atlas& atlas, int x, int y) { return atlas.pixels()[y * Atlas::width_px + x]; }

// Every image whole, one texel of air right of and below it, and the white corner as it was.
std::string fault(Atlas& atlas, const std::vector<Stored>& stored) {
  for (const Stored& glyph : stored) {
    const auto index = atlas.find(key(glyph.glyph));
    if (!index) return "glyph " + std::to_string(glyph.glyph) + " is not found";
    const AtlasSlot& slot = atlas.slot(*index);
    if (slot.width != glyph.width || slot.height != glyph.height) return "wrong size";
    if (slot.x + slot.width > Atlas::width_px || slot.y + slot.height > atlas.height_px()) return "outside";
    for (int y = 0; y <= glyph.height && slot.y + y < atlas.height_px(); ++y) {
      for (int x = 0; x <= glyph.width && slot.x + x < Atlas::width_px; ++x) {
        const bool air = x == glyph.width || y == glyph.height;
        const int expected = air ? 0 : texel(glyph.glyph, x, y);
        if (at(atlas, slot.x + x, slot.y + y) != expected) return "glyph " + std::to_string(glyph.glyph) + " is spoilt";
      }
    }
  }
  for (const auto& [x, y, coverage] : {std::tuple{0, 0, 255}, {1, 1, 255}, {2, 2, 0}, {2, 0, 0}, {0, 2, 0}}) {
    if (at(atlas, x, y) != coverage) return "the white corner is spoilt";
  }
  return "";
}

}  // namespace

TEST_CASE("a glyph is found by all parts of its key") {
  Atlas atlas(2048);
  const GlyphKey keys[] = {{1, 2, 80, 0}, {2, 2, 80, 0}, {1, 3, 80, 0}, {1, 2, 81, 0}, {1, 2, 80, 3}};
  for (const GlyphKey& k : keys) CHECK(atlas.insert(k, image(1, 5, 6)));
  std::vector<SlotIndex> seen;
  for (const GlyphKey& k : keys) {
    const auto index = atlas.find(k);
    REQUIRE(index);
    for (const SlotIndex other : seen) CHECK(*index != other);
    seen.push_back(*index);
  }
  CHECK_FALSE(atlas.find({9, 9, 9, 0}));
  const AtlasSlot& slot = atlas.slot(seen[0]);
  CHECK(slot.left == -1);
  CHECK(slot.top == 6);
}

TEST_CASE("images keep apart while the atlas grows") {
  Atlas atlas(2048);
  const auto glyphs = some_glyphs(3000, 4, 40);
  const std::uint32_t before = atlas.generation();
  CHECK(atlas.height_px() == 64);
  for (const Stored& g : glyphs) REQUIRE(atlas.insert(key(g.glyph), image(g.glyph, g.width, g.height)));
  CHECK(fault(atlas, glyphs) == "");
  CHECK(atlas.height_px() == 1024);
  CHECK(atlas.generation() == before + 4);  // 128, 256, 512, 1024
  CHECK(atlas.dirty_begin() == 0);
  CHECK(atlas.dirty_end() == 1024);
}

TEST_CASE("dirty rows are those an image was copied to") {
  Atlas atlas(2048);
  CHECK(atlas.dirty_begin() == 0);
  CHECK(atlas.dirty_end() == 64);
  atlas.uploaded();
  CHECK(atlas.dirty_begin() == atlas.dirty_end());
  const auto index = atlas.insert(key(1), image(1, 10, 20));
  REQUIRE(index);
  CHECK(atlas.dirty_begin() == atlas.slot(*index).y);
  CHECK(atlas.dirty_end() == atlas.slot(*index).y + 20);
  atlas.uploaded();
  CHECK(atlas.find(key(1)));
  CHECK(atlas.dirty_begin() == atlas.dirty_end());
}

TEST_CASE("an image without ink takes no room") {
  Atlas atlas(64);
  for (int i = 0; i < 100'000 / 16; ++i) REQUIRE(atlas.insert(key(i), GlyphImage{}));
  const auto index = atlas.find(key(77));
  REQUIRE(index);
  CHECK(atlas.slot(*index).width == 0);
  CHECK(atlas.height_px() == 64);
}

TEST_CASE("a full atlas refuses, and is as it was") {
  Atlas atlas(128);
  const auto glyphs = some_glyphs(2000, 10, 20);
  std::vector<Stored> stored;
  for (const Stored& g : glyphs) {
    if (atlas.insert(key(g.glyph), image(g.glyph, g.width, g.height))) stored.push_back(g);
  }
  CHECK(stored.size() < glyphs.size());
  CHECK(stored.size() > 600);  // packed to some use: 600 of them are half the area
  CHECK(atlas.height_px() == 128);
  CHECK(fault(atlas, stored) == "");
}

TEST_CASE("compacting keeps what this frame used, whole, and says where it went") {
  Atlas atlas(128);
  const auto glyphs = some_glyphs(700, 8, 18);
  for (const Stored& g : glyphs) REQUIRE(atlas.insert(key(g.glyph), image(g.glyph, g.width, g.height)));
  REQUIRE(atlas.insert(key(9000), GlyphImage{}));
  atlas.begin_frame();
  std::vector<Stored> used;
  std::vector<SlotIndex> before;
  for (std::size_t i = 0; i < glyphs.size(); i += 7) {
    before.push_back(*atlas.find(key(glyphs[i].glyph)));
    used.push_back(glyphs[i]);
  }
  const SlotIndex space = *atlas.find(key(9000));
  const std::uint32_t generation = atlas.generation();

  const auto moved = atlas.compact();
  REQUIRE(moved);
  CHECK(atlas.generation() != generation);
  CHECK(fault(atlas, used) == "");
  for (std::size_t i = 0; i < used.size(); ++i) CHECK((*moved)[before[i]] == *atlas.find(key(used[i].glyph)));
  CHECK((*moved)[space] == *atlas.find(key(9000)));
  CHECK((*moved)[1] == Atlas::gone);
  CHECK_FALSE(atlas.find(key(glyphs[1].glyph)));

  CHECK_FALSE(atlas.compact());  // nothing more could be freed in this frame
  atlas.begin_frame();
  CHECK(atlas.compact());
  CHECK_FALSE(atlas.find(key(used[0].glyph)));
}

TEST_CASE("an atlas knows whether a coloured picture is in it, and forgets with it") {
  Atlas atlas(128);
  REQUIRE(atlas.insert(key(1), image(1, 8, 8)));
  CHECK_FALSE(atlas.holds_colored());
  GlyphImage emoji = image(2, 32, 8);
  emoji.width = 8;
  emoji.colored = true;
  REQUIRE(atlas.insert(key(2), emoji));
  CHECK(atlas.holds_colored());
  atlas.begin_frame();
  REQUIRE(atlas.find(key(2)));
  REQUIRE(atlas.compact());
  CHECK(atlas.holds_colored());
  atlas.begin_frame();
  REQUIRE(atlas.compact());
  CHECK_FALSE(atlas.holds_colored());
}

TEST_CASE("a curve of coverage is baked in, and a new one empties the atlas") {
  Atlas atlas(2048);
  CHECK(atlas.insert(key(1), image(1, 16, 16)));
  atlas.set_gamma(1.0F);
  CHECK(atlas.find(key(1)));
  atlas.set_gamma(0.8F);
  CHECK_FALSE(atlas.find(key(1)));
  const auto index = atlas.insert(key(1), image(1, 16, 16));
  REQUIRE(index);
  const AtlasSlot slot = atlas.slot(*index);
  CHECK(at(atlas, slot.x, slot.y) == 48);  // 32 -> 255 * (32 / 255)^0.8
  CHECK(at(atlas, 0, 0) == 255);
}
