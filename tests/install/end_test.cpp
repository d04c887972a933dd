// The closed list of ends: each has its name, its sentence and its line in INSTALL.md.
#include "store/install/end.h"

#include <fstream>
#include <iterator>

#include "doctest/doctest.h"

namespace {

std::string manual() {
  std::ifstream in(LECTERN_TESTS_DIR "/../store/install/INSTALL.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("each end has a name of its own, a sentence that says what to do, and its line in the manual") {
  const std::string page = manual();
  constexpr auto last = static_cast<std::uint8_t>(store::EndCode::internal);
  for (std::uint8_t i = 0; i <= last; ++i) {
    const auto code = static_cast<store::EndCode>(i);
    const std::string name(store::name_of(code));
    const std::string sentence(store::sentence_of(code));
    REQUIRE(store::end_code_named(name));
    CHECK_MESSAGE(*store::end_code_named(name) == code, name);
    std::string line = "| `" + name;
    line.append("` | ").append(sentence).append(" |\n");
    CHECK_MESSAGE(page.find(line) != std::string::npos, name);
    CHECK_MESSAGE(sentence.ends_with('.'), name);
  }
  CHECK(!store::end_code_named("FINE"));
  CHECK(!store::end_code_named(""));
}
