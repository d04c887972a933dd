// One zstd frame: what comes out is what went in, and nothing else is taken.
#include "store/write/sign/compress.h"

#include "doctest/doctest.h"
#include "tests/scratch.h"

namespace {

std::string made_text(std::size_t bytes) {
  std::string text;
  for (std::uint32_t seed = 1; text.size() < bytes; seed = seed * 1664525U + 1013904223U)
    text += std::to_string(seed % 1000) + " ";
  text.resize(bytes);
  return text;
}

base::Result<void> ignore(std::string_view) { return {}; }

std::string compressed(const Scratch& scratch, const std::string& text) {
  scratch.write("text", text);
  std::string out;
  const store::Sink keep = [&](std::string_view piece) -> base::Result<void> {
    out += piece;
    return {};
  };
  REQUIRE(store::compress_file(scratch / "text", store::window_log_for(text.size()), ignore, keep, {}));
  return out;
}

// What comes out when it goes in `step` bytes at a time; the fault, where there is one.
std::string unpacked(std::string_view frame, std::uint64_t bytes, std::size_t step, std::uint32_t window_log = 23) {
  std::string out;
  store::Decompression decompression(window_log, bytes, [&](std::string_view piece) -> base::Result<void> {
    out += piece;
    return {};
  });
  for (std::size_t at = 0; at < frame.size(); at += step) {
    const base::Result<void> added = decompression.add(frame.substr(at, step));
    if (!added) return "fault: " + added.error().what;
    CHECK(out.size() <= bytes);
  }
  const base::Result<void> finished = decompression.finish();
  return finished ? out : "fault: " + finished.error().what;
}

}  // namespace

TEST_CASE("what comes out is what went in, in pieces of any size") {
  const Scratch scratch;
  const std::string text = made_text(600'000);
  const std::string frame = compressed(scratch, text);
  CHECK(frame.size() < text.size());
  for (const std::size_t step : {std::size_t{1000}, std::size_t{65536}, frame.size()})
    CHECK(unpacked(frame, text.size(), step) == text);
  CHECK(unpacked(frame.substr(0, 40), text.size(), 1) == "fault: the compressed edition is not whole");
}

TEST_CASE("a frame that is not whole, damaged, or followed by anything is refused") {
  const Scratch scratch;
  const std::string text = made_text(5000);
  const std::string frame = compressed(scratch, text);
  for (std::size_t bytes = 0; bytes < frame.size(); bytes += 7)
    CHECK(unpacked(frame.substr(0, bytes), text.size(), 64) == "fault: the compressed edition is not whole");
  for (std::size_t i = 0; i < frame.size(); i += 3) {
    CAPTURE(i);
    std::string changed = frame;
    changed[i] = static_cast<char>(changed[i] ^ 0x10);
    CHECK(unpacked(changed, text.size(), 64) != text);
  }
  CHECK(unpacked(frame + "x", text.size(), 64) == "fault: there is more behind the compressed edition");
  CHECK(unpacked(frame + frame, text.size(), 64) == "fault: there is more behind the compressed edition");
}

TEST_CASE("no more comes out than was promised, however small the bomb") {
  const Scratch scratch;
  const std::string frame = compressed(scratch, std::string(std::size_t{4} << 20U, '\0'));
  CHECK(frame.size() < 2000);
  CHECK(unpacked(frame, 100'000, 64) == "fault: more comes out than the manifest says");
}

TEST_CASE("a frame with a larger window than allowed is refused") {
  const Scratch scratch;
  const std::string text = made_text(600'000);
  CHECK(unpacked(compressed(scratch, text), text.size(), 4096, 12).starts_with("fault: cannot be unpacked"));
}

TEST_CASE("windows grow with what is packed, up to 8 MiB") {
  CHECK(store::window_log_for(0) == 10);
  CHECK(store::window_log_for(1025) == 11);
  CHECK(store::window_log_for(std::uint64_t{1} << 40U) == 23);
}
