#include "store/write/match/windows.h"

#include <cmath>

namespace store {

namespace {

constexpr std::uint32_t least_window_words = 5;
constexpr std::uint32_t most_window_words = 45;

void cut_windows(Prepared& text) {
  std::vector<std::uint32_t>& begins = text.windows.begins;
  const auto count = static_cast<std::uint32_t>(text.words.size());
  for (std::size_t s = 0; s + 1 < text.sentences.size(); ++s) {
    const std::uint32_t begin = text.sentences[s];
    const std::uint32_t words = text.sentences[s + 1] - begin;
    if (!begins.empty() && begin - begins.back() < least_window_words) {
      continue;  // the window before is too short to end here
    }
    const std::uint32_t parts = (words + most_window_words - 1) / most_window_words;
    for (std::uint32_t i = 0; i < parts; ++i) begins.push_back(begin + words * i / parts);
  }
  if (begins.size() > 1 && count - begins.back() < least_window_words) begins.pop_back();
  begins.push_back(count);
  text.windows.of_word.resize(count);
  for (std::uint32_t w = 0; w + 1 < begins.size(); ++w) {
    for (std::uint32_t i = begins[w]; i < begins[w + 1]; ++i) text.windows.of_word[i] = w;
  }
}

void index_windows(Prepared& text) {
  Windows& windows = text.windows;
  windows.sums.resize(windows.begins.size() - 1);
  windows.places.resize(text.telling.places.size());
  windows.first.resize(text.telling.keys.size() + 1);
  std::uint32_t size = 0;
  for (std::size_t key = 0; key < text.telling.keys.size(); ++key) {
    const std::span<const std::uint32_t> places = places_of(text.telling, key);
    const float weight = text.weights[places.front()];
    const float square = weight * weight;
    const float log = places.size() == 1 ? 0 : std::log(static_cast<float>(places.size()));
    windows.first[key] = size;
    std::uint32_t last = ~0U;
    for (const std::uint32_t at : places) {
      const std::uint32_t window = windows.of_word[at];
      if (window == last) continue;
      last = window;
      windows.places[size++] = window;
      WindowSums& sums = windows.sums[window];
      sums.squares += square;
      sums.logs += square * log;
      sums.log_squares += square * log * log;
      sums.distinct += 1;
    }
  }
  windows.places.resize(size);
  windows.first.back() = size;
}

}  // namespace

void find_windows(Prepared& text) {
  cut_windows(text);
  index_windows(text);
}

}  // namespace store
