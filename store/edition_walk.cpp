#include "store/edition_walk.h"

#include <algorithm>

#include "store/edition_rows.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::uint64_t units_of_step = 100000;

}  // namespace

Walk::Walk(const Database& database, const Checking& checking)
    : database_(database), checking_(checking), ask_([this] { return step(); }) {
  database_.ask_often(&ask_);
}

Walk::~Walk() { database_.ask_often(nullptr); }

void Walk::add(std::string what, bool of_picture) {
  if (!full()) faults_.push_back({std::move(what), of_picture});
}

Result<void> Walk::note(const std::string& where, Error error, bool of_picture) {
  if (error.code == ErrorCode::io || error.code == ErrorCode::interrupted || error.code == ErrorCode::unavailable)
    return error;
  add(where + ": " + error.what, of_picture);
  return {};
}

void Walk::begin(int end) {
  begin_ = end_;
  end_ = end;
  steps_of_part_ = 0;
}

void Walk::reached(std::size_t done, std::size_t of) {
  const std::size_t part = of == 0 ? 0 : static_cast<std::size_t>(end_ - begin_) * done / of;
  told_ = std::max(told_, begin_ + static_cast<int>(part));
}

bool Walk::step() {
  ++steps_;
  ++steps_of_part_;
  if (too_costly()) return false;
  // Nobody knows how many a part takes: half of what is left for each thousand.
  constexpr std::uint64_t usual = 1000;
  const auto room = static_cast<std::uint64_t>(end_ - begin_);
  told_ = std::max(told_, begin_ + static_cast<int>(room * steps_of_part_ / (steps_of_part_ + usual)));
  return !checking_.go_on || checking_.go_on(told_);
}

Result<void> Walk::spend(std::uint64_t units) {
  units_ += units;
  for (; units_ >= units_of_step; units_ -= units_of_step)
    if (!step()) return Error{ErrorCode::interrupted, "stopped"};
  return {};
}

std::uint64_t steps_for(std::uint64_t pages) { return 20000 + 20 * pages; }

namespace {

Result<void> check_shelf(Walk& walk) {
  const Result<std::vector<StorySummary>> shelf = read_stories(walk.database());
  if (!shelf) return walk.note("shelf", shelf.error());
  return {};
}

struct Part {
  const char* name;
  Result<void> (*check)(Walk& walk);
  int end;  // thousandths
};

// The first holds for the others: a tree that is not sound could be endless.
constexpr Part parts[] = {{"structure", check_structure, 250}, {"rows", check_rows, 400},
                          {"words", check_words, 540},         {"texts", check_texts, 600},
                          {"counts", check_counts, 650},       {"stories", check_stories, 850},
                          {"images", check_images, 980},       {"shelf", check_shelf, 1000}};

Result<void> check_parts(Walk& walk) {
  for (const Part& part : parts) {
    walk.begin(part.end);
    Result<void> done = part.check(walk);
    if (!done) TRY(walk.note(part.name, std::move(done).error()));
    const bool unsound = part.check == check_structure && !walk.faults().empty();
    if (unsound || walk.full()) return {};
    TRY(walk.database().go_on());
  }
  return {};
}

}  // namespace

Result<std::vector<Fault>> find_faults(const Database& database, const Checking& checking) {
  Walk walk(database, checking);
  Result<void> done = check_parts(walk);
  if (!done && walk.too_costly()) {
    walk.add("reading it takes more than any edition of its size does");
  } else if (!done) {
    return std::move(done).error();
  }
  return std::move(walk.faults());
}

}  // namespace store
