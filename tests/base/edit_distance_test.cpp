#include "platform/base/edit_distance.h"

#include "doctest/doctest.h"

TEST_CASE("the distance of two words counts slips for less than wrong letters, and stops counting when it is too far") {
  const auto whole = [](std::u32string_view a, std::u32string_view b) { return base::edit_distance(a, b, 20).whole; };
  CHECK(whole(U"bridge", U"bridge") == 0);
  CHECK(whole(U"brigde", U"bridge") == 6);
  CHECK(whole(U"birdge", U"bridge") == 6);
  CHECK(whole(U"bidge", U"bridge") == 6);
  CHECK(whole(U"bbridge", U"bridge") == 10);
  CHECK(whole(U"fridge", U"bridge") == 10);
  CHECK(whole(U"bridge", U"bridges") == 6);
  CHECK(whole(U"ca", U"abc") == 21);
  CHECK(whole(U"abc", U"xyz") == 21);
  CHECK(base::edit_distance(U"brig", U"bridge", 20).beginning == 6);
  CHECK(base::edit_distance(U"", U"bridge", 20).beginning == 0);
}
