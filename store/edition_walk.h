// Walk: one check of an edition on its way: what was found so far, how far it is, what it has cost.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "platform/base/result.h"
#include "store/edition_check.h"
#include "store/sqlite.h"

namespace store {

class Walk {
 public:
  Walk(const Database& database, const Checking& checking);
  Walk(const Walk&) = delete;
  Walk& operator=(const Walk&) = delete;
  ~Walk();

  const Database& database() const { return database_; }
  std::vector<Fault>& faults() { return faults_; }
  std::size_t room() const { return checking_.most_faults - faults_.size(); }
  bool full() const { return room() == 0; }
  void add(std::string what, bool of_picture = false);
  // Keeps what is wrong with one thing and goes on, but not after the disk has failed or nobody waits any more.
  base::Result<void> note(const std::string& where, base::Error error, bool of_picture = false);

  // The part of the work that begins: its end, in thousandths of the whole.
  void begin(int end);
  // How much of the part is done.
  void reached(std::size_t done, std::size_t of);
  // Work outside SQLite: about one unit for each byte of text or pixel. Fails with interrupted.
  base::Result<void> spend(std::uint64_t units);
  bool too_costly() const { return steps_ > checking_.most_steps; }

 private:
  bool step();

  const Database& database_;
  const Checking& checking_;
  std::vector<Fault> faults_;
  std::function<bool()> ask_;
  std::uint64_t steps_ = 0;
  std::uint64_t units_ = 0;
  std::uint64_t steps_of_part_ = 0;
  int begin_ = 0;
  int end_ = 0;
  int told_ = 0;
};

// The parts of a check, in this order.
base::Result<void> check_structure(Walk& walk);
base::Result<void> check_rows(Walk& walk);   // types and texts of every row of every table
base::Result<void> check_words(Walk& walk);  // every entry of the full text
base::Result<void> check_texts(Walk& walk);  // every text and its dropped lines, and where they stand
base::Result<void> check_counts(Walk& walk);
base::Result<void> check_stories(Walk& walk);
base::Result<void> check_images(Walk& walk);

}  // namespace store
