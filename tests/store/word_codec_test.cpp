#include "store/search/word_codec.h"

#include <random>
#include <set>

#include "doctest/doctest.h"

using store::PackedWord;

namespace {

using Rows = std::vector<std::int64_t>;

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out += static_cast<char>(value);
  return out;
}

// What a list holds; nothing when it is refused.
std::optional<Rows> listed(std::string_view list, std::int64_t count, std::int64_t rows) {
  store::RowSet set(rows);
  if (!store::decode_list(list, count, set)) return std::nullopt;
  return set.first(static_cast<std::size_t>(rows));
}

std::vector<PackedWord> words_of(std::string_view block) {
  store::BlockReader reader(block);
  std::vector<PackedWord> words;
  for (PackedWord word; reader.next(word).value();) words.push_back(word);
  return words;
}

}  // namespace

TEST_CASE("words and lists are stored as FORMAT.md draws them") {
  std::string block;
  store::append_word(block, "", {"bridge", 3, 2, ""});
  store::append_word(block, "bridge", {"brio", 300, 130, "brío"});
  CHECK(block == bytes({0, 6, 'b', 'r',  'i',  'd',  'g',  'e', 3,   2,   0,  //
                        3, 1, 'o', 0xac, 0x02, 0x82, 0x01, 5,   'b', 'r', 0xc3, 0xad, 'o'}));
  // Rows 2, 3 and 9 of 12: k = 2; 1, 0 and 5 were passed over.
  CHECK(store::encode_list(Rows{2, 3, 9}, 12) == bytes({0b01000010, 0b1}));
  // All of them: k = 0, a zero for each.
  CHECK(store::encode_list(Rows{1, 2, 3, 4}, 4) == bytes({0}));
}

TEST_CASE("a block gives back its words") {
  const std::vector<PackedWord> words = {{"+a", 1, 1, ""},
                                         {"0", 7, 2, ""},
                                         {"naive", 2, 1, "naïve"},
                                         {"naiver", 1, 1, ""},
                                         {"öl", 1, 9, ""},
                                         {"ölung", 70000, 8000, ""},
                                         {std::string(1024, 'x'), 1, 1, ""}};
  std::string block;
  std::string before;
  for (const PackedWord& word : words) {
    store::append_word(block, before, word);
    before = word.word;
  }
  const std::vector<PackedWord> back = words_of(block);
  REQUIRE(back.size() == words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    CHECK(back[i].word == words[i].word);
    CHECK(back[i].rows == words[i].rows);
    CHECK(back[i].list_bytes == words[i].list_bytes);
    CHECK(back[i].written == words[i].written);
  }
}

TEST_CASE("a block cut off within a word is refused, wherever it is cut") {
  std::string block;
  store::append_word(block, "", {"bridge", 300, 130, "brídge"});
  for (std::size_t size = 1; size < block.size(); ++size) {
    CAPTURE(size);
    PackedWord word;
    CHECK_FALSE(store::BlockReader(std::string_view(block).substr(0, size)).next(word));
  }
}

TEST_CASE("lists of all shapes come back, and no other bytes stand for them") {
  std::mt19937 random(7);  // NOLINT: the same every time
  for (const std::int64_t rows : {1, 2, 3, 63, 64, 65, 1000, 70000}) {
    for (const double share : {0.0, 0.001, 0.1, 0.5, 0.97, 1.0}) {
      std::set<std::int64_t> chosen{1 + static_cast<std::int64_t>(random() % static_cast<unsigned>(rows))};
      for (std::int64_t row = 1; row <= rows; ++row)
        if (random() % 10000 < share * 10000) chosen.insert(row);
      const Rows wanted(chosen.begin(), chosen.end());
      const auto count = static_cast<std::int64_t>(wanted.size());
      CAPTURE(rows);
      CAPTURE(count);
      const std::string list = store::encode_list(wanted, rows);
      CHECK(list.size() <= static_cast<std::size_t>(rows));
      CHECK(listed(list, count, rows) == wanted);
      CHECK_FALSE(listed(list + '\0', count, rows));
      CHECK_FALSE(listed(std::string_view(list).substr(0, list.size() - 1), count, rows));
      CHECK_FALSE(listed(list, 0, rows));
      CHECK_FALSE(listed(list, rows + 1, rows));
    }
  }
}

TEST_CASE("whatever the bytes of a list are, its rows are those there are") {
  std::mt19937 random(11);  // NOLINT: the same every time
  int sound = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string list(random() % 5, '\0');
    for (char& c : list) c = static_cast<char>(random() % 3 == 0 ? 255 : random());
    const std::int64_t rows = 1 + random() % 20;
    const std::int64_t count = 1 + random() % rows;
    const std::optional<Rows> found = listed(list, count, rows);
    if (!found) continue;
    ++sound;
    CHECK(static_cast<std::int64_t>(found->size()) == count);
    CHECK(store::encode_list(*found, rows) == list);
  }
  CHECK(sound > 100);
}

TEST_CASE("sets of rows meet, and say which are first") {
  store::RowSet a(200);
  store::RowSet b(200);
  for (const std::int64_t row : {1, 64, 65, 128, 200}) a.insert(row);
  for (const std::int64_t row : {64, 199, 200}) b.insert(row);
  CHECK(a.first(3) == Rows{1, 64, 65});
  CHECK(a.meets(b));
  a.intersect(b);
  CHECK(a.first(10) == Rows{64, 200});
  store::RowSet none(200);
  CHECK_FALSE(a.meets(none));
  CHECK(none.first(10).empty());
}
