#include "store/write/body_dictionary.h"

#include <zdict.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace store {
namespace {

// A dictionary gains until it is about a fiftieth of the texts; a reader reads it whole with the first text, so that it
// is no more than sixteen pages. Less than two pages are not worth a table.
constexpr std::uint64_t texts_over_dictionary = 50;
constexpr std::uint64_t most_bytes = std::uint64_t{64} << 10U;
constexpr std::uint64_t least_bytes = std::uint64_t{8} << 10U;
// zstd advises a hundred times the dictionary.
constexpr std::uint64_t sample_over_dictionary = 100;
constexpr std::uint64_t most_of_one_text = std::uint64_t{64} << 10U;

}  // namespace

base::Result<std::string> make_dictionary(const Articles& articles) {
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) all += text_bytes(articles, i);
  const std::uint64_t bytes = std::min(most_bytes, all / texts_over_dictionary);
  if (bytes < least_bytes) return std::string();
  const std::size_t step = std::max<std::size_t>(1, all / (bytes * sample_over_dictionary));
  std::string samples;
  std::vector<std::size_t> sizes;
  for (std::size_t i = 0; i < articles.size(); i += step) {
    const std::string text = TRY(read_text(articles, i));
    sizes.push_back(std::min<std::size_t>(text.size(), most_of_one_text));
    samples.append(text, 0, sizes.back());
  }
  std::string dictionary(bytes, '\0');
  const std::size_t made = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.data(), sizes.data(),
                                                 static_cast<unsigned>(sizes.size()));
  // Few texts, or such as have nothing in common: they do without.
  dictionary.resize(ZDICT_isError(made) != 0 ? 0 : made);
  return dictionary;
}

}  // namespace store
