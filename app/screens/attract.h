// Attract loop: what runs between two visits. Two headlines of the edition's own over a passage that they share, the
// invitation to read, the languages there are. Each picture stands elsewhere than the one before, so that nothing burns
// in; touched, the pair opens its comparison, and everything else the shelf.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/screens/view.h"
#include "store/edition.h"

namespace app {

struct AttractSide {
  std::string file;
  std::string source;
  std::string time;
  std::string headline;
  std::string excerpt;  // the shared passage as it stands there; empty where none is shared
};

struct AttractScene {
  std::int32_t picture = -1;  // which one this is; -1: none yet
  std::string story_id;       // empty: the edition has no story
  std::string title;
  std::string label;               // of the family, or empty
  std::vector<AttractSide> sides;  // two, or what a story without a second source has
  store::PassageClass passage_class = store::PassageClass::verbatim;
  std::vector<std::string> languages;  // by their own names; fewer than two: nothing to choose
};

// Stories that share passages come first: the others only where there is none. In the order of the shelf.
std::vector<std::size_t> attractive_stories(const std::vector<store::StorySummary>& stories);

// Two articles of the story and a passage they share; the n-th time the story comes it is the n-th such pair.
struct AttractPair {
  std::int32_t family = 0;
  store::Member a;
  store::Member b;
  store::PassageClass passage_class = store::PassageClass::verbatim;
};
std::vector<AttractPair> attract_pairs(const store::StoryContents& story);

// How far along its free way the picture stands, 0..1 across and down. No two that follow one another are near.
render::Point attract_place(std::int32_t picture);

void draw(const AttractScene& scene, const render::Rect& area, View& view);

}  // namespace app
