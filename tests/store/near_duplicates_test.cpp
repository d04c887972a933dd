#include "store/near_duplicates.h"

#include <array>
#include <vector>

#include "doctest/doctest.h"

namespace {

using store::Family;
using store::PassageClass;

// A passage of article 0 and article 1.
Family shared(base::TextRange a, base::TextRange b, PassageClass passage_class = PassageClass::verbatim) {
  Family family;
  family.members = {{0, a}, {1, b}};
  family.pairs = {{0, 1, {a, b, passage_class, 1, 1, {}}}};
  return family;
}

std::size_t found(const std::vector<Family>& families, std::array<std::size_t, 2> bytes) {
  return store::near_duplicates(families, [&](store::ArticleIndex i) { return bytes.at(static_cast<std::size_t>(i)); })
      .size();
}

}  // namespace

TEST_CASE("two articles are nearly the same text from 85 in 100 bytes of the shorter one, if the longer adds little") {
  CHECK(found({shared({0, 850}, {100, 950})}, {1000, 1200}) == 1);
  CHECK(found({shared({0, 840}, {100, 940})}, {1000, 1200}) == 0);
  CHECK(found({shared({0, 850}, {100, 950})}, {1000, 1700}) == 0);
  CHECK(found({shared({100, 950}, {0, 850})}, {1200, 1000}) == 1);
  CHECK(found({shared({0, 950}, {0, 950}, PassageClass::edited)}, {1000, 1000}) == 0);
  // Several passages count together, and what two of them cover once.
  CHECK(found({shared({0, 450}, {0, 450}), shared({500, 950}, {500, 950})}, {1000, 1000}) == 1);
  CHECK(found({shared({0, 600}, {0, 600}), shared({0, 600}, {700, 1000})}, {1000, 1000}) == 0);
  const std::vector<store::NearDuplicate> same =
      store::near_duplicates(std::vector<Family>{shared({0, 900}, {0, 900})}, [](store::ArticleIndex) { return 1000; });
  REQUIRE(same.size() == 1);
  CHECK(same.front().a == 0);
  CHECK(same.front().b == 1);
  CHECK(same.front().share == doctest::Approx(0.9));
}
