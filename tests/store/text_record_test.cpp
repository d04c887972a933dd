#include "store/text_record.h"

#include "doctest/doctest.h"
#include "store/schema.h"

using store::Article;
using store::BlockKind;
using store::Depth;

namespace {

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out += static_cast<char>(value);
  return out;
}

std::string text_of_blocks(const Article& article) {
  std::string out;
  for (const store::Block& block : article.blocks)
    out += std::string(store::name_of(block.kind)) + " " + std::to_string(block.range.begin) + "-" +
           std::to_string(block.range.end) + "; ";
  return out;
}

Article two_blocks() {
  Article article;
  article.text = "Quay\n\nIt opens.";
  article.blocks = {{BlockKind::heading, {0, 4}}, {BlockKind::quote, {6, 15}}};
  article.dropped = {{1, 2, "ad", "Buy\nnow"}, {9, 9, "rule", ""}};
  return article;
}

}  // namespace

TEST_CASE("a record is as FORMAT.md draws it, and comes back from where it stands") {
  const Article told = two_blocks();
  const std::string record = store::encode_record(told);
  CHECK(record == told.text + bytes({0, 3, 2, 1, 2, 2}) + "ad" + bytes({7}) + "Buy\nnow" + bytes({9, 9, 4}) + "rule" +
                      bytes({0}));
  const std::string frame = "before" + record + "behind";
  Article back;
  const auto end = store::decode_record(frame, 6, told.text.size(), Depth::whole, back);
  REQUIRE(end);
  CHECK(end.value() == 6 + record.size());
  CHECK(back.text == told.text);
  CHECK(text_of_blocks(back) == "heading 0-4; quote 6-15; ");
  REQUIRE(back.dropped.size() == 2);
  CHECK(back.dropped[0].line_begin == 1);
  CHECK(back.dropped[0].line_end == 2);
  CHECK(back.dropped[0].rule == "ad");
  CHECK(back.dropped[0].text == "Buy\nnow");
  CHECK(back.dropped[1].text.empty());
  Article shown;
  REQUIRE(store::decode_record(frame, 6, told.text.size(), Depth::text, shown));
  CHECK(shown.blocks.size() == 2);
  CHECK(shown.dropped.empty());
  Article nothing;
  CHECK(store::decode_record(store::encode_record(Article()), 0, 0, Depth::whole, nothing).value() == 1);
  CHECK(nothing.blocks.empty());
}

TEST_CASE("a text is parted where its first empty line stands, and then the next") {
  const auto parted = [](std::string_view text) {
    std::string out;
    for (const base::TextRange range : store::part_blocks(text))
      out += "[" + std::string(base::slice(text, range)) + "]";
    return out;
  };
  CHECK(parted("").empty());
  CHECK(parted("one\ntwo") == "[one\ntwo]");
  CHECK(parted("one\n\ntwo\n\nthree") == "[one][two][three]");
  CHECK(parted("one\n\n\ntwo") == "[one][\ntwo]");
  CHECK(parted("\n\none") == "[][one]");
  CHECK(parted("one\n\n") == "[one][]");
  CHECK(parted("one\n\n\n\ntwo") == "[one][][two]");
}

TEST_CASE("records that no writer of ours writes are refused") {
  struct Row {
    const char* what;
    std::string record;
    std::size_t text_bytes;
    bool accepted = false;
  };
  const std::string field(static_cast<std::size_t>(store::max_field_bytes) + 1, 'x');
  const Row rows[] = {
      {"sound", "ab" + bytes({1, 1, 3, 4, 1}) + "r" + bytes({0}), 2, true},
      {"a text that is not UTF-8", "a\xff" + bytes({1, 0}), 2},
      {"a text cut in a letter", "\xc3\xa9" + bytes({1, 0}), 1},
      {"no kinds", "ab", 2},
      {"a kind too few", "a\n\nb" + bytes({1}), 4},
      {"an unknown kind", "ab" + bytes({4, 0}), 2},
      {"an empty block", "a\n\n" + bytes({1, 1, 0}), 3},
      {"no number of dropped lines", "ab" + bytes({1}), 2},
      {"fewer dropped lines than told", "ab" + bytes({1, 2, 3, 4, 1}) + "r" + bytes({0}), 2},
      {"a line beyond all", "ab" + bytes({1, 1, 0xff, 0xff, 0xff, 0xff, 0x0f, 4, 1}) + "r" + bytes({0}), 2},
      {"a rule that is cut off", "ab" + bytes({1, 1, 3, 4, 9}) + "r", 2},
      {"a rule that is not UTF-8", "ab" + bytes({1, 1, 3, 4, 1, 0xff, 0}), 2},
      {"a rule with a zero byte", "ab" + bytes({1, 1, 3, 4, 1, 0, 0}), 2},
      {"dropped lines with a zero byte, as they were", "ab" + bytes({1, 1, 3, 4, 1, 'r', 1, 0}), 2, true},
      {"dropped lines that are not UTF-8", "ab" + bytes({1, 1, 3, 4, 1, 'r', 1, 0xc3}), 2},
      {"dropped lines beyond all", "ab" + bytes({1, 1, 3, 4, 1, 'r', 0x81, 0x80, 0x40}) + field, 2},
      {"more dropped stretches than an article has", "ab" + bytes({1, 0x81, 0x80, 0x10}) + std::string(2000000, '\0'),
       2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Article article;
    CHECK(static_cast<bool>(store::decode_record(row.record, 0, row.text_bytes, Depth::whole, article)) ==
          row.accepted);
  }
}
