#include "store/codec.h"

#include "doctest/doctest.h"
#include "store/body.h"

using store::WordOp;
using store::WordOpKind;

namespace {

std::string text_of_words(const std::vector<WordOp>& words) {
  std::string out;
  for (const WordOp& word : words)
    out += std::string(store::name_of(word.kind)) + " " + std::to_string(word.a.begin) + "-" +
           std::to_string(word.a.end) + " " + std::to_string(word.b.begin) + "-" + std::to_string(word.b.end) + "; ";
  return out;
}

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out += static_cast<char>(value);
  return out;
}

}  // namespace

TEST_CASE("words come back as they were, moved backwards too") {
  store::Passage passage;
  passage.a = {100, 200};
  passage.b = {1000, 1300};
  passage.words = {{WordOpKind::equal, {100, 110}, {1000, 1010}},
                   {WordOpKind::moved, {111, 120}, {1250, 1259}},
                   {WordOpKind::only_a, {121, 130}, {}},
                   {WordOpKind::changed, {131, 200}, {1011, 1200}},
                   {WordOpKind::only_b, {}, {1260, 1300}}};
  const std::string packed = store::encode_words(passage);
  CHECK(text_of_words(store::decode_words(packed, passage.a, passage.b).value()) == text_of_words(passage.words));
  // 0 equal: step 0, length 10, twice.
  CHECK(packed.substr(0, 5) == bytes({0, 0, 10, 0, 10}));
}

TEST_CASE("words outside their pair, cut off or unknown are refused, at every length") {
  store::Passage passage;
  passage.a = {0, 300};
  passage.b = {500, 700};
  passage.words = {{WordOpKind::equal, {0, 150}, {500, 600}}, {WordOpKind::moved, {151, 300}, {640, 700}}};
  const std::string packed = store::encode_words(passage);
  REQUIRE(store::decode_words(packed, passage.a, passage.b));
  std::size_t accepted = 0;
  for (std::size_t length = 1; length < packed.size(); ++length)
    if (store::decode_words(packed.substr(0, length), passage.a, passage.b)) ++accepted;
  CHECK(accepted == 1);  // after the first run, which is whole
  CHECK_FALSE(store::decode_words(packed, {0, 299}, passage.b));
  CHECK_FALSE(store::decode_words(packed, {1, 300}, passage.b));
  CHECK_FALSE(store::decode_words(packed, passage.a, {500, 699}));
  CHECK_FALSE(store::decode_words(bytes({5, 0, 1, 0, 1}), passage.a, passage.b));
  CHECK_FALSE(store::decode_words(bytes({0, 1, 1, 0, 1}), passage.a, passage.b));  // begins before the pair
  CHECK_FALSE(store::decode_words(bytes({0, 0, 0, 0, 1}), passage.a, passage.b));  // empty
}

TEST_CASE("a body is one frame that tells its size, no larger than asked for") {
  const std::string text = "The old bridge at Wendel closes on Monday.";
  const std::string frame = store::compress_body(text).value();
  CHECK(store::decompress_body(frame, text.size()).value() == text);
  CHECK(store::decompress_body(store::compress_body("").value(), 0).value().empty());
  CHECK_FALSE(store::decompress_body(frame, text.size() - 1));
  CHECK(store::decompress_body(frame, text.size() + 1).value() == text);
  CHECK_FALSE(store::decompress_body(frame + frame, text.size()));
  CHECK_FALSE(store::decompress_body(frame + "x", text.size()));
  CHECK_FALSE(store::decompress_body("", 0));
  for (std::size_t length = 0; length < frame.size(); ++length)
    CHECK_FALSE(store::decompress_body(frame.substr(0, length), text.size()));
}

TEST_CASE("every flipped bit of a body is noticed, or harmless") {
  const std::string text = "The old bridge at Wendel closes on Monday. The old bridge at Wendel closes.";
  const std::string frame = store::compress_body(text).value();
  for (std::size_t bit = 0; bit < frame.size() * 8; ++bit) {
    std::string broken = frame;
    broken[bit / 8] = static_cast<char>(static_cast<unsigned char>(broken[bit / 8]) ^ (1U << (bit % 8)));
    const auto back = store::decompress_body(broken, text.size());
    CHECK((!back || back.value() == text));
  }
}

TEST_CASE("a body made with a dictionary is shorter, and read with that dictionary alone") {
  const std::string dictionary =
      "The council of Marlow voted on Tuesday to keep the old bridge at Wendel open to traffic until the spring.";
  const std::string text =
      "The old bridge at Wendel stays open to traffic until the spring, the council of Marlow voted.";
  store::BodyWriter writer = store::BodyWriter::open(dictionary).value();
  store::BodyReader reader = store::BodyReader::open(dictionary).value();
  const std::string frame = writer.compress(text).value();
  CHECK(frame.size() + 20 < store::compress_body(text).value().size());
  for (int again = 0; again < 3; ++again) {
    CHECK(writer.compress(text).value() == frame);
    CHECK(reader.decompress(frame, text.size()).value() == text);
  }
  CHECK_FALSE(store::decompress_body(frame, text.size()));
  std::string other = dictionary;
  other[8] = 'X';
  store::BodyReader wrong = store::BodyReader::open(other).value();
  const auto back = wrong.decompress(frame, text.size());
  CHECK((!back || back.value() == text));
  // What begins like a trained dictionary and is none.
  CHECK_FALSE(store::BodyReader::open(std::string("\x37\xA4\x30\xEC", 4) + std::string(40, '\xff')));
}
