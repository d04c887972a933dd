#include "app/pack/phases.h"

#include "doctest/doctest.h"

using app::progress_line;

TEST_CASE("progress says what is done, how much of it, and about how long the rest takes") {
  CHECK(progress_line("reading in", 0, 0, 0) == "reading in ...");
  CHECK(progress_line("reading in", 0, 10, 0) == "reading in  [                    ]  0 %  0 of 10");
  CHECK(progress_line("reading in", 5000, 10000, 2) == "reading in  [##########          ]  50 %  5,000 of 10,000");
  CHECK(progress_line("x", 4, 16, 10) == "x  [#####               ]  25 %  4 of 16, about 30 seconds left");
  CHECK(progress_line("x", 9, 10, 9) == "x  [##################  ]  90 %  9 of 10, about 10 seconds left");
  CHECK(progress_line("x", 1, 4, 30) == "x  [#####               ]  25 %  1 of 4, about 2 minutes left");
  CHECK(progress_line("x", 1, 2, 70) == "x  [##########          ]  50 %  1 of 2, about 1 minute left");
  CHECK(progress_line("x", 12, 10, 30) == "x  [####################]  100 %  10 of 10");
  CHECK(progress_line("x", 1, 1000000, 30) == "x  [                    ]  0 %  1 of 1,000,000");
}

TEST_CASE("a task that tells of work begins its phase, and each phase is counted once") {
  std::atomic<bool> stop{false};
  app::Phases phases(2, stop, false);
  const base::Task reading = phases.task(app::Phase::import, "reading");
  const base::Task writing = phases.task(app::Phase::write, "writing");
  base::tell(reading, 1, 2);
  base::tell(reading, 2, 2);
  base::tell(writing, 1, 3);
  phases.end();
  phases.end();
  REQUIRE(phases.figures().size() == 2);
  CHECK(phases.figures()[0].phase == app::Phase::import);
  CHECK(phases.figures()[1].phase == app::Phase::write);
  CHECK(phases.figures()[1].peak_kb > 0);
  CHECK(reading.jobs == 2);
  CHECK_FALSE(base::stopped(reading));
  stop = true;
  CHECK(base::stopped(writing));
}
