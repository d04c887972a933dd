// What must hold on the compare screen whatever the story is: levelled tops, rectangles, hit tests, mirrored columns.
#include <algorithm>
#include <cmath>
#include <set>

#include "app/screens/compare_draw.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_coverage.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"

using namespace app;

namespace {

std::vector<store::StoryContents> stories() {
  std::vector<store::StoryContents> all{made_story(),     seven_sources(), two_scripts(),
                                        long_and_short(), strangers(),     crowded()};
  return all;
}

// Every story at two to four columns and every size of type; four columns need a large panel.
template <typename Check>
void in_every_setting(const Check& check) {
  for (const store::StoryContents& story : stories()) {
    CAPTURE(story.title);
    for (const int columns : {2, 3, 4}) {
      for (const double type_size : {100.0, 200.0, 300.0}) {
        CAPTURE(columns);
        CAPTURE(type_size);
        auto reader = reader_of(story, 3840, 2160, columns);
        reader->model.settings.diagonal_inches = 46;
        reader->model.settings.type_size_percent = type_size;
        settle(*reader, 0);
        check(*reader);
      }
    }
  }
}

void check_level(const Reader& reader) {
  const MemberTops tops = member_tops(reader.scenes.compare, reader.model.compare);
  const float level = level_of(reader.scenes.compare, reader.model.compare);
  for (std::size_t c = 0; c < tops.count; ++c) {
    if (tops.y[c] != -1.0F) CHECK(std::abs(tops.y[c] - level) <= 1);
  }
}

}  // namespace

TEST_CASE("two, three and four columns, both directions of script and every size of type are what these tests cover") {
  std::set<std::size_t> columns;
  bool right_to_left = false;
  in_every_setting([&](Reader& reader) {
    columns.insert(reader.scenes.compare.columns.size());
    for (const CompareColumn& column : reader.scenes.compare.columns) right_to_left |= column.right_to_left;
  });
  CHECK(columns == std::set<std::size_t>{2, 3, 4});
  CHECK(right_to_left);
}

TEST_CASE("whatever member of whatever family is tapped, all columns that have it come level within a pixel") {
  in_every_setting([](Reader& reader) {
    double now = 1000;
    for (std::size_t c = 0; c < reader.scenes.compare.columns.size(); ++c) {
      const std::vector<Mark> marks = reader.scenes.compare.columns[c].marks.marks;
      for (const Mark& mark : marks) {
        CAPTURE(mark.family);
        const float before = reader.model.compare.scrollers[c].position;
        const Action tap{
            .kind = ActionKind::select_member, .a = mark.family, .b = static_cast<int>(c), .c = mark.member};
        update(reader.model, reader.scenes, reader.services, reader.boxes, tap, now);
        now = settle(reader, now);
        CHECK(reader.model.compare.scrollers[c].position == before);  // the tapped column stays
        check_level(reader);
      }
    }
  });
}

TEST_CASE("every rectangle of a passage lies inside its column's text, in both directions of script") {
  const auto check = [](Reader& reader) {
    for (const CompareColumn& column : reader.scenes.compare.columns) {
      CHECK(column.text_x >= column.frame.x);
      CHECK(column.text_x + column.text_w <= right(column.frame));
      CHECK(column.slots.x >= column.frame.x);
      CHECK(right(column.slots) <= right(column.frame));
      CHECK(column.margin.x >= column.frame.x);
      CHECK(right(column.margin) <= right(column.frame));
      for (const std::vector<render::LineRect>* rects : {&column.rects, &column.changed}) {
        for (const render::LineRect& rect : *rects) {
          CHECK(rect.rect.x >= -0.5F);
          CHECK(right(rect.rect) <= column.text_w + 1);
          CHECK(rect.rect.y >= 0);
          CHECK(bottom(rect.rect) <= column.text.body.height_px + 1);
        }
      }
    }
  };
  in_every_setting(check);
  for (const store::StoryContents& story : stories()) {
    for (const int width : {1280, 1024}) {
      auto reader = reader_of(story, width, width == 1024 ? 600 : 800, 3);
      settle(*reader, 0);
      check(*reader);
    }
  }
}

TEST_CASE("the byte under every point of a passage's rectangle is a byte of the passage") {
  in_every_setting([](Reader& reader) {
    for (const CompareColumn& column : reader.scenes.compare.columns) {
      for (std::size_t i = 0; i < column.places.size(); ++i) {
        const base::TextRange range = column.marks.marks[i].range;
        for (std::uint32_t r = column.places[i].rect_begin; r < column.places[i].rect_end; ++r) {
          const render::Rect& rect = column.rects[r].rect;
          for (float x = rect.x + 1; x < right(rect) - 1; x += 7) {
            const auto hit = render::hit_test(column.text.body, {x, rect.y + rect.h / 2});
            REQUIRE(hit);
            CHECK(*hit >= range.begin);
            CHECK(*hit < range.end);
          }
        }
      }
    }
  });
}

TEST_CASE("a point that no passage's rectangle covers is a byte of no passage") {
  in_every_setting([](Reader& reader) {
    for (const CompareColumn& column : reader.scenes.compare.columns) {
      const render::Layout& body = column.text.body;
      for (std::size_t l = 0; l < body.lines.size(); l += 5) {
        const render::Line& line = body.lines[l];
        const float y = line.top + line.height / 2;
        for (float x = line.x + 2; x < line.x + line.width - 2; x += 23) {
          bool in_rect = false;
          for (const render::LineRect& rect : column.rects) {
            const render::Rect wide{rect.rect.x - 1, rect.rect.y, rect.rect.w + 2, rect.rect.h};
            in_rect = in_rect || contains(wide, {x, y});
          }
          const auto hit = render::hit_test(body, {x, y});
          if (in_rect || !hit) continue;
          for (const Mark& mark : column.marks.marks) CHECK_FALSE((*hit >= mark.range.begin && *hit < mark.range.end));
        }
      }
    }
  });
}

TEST_CASE("underlines of overlapping passages do not lie on one another") {
  auto reader = reader_of(seven_sources(), 1280, 800, 3);
  settle(*reader, 0);
  const CompareScene& scene = reader->scenes.compare;
  int overlapping = 0;
  for (const CompareColumn& column : scene.columns) {
    for (std::size_t a = 0; a < column.places.size(); ++a) {
      for (std::size_t b = a + 1; b < column.places.size(); ++b) {
        for (std::uint32_t i = column.places[a].rect_begin; i < column.places[a].rect_end; ++i) {
          for (std::uint32_t j = column.places[b].rect_begin; j < column.places[b].rect_end; ++j) {
            overlapping += intersects(column.rects[i].rect, column.rects[j].rect) ? 1 : 0;
            CHECK_FALSE(intersects(underline_of(scene, column.places[a], column.rects[i].rect),
                                   underline_of(scene, column.places[b], column.rects[j].rect)));
          }
        }
      }
    }
  }
  CHECK(overlapping > 0);
}

TEST_CASE("columns in reverse order have the same ribbons, mirrored, of two, three and four") {
  using Ends = std::array<float, 5>;  // family; top and bottom left, top and bottom right
  const auto ribbons = [](const Reader& reader, std::size_t gutter, bool mirrored) {
    std::vector<Ribbon> listed;
    list_ribbons(reader.model.compare, reader.scenes.compare, gutter, listed);
    std::vector<Ends> ends;
    for (const Ribbon& one : listed) {
      const render::RibbonEnd& from = mirrored ? one.right : one.left;
      const render::RibbonEnd& to = mirrored ? one.left : one.right;
      ends.push_back({static_cast<float>(one.family), from.top, from.bottom, to.top, to.bottom});
    }
    std::sort(ends.begin(), ends.end());
    return ends;
  };
  std::array<std::size_t, 5> drawn{};
  for (const store::StoryContents& story : stories()) {
    CAPTURE(story.title);
    for (const std::int32_t columns : {2, 3, 4}) {
      for (const double type_size : {100.0, 200.0}) {
        // Wide enough for four columns of large type.
        auto reader = reader_of(story, 3840, 2160, columns);
        reader->model.settings.diagonal_inches = 40;
        reader->model.settings.type_size_percent = type_size;
        double now = settle(*reader, 0);
        const auto count = static_cast<std::int32_t>(reader->scenes.compare.columns.size());
        if (count < columns) continue;
        std::vector<std::vector<Ends>> before;
        for (std::int32_t c = 0; c + 1 < count; ++c)
          before.push_back(ribbons(*reader, static_cast<std::size_t>(c), false));
        for (std::int32_t c = 0; c < count / 2; ++c) {
          const auto other = static_cast<std::size_t>(count - 1 - c);
          const Action swap{
              .kind = ActionKind::pick_source, .a = c, .b = reader->scenes.compare.columns[other].article};
          update(reader->model, reader->scenes, reader->services, reader->boxes, swap, now);
          now = settle(*reader, now);
        }
        for (std::int32_t c = 0; c + 1 < count; ++c) {
          const auto gutter = static_cast<std::size_t>(count - 2 - c);
          CAPTURE(c);
          CHECK(ribbons(*reader, gutter, true) == before[static_cast<std::size_t>(c)]);
          drawn[static_cast<std::size_t>(count)] += before[static_cast<std::size_t>(c)].size();
        }
      }
    }
  }
  for (const std::size_t columns : {2, 3, 4}) CHECK(drawn[columns] > 8);
}

TEST_CASE("a tap takes the shorter of two overlapping passages, a second tap the longer, and so on") {
  auto reader = reader_of(seven_sources(), 1280, 800, 2);
  double now = settle(*reader, 0);
  const int outer = family_called(*reader, "A");
  const int inner = family_called(*reader, "C");
  const CompareColumn& column = reader->scenes.compare.columns[0];
  const auto place = std::find_if(column.marks.marks.begin(), column.marks.marks.end(),
                                  [&](const Mark& mark) { return mark.family == inner; });
  REQUIRE(place != column.marks.marks.end());
  const auto& rect =
      column.rects[column.places[static_cast<std::size_t>(place - column.marks.marks.begin())].rect_begin].rect;
  const double x = column.text_x + rect.x + rect.w / 2;
  const double y = screen_y(reader->scenes.compare, reader->model.compare, 0, rect.y + rect.h / 2);
  for (const int expected : {inner, outer, inner, outer}) {
    now = tap_at(*reader, x, y, now + 100);
    REQUIRE(reader->model.compare.selection);
    CHECK(reader->model.compare.selection->family == expected);
  }
  // The letters of both are there to be touched too.
  CHECK(find_box(*reader, Role::letter, "A") != nullptr);
  CHECK(find_box(*reader, Role::letter, "C") != nullptr);
}
