// Shelf: the home screen. The stories of the edition, each with its sources, their dates and how much is shared.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/input/scroller.h"
#include "app/screens/view.h"
#include "store/edition.h"

namespace app {

struct Shelf {
  Scroller scroller;
};

constexpr std::size_t most_sources_on_card = 6;

// A card's words and place, made when the shelf is arranged.
struct ShelfCard {
  render::Rect rect;   // on the shelf's own page, from its top
  float rows_top = 0;  // of the first source, from the card's own top
  std::string facts;
  std::string counts;  // of the facts, all but who was first
  std::string first;   // the rest, or empty
  std::string more;    // "3 more sources", where not all have a row
  struct Source {
    std::string name;
    std::string headline;
    std::string time;
    std::string share;
    double shared = 0;
  };
  std::vector<Source> sources;
};

struct ShelfScene {
  store::EditionSummary edition;
  bool preview = false;  // named on the command line: nobody has signed it
  std::vector<store::StorySummary> stories;
  std::vector<ShelfCard> cards;
  std::string facts;         // "2 stories, 10 articles"
  std::string widest_share;  // "100% shared": every row leaves as much room
  std::string serial;        // which edition this is: for whoever asks what is installed, below the last card
  render::Rect area;
  float interface_px = 0;
  render::Rect bar;
  render::Rect page;  // what the cards scroll in
  float height_px = 0;
};

void arrange(ShelfScene& scene, Shelf& shelf, const render::Rect& area, const render::Metrics& metrics,
             const Strings& strings);
void draw(const Shelf& shelf, const ShelfScene& scene, View& view);
void update(Shelf& shelf, const ShelfScene& scene, const Action& action, double now_ms);
// Scrolls until the card is in sight, or one source on it.
void reveal(Shelf& shelf, const ShelfScene& scene, std::size_t card, std::optional<std::size_t> source, double now_ms);

}  // namespace app
