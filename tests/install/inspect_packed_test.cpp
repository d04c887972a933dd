// Strips, frames, blocks of words and lists that no writer of ours packs: each is found, here and in the child.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "doctest/doctest.h"
#include "store/body.h"
#include "store/schema.h"
#include "store/search/word_codec.h"
#include "store/text_record.h"
#include "tests/install/inspected.h"
#include "tests/made_edition.h"
#include "tests/scratch.h"

namespace {

// A sound block of as many words as fill so many bytes at most, each of the first article.
struct ManyWords {
  std::string block;
  std::string lists;
};
ManyWords many_words(std::size_t most_bytes) {
  ManyWords out;
  std::string before;
  for (int i = 0;; ++i) {
    const std::string digits = std::to_string(i);
    const store::PackedWord word{"a" + std::string(5 - digits.size(), '0') + digits, 1, 1, ""};
    std::string next;
    store::append_word(next, before, word);
    if (out.block.size() + next.size() > most_bytes) return out;
    out.block += next;
    out.lists += '\0';
    before = word.word;
  }
}

// A strip that is put together by hand, and the rows that tell of it.
class Strip {
 public:
  Strip() : bytes_(made_dictionary) {}
  // Says that what was added last is the frame of these articles, whose texts stand there behind each other.
  struct Text {
    int article = 0;
    std::size_t at = 0;
  };
  void add_frame(const std::string& records, const std::vector<Text>& texts) {
    const std::string frame = made_frame(records);
    for (const Text& text : texts)
      rows_.push_back("UPDATE body SET begin = " + std::to_string(bytes_.size()) +
                      ", bytes = " + std::to_string(frame.size()) + ", at = " + std::to_string(text.at) +
                      " WHERE article = " + std::to_string(text.article));
    bytes_ += frame;
  }
  std::size_t end() const { return bytes_.size(); }
  void add(std::string_view bytes) { bytes_ += bytes; }
  // A block of one word of one article.
  void add_block(const std::string& word, std::size_t list) {
    std::string block;
    store::append_word(block, "", {word, 1, 1, ""});
    const std::string frame = store::compress_body(block).value();
    rows_.push_back("INSERT INTO word VALUES ('" + word + "', " + std::to_string(bytes_.size()) + ", " +
                    std::to_string(frame.size()) + ", " + std::to_string(list) + ")");
    bytes_ += frame;
  }
  std::vector<std::string> statements() const {
    std::vector<std::string> all = made_strip(bytes_);
    all.emplace_back("DELETE FROM word");
    all.insert(all.end(), rows_.begin(), rows_.end());
    return all;
  }

 private:
  std::string bytes_;
  std::vector<std::string> rows_;
};

// Both frames of texts as they are.
void add_texts(Strip& strip) {
  const std::string one = made_record(1);
  const std::string two = one + made_record(2);
  strip.add_frame(two + made_record(3), {{1, 0}, {2, one.size()}, {3, two.size()}});
  strip.add_frame(made_record(4), {{4, 0}});
}

void add_words(Strip& strip) {
  const std::size_t lists = strip.end();
  strip.add(std::string(2, '\0'));
  strip.add_block("ant", lists);
  strip.add_block("bee", lists + 1);
}

}  // namespace

TEST_CASE("words and lists that no writer of ours packs are found") {
  struct Row {
    const char* what;
    std::string first;
    std::string block;
    std::string lists;
    const char* code = "DATABASE_BAD";
  };
  const auto packed = [](const std::vector<store::PackedWord>& words) {
    std::string block;
    std::string before;
    for (const store::PackedWord& word : words) {
      store::append_word(block, before, word);
      before = word.word;
    }
    return block;
  };
  const ManyWords full = many_words(static_cast<std::size_t>(store::max_block_bytes));
  const ManyWords more = many_words(static_cast<std::size_t>(store::max_block_bytes) + 8);
  REQUIRE(static_cast<std::int64_t>(more.block.size()) > store::max_block_bytes);
  // Of four articles: the list of one has three bits at least, of two two bits each.
  const Row rows[] = {
      {"sound", "ant", packed({{"ant", 1, 1, ""}, {"bee", 2, 1, ""}}), std::string("\x00\x00", 2), ""},
      {"a word of no article", "ant", packed({{"ant", 0, 1, ""}}), std::string(1, '\0')},
      {"a word of too many", "ant", packed({{"ant", 900, 1, ""}}), std::string(1, '\0')},
      {"a word of a row behind the last", "ant", packed({{"ant", 1, 1, ""}}), "\x0f"},
      {"a list that goes on", "ant", packed({{"ant", 1, 2, ""}}), std::string(2, '\0')},
      {"a list with bits behind it", "ant", packed({{"ant", 1, 1, ""}}), "\x40"},
      {"a list of nothing", "ant", packed({{"ant", 1, 0, ""}}), ""},
      {"a list of gigabytes", "ant", packed({{"ant", 1, 0xffffffff, ""}}), std::string(1, '\0')},
      {"words out of order", "bee", packed({{"bee", 1, 1, ""}, {"ant", 1, 1, ""}}), std::string(2, '\0')},
      {"a word twice", "bee", packed({{"bee", 1, 1, ""}, {"bee", 1, 1, ""}}), std::string(2, '\0')},
      {"an empty word", "", packed({{"", 1, 1, ""}}), std::string(1, '\0')},
      {"a word that is not UTF-8", "a", packed({{"a", 1, 1, ""}, {"b\xff", 1, 1, ""}}), std::string(2, '\0')},
      {"a spelling that is not UTF-8", "a", packed({{"a", 1, 1, "\xc3"}}), std::string(1, '\0')},
      {"a word with a zero byte", "a", packed({{"a", 1, 1, ""}, {std::string("b\0", 2), 1, 1, ""}}),
       std::string(2, '\0')},
      {"a word that is too long", "a", packed({{"a", 1, 1, ""}, {std::string(1025, 'b'), 1, 1, ""}}),
       std::string(2, '\0')},
      {"more shared than there is", "a",
       packed({{"a", 1, 1, ""}}) + std::string("\x05\x01"
                                               "b\x01\x01\x00",
                                               6),
       std::string(2, '\0')},
      {"a block cut off", "a", packed({{"a", 1, 1, ""}}) + "\x01", std::string(1, '\0')},
      {"a block of 20 KB", "a", packed({{"a", 1, 1, ""}}) + std::string(20000, '\0'), std::string(1, '\0')},
      {"as many words as a block may have", "a00000", full.block, full.lists, ""},
      {"a word more, all of them sound", "a00000", more.block, more.lists},
  };
  const Scratch scratch;
  for (const Row& row : rows) {
    CAPTURE(row.what);
    make_edition(scratch / "hostile.db", made_index(row.first, row.block, row.lists, made_texts()));
    CHECK(inspected(scratch / "hostile.db") == row.code);
  }
}

TEST_CASE(
    "what stands in the strip in another order, twice or with something between is found, though it can be read") {
  const std::string one = made_record(1);
  const std::string two = one + made_record(2);
  const std::string three = two + made_record(3);
  const std::string four = made_record(4);
  struct Row {
    const char* what;
    std::function<void(Strip&)> fill;
    const char* code = "DATABASE_BAD";
  };
  const auto then_words = [](auto fill) {
    return [fill](Strip& strip) {
      fill(strip);
      add_words(strip);
    };
  };
  const auto after_texts = [](auto fill) {
    return [fill](Strip& strip) {
      add_texts(strip);
      fill(strip, strip.end());
    };
  };
  const Row rows[] = {
      {"sound", then_words(add_texts), ""},
      {"one frame for all", then_words([&](Strip& strip) {
         strip.add_frame(three + four, {{1, 0}, {2, one.size()}, {3, two.size()}, {4, three.size()}});
       }),
       ""},
      {"frames the other way round", then_words([&](Strip& strip) {
         strip.add_frame(four, {{4, 0}});
         strip.add_frame(three, {{1, 0}, {2, one.size()}, {3, two.size()}});
       })},
      {"something between the frames", then_words([&](Strip& strip) {
         strip.add_frame(three, {{1, 0}, {2, one.size()}, {3, two.size()}});
         strip.add("x");
         strip.add_frame(four, {{4, 0}});
       })},
      {"something before the frames", then_words([](Strip& strip) {
         strip.add("x");
         add_texts(strip);
       })},
      {"something behind the frames", then_words([](Strip& strip) {
         add_texts(strip);
         strip.add("x");
       })},
      {"a frame twice", then_words([](Strip& strip) {
         add_texts(strip);
         add_texts(strip);
       })},
      {"texts of a frame the other way round", then_words([&](Strip& strip) {
         strip.add_frame(made_record(2) + one + made_record(3), {{1, made_record(2).size()}, {2, 0}, {3, two.size()}});
         strip.add_frame(four, {{4, 0}});
       })},
      {"something between the texts of a frame", then_words([&](Strip& strip) {
         strip.add_frame(two + "x" + made_record(3), {{1, 0}, {2, one.size()}, {3, two.size() + 1}});
         strip.add_frame(four, {{4, 0}});
       })},
      {"something before the texts of a frame", then_words([&](Strip& strip) {
         strip.add_frame(three, {{1, 0}, {2, one.size()}, {3, two.size()}});
         strip.add_frame("x" + four, {{4, 1}});
       })},
      {"something behind the texts of a frame", then_words([&](Strip& strip) {
         strip.add_frame(three + "x", {{1, 0}, {2, one.size()}, {3, two.size()}});
         strip.add_frame(four, {{4, 0}});
       })},
      {"something behind the texts of the last frame", then_words([&](Strip& strip) {
         strip.add_frame(three, {{1, 0}, {2, one.size()}, {3, two.size()}});
         strip.add_frame(four + "x", {{4, 0}});
       })},
      {"lists the other way round", after_texts([](Strip& strip, std::size_t lists) {
         strip.add(std::string(2, '\0'));
         strip.add_block("ant", lists + 1);
         strip.add_block("bee", lists);
       })},
      {"a list for two", after_texts([](Strip& strip, std::size_t lists) {
         strip.add(std::string(1, '\0'));
         strip.add_block("ant", lists);
         strip.add_block("bee", lists);
       })},
      {"something between the lists", after_texts([](Strip& strip, std::size_t lists) {
         strip.add(std::string(3, '\0'));
         strip.add_block("ant", lists);
         strip.add_block("bee", lists + 2);
       })},
      {"something behind the lists", after_texts([](Strip& strip, std::size_t lists) {
         strip.add(std::string(3, '\0'));
         strip.add_block("ant", lists);
         strip.add_block("bee", lists + 1);
       })},
      {"blocks the other way round", after_texts([](Strip& strip, std::size_t lists) {
         strip.add(std::string(2, '\0'));
         strip.add_block("bee", lists + 1);
         strip.add_block("ant", lists);
       })},
      {"something between the blocks", after_texts([](Strip& strip, std::size_t lists) {
         strip.add(std::string(2, '\0'));
         strip.add_block("ant", lists);
         strip.add("x");
         strip.add_block("bee", lists + 1);
       })},
      {"something behind the blocks", after_texts([](Strip& strip, std::size_t) {
         add_words(strip);
         strip.add("x");
       })},
  };
  const Scratch scratch;
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Strip strip;
    row.fill(strip);
    make_edition(scratch / "hostile.db", strip.statements());
    CHECK(inspected(scratch / "hostile.db") == row.code);
  }
}
