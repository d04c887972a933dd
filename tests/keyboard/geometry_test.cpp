// Where keys stand, on every panel: large enough, apart, inside, below the field; and what a touch anywhere means.
#include "app/keyboard/geometry.h"

#include <algorithm>
#include <cmath>

#include "app/keyboard/typing.h"
#include "doctest/doctest.h"

using namespace app;
using render::Point;
using render::Rect;

namespace {

struct Panel {
  float w;
  float h;
  float inches;
};
constexpr Panel panels[]{{1024, 600, 7},      {1280, 800, 10.1F},  {1920, 1080, 15.6F}, {1920, 1080, 24},
                         {3840, 2160, 27.0F}, {1080, 1920, 21.5F}, {800, 480, 7}};

float density(const Panel& panel) { return std::hypot(panel.w, panel.h) / (panel.inches * 25.4F); }
Rect room_of(const Panel& panel) { return {0, 0, panel.w, panel.h}; }

template <typename Look>
void on_every_panel(const Look& look) {
  for (const Panel& panel : panels)
    for (const KeyboardLayout& layout : keyboard_layouts())
      for (const KeyPlane plane : {KeyPlane::letters, KeyPlane::symbols})
        look(panel, layout, place_keys(layout, plane, room_of(panel), density(panel)));
}

}  // namespace

TEST_CASE("on every panel keys are at least 9 mm, lie inside the panel, and none lies on another") {
  on_every_panel([](const Panel& panel, const KeyboardLayout& layout, const KeyboardGeometry& made) {
    INFO(panel.w << "x" << panel.h << " " << layout.language);
    const float least = 9 * density(panel) - 1;
    for (std::size_t i = 0; i < made.keys.size(); ++i) {
      const Rect& key = made.keys[i].rect;
      CHECK(key.w >= least);
      CHECK(key.h >= least);
      CHECK(key.x >= made.panel.x);
      CHECK(key.y >= made.panel.y);
      CHECK(right(key) <= right(made.panel));
      CHECK(bottom(key) <= bottom(made.panel));
      for (std::size_t j = i + 1; j < made.keys.size(); ++j) CHECK_FALSE(intersects(key, made.keys[j].rect));
    }
  });
}

TEST_CASE("the panel lies at the bottom, leaves the upper half free, and is no wider than a hand reaches") {
  on_every_panel([](const Panel& panel, const KeyboardLayout&, const KeyboardGeometry& made) {
    CHECK(bottom(made.panel) == panel.h);
    CHECK(made.panel.h <= panel.h * 0.51F);
    CHECK(made.panel.x >= 0);
    CHECK(right(made.panel) <= panel.w);
    CHECK(made.panel.w <= 240 * density(panel));
    CHECK(std::abs(made.panel.x - (panel.w - right(made.panel))) <= 2);
  });
}

TEST_CASE("a touch means the key it is on, and between keys the nearest: no gap swallows it") {
  on_every_panel([](const Panel&, const KeyboardLayout&, const KeyboardGeometry& made) {
    // The way there and back: each key's centre and corners give that key.
    for (std::size_t i = 0; i < made.keys.size(); ++i) {
      const Rect& key = made.keys[i].rect;
      for (const Point at : {Point{key.x + key.w / 2, key.y + key.h / 2}, Point{key.x, key.y},
                             Point{right(key) - 0.1F, bottom(key) - 0.1F}})
        CHECK(key_at(made.keys, at) == i);
    }
    for (float y = made.panel.y; y < bottom(made.panel); y += 7) {
      for (float x = made.panel.x; x < right(made.panel); x += 11) {
        const KeyCap& key = made.keys[key_at(made.keys, {x, y})];
        const auto away = [&](const Rect& rect) {
          return std::hypot(std::max({rect.x - x, 0.0F, x - right(rect)}),
                            std::max({rect.y - y, 0.0F, y - bottom(rect)}));
        };
        for (const KeyCap& other : made.keys) REQUIRE(away(key.rect) <= away(other.rect) + 0.01F);
      }
    }
  });
}

TEST_CASE("letters of equal width are told apart by their centres") {
  const KeyboardGeometry made = place_keys(keyboard_layouts()[0], KeyPlane::letters, {0, 0, 1024, 600}, 6.6F);
  const Rect& q = made.keys[0].rect;
  const Rect& w = made.keys[1].rect;
  const float middle = (right(q) + w.x) / 2;
  CHECK(key_at(made.keys, {middle - 0.6F, q.y + 3}) == 0);
  CHECK(key_at(made.keys, {middle + 0.6F, q.y + 3}) == 1);
}

TEST_CASE("the plane of signs is as high as that of letters, and tall screens have a row of digits") {
  for (const Panel& panel : panels) {
    const auto made = [&](KeyPlane plane) {
      return place_keys(keyboard_layouts()[0], plane, room_of(panel), density(panel));
    };
    CHECK(made(KeyPlane::letters).panel.h == made(KeyPlane::symbols).panel.h);
  }
  const auto first = [](const Panel& panel) {
    return place_keys(keyboard_layouts()[0], KeyPlane::letters, room_of(panel), density(panel)).keys.front().text;
  };
  CHECK(first(panels[0]) == "q");
  CHECK(first(panels[3]) == "1");
  CHECK(first(panels[5]) == "1");
}

TEST_CASE("what is offered stands above its key, inside the room, in cells of 9 mm that do not overlap") {
  for (const Panel& panel : panels) {
    const float mm = density(panel);
    for (const KeyboardLayout& layout : keyboard_layouts()) {
      const KeyboardGeometry made = place_keys(layout, KeyPlane::letters, room_of(panel), mm);
      for (const KeyCap& key : made.keys) {
        for (const auto& [count, cell] :
             {std::pair{variants_of(layout, key.text).size(), 11 * mm}, {std::size_t{7}, 25 * mm}}) {
          const std::vector<Rect> cells = place_offers(count, cell, key.rect, room_of(panel), mm);
          REQUIRE(cells.size() == count);
          for (std::size_t i = 0; i < cells.size(); ++i) {
            CHECK(cells[i].h >= 9 * mm - 1);
            CHECK(cells[i].x >= 0);
            CHECK(right(cells[i]) <= panel.w + 1);
            CHECK(cells[i].y >= 0);
            CHECK(bottom(cells[i]) <= key.rect.y);
            for (std::size_t j = i + 1; j < cells.size(); ++j) CHECK_FALSE(intersects(cells[i], cells[j]));
          }
        }
      }
    }
  }
}
