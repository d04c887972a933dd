#include "store/write/match/key_groups.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <limits>

#include "platform/base/parallel.h"
#include "store/write/match/radix_sort.h"

namespace store {

namespace {

// Two telling words make a key when at most this many steps apart.
constexpr std::size_t reach = 4;
constexpr std::size_t row_words = 4;
// Most texts that a key may stand in: of words, of pairs, and of what is kept in pieces of this size beyond.
constexpr std::size_t most_with_word = 32;
constexpr std::size_t most_with_pair = 16;
// Shared by every second text of this many, a key says nothing (the weight is the logarithm of the rest).
constexpr float collection = 4096;
// Keys in one part, on average: what one thread sorts at a time, 16 MB and as much again.
constexpr std::size_t part_keys = std::size_t{1} << 21U;
constexpr unsigned most_part_bits = 12;

enum class KeyKind : std::uint8_t { word, pair, row };

std::uint64_t mixed(std::uint64_t key) {
  key ^= key >> 32U;
  key *= 0xD6E8FEB86659FD93ULL;
  key ^= key >> 29U;
  return key * 0x9E3779B97F4A7C15ULL;
}

// Which keys a part holds: those whose first stem (of a pair the smaller one) falls to it. Stems are hashes, so that a
// text is passed over quickly where nothing of it belongs here.
struct PartOfKeys {
  std::uint32_t number = 0;
  unsigned bits = 0;
  bool holds(std::uint32_t stem) const { return bits == 0 || stem >> (32 - bits) == number; }
};

// Calls use(hash, number of the telling word) for every key of a text in the part. The kind of a key is a part of its
// hash.
template <class Use>
void for_each_key(const std::vector<std::uint32_t>& stems, KeyKind kind, const PartOfKeys& part, const Use& use) {
  const std::size_t count = stems.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (!part.holds(stems[i])) continue;
    if (kind == KeyKind::word) {
      if (is_rare(stems[i])) use(mixed(stems[i]), i);
    } else if (kind == KeyKind::pair) {
      const std::size_t last = std::min(count - 1, i + reach);
      for (std::size_t j = i - std::min(i, reach); j <= last; ++j)
        if (stems[i] < stems[j] && is_rare(stems[i] | stems[j]))
          use(mixed(std::uint64_t{stems[j]} << 32U | stems[i]), std::min(i, j));
    } else if (i + row_words <= count) {
      std::uint64_t key = 0;
      for (std::size_t j = 0; j < row_words; ++j) key = (key + stems[i + j]) * 0xFF51AFD7ED558CCDULL;
      key = mixed(key);
      if ((key >> 63U) == 0) use(key, i);  // every second one
    }
  }
}

// All outlines as one list of words, so that a place in it tells the text.
struct Places {
  std::vector<std::uint32_t> begins;  // by text; one more at the end
  std::vector<std::uint32_t> near;    // by place / step: the text of the first place there

  static constexpr unsigned step_bits = 6;

  explicit Places(std::span<const Outline> outlines) {
    begins.reserve(outlines.size() + 1);
    begins.push_back(0);
    for (std::size_t text = 0; text < outlines.size(); ++text) {
      begins.push_back(begins.back() + static_cast<std::uint32_t>(outlines[text].stems.size()));
      while ((std::uint64_t{near.size()} << step_bits) < begins.back())
        near.push_back(static_cast<std::uint32_t>(text));
    }
  }
  std::uint32_t text_of(std::uint32_t place) const {
    std::uint32_t text = near[place >> step_bits];
    while (begins[text + 1] <= place) ++text;
    return text;
  }
};

struct Holder {
  std::uint32_t text = 0;
  std::uint16_t place = 0;
};

// `shared_by`: the number of texts that its weight is of.
void add_group(KeyPart& part, std::span<const Holder> holders, std::size_t shared_by) {
  part.sizes.push_back(static_cast<std::uint8_t>(holders.size()));
  part.shared_by.push_back(static_cast<std::uint8_t>(shared_by));
  for (const Holder& holder : holders) {
    part.texts.push_back(holder.text);
    part.places.push_back(holder.place);
  }
}

// A row of words that many texts hold: pieces of the list that overlap by half.
void add_in_pieces(KeyPart& part, std::span<const Holder> holders) {
  constexpr std::size_t piece = most_with_pair;
  for (std::size_t begin = 0; begin + piece / 2 < holders.size(); begin += piece / 2)
    add_group(part, holders.subspan(begin, std::min(piece, holders.size() - begin)), piece);
}

void add_groups(KeyPart& part, const std::vector<std::uint64_t>& keys, KeyKind kind, const Places& places) {
  const std::size_t most = kind == KeyKind::word ? most_with_word : most_with_pair;
  std::vector<Holder> holders;
  for (std::size_t begin = 0, end = 0; begin < keys.size(); begin = end) {
    holders.clear();
    for (end = begin; end < keys.size() && keys[end] >> 32U == keys[begin] >> 32U; ++end) {
      const auto place = static_cast<std::uint32_t>(keys[end]);
      const std::uint32_t text = places.text_of(place);
      if (!holders.empty() && holders.back().text == text) continue;
      constexpr std::uint32_t last = std::numeric_limits<std::uint16_t>::max();
      holders.push_back({text, static_cast<std::uint16_t>(std::min(place - places.begins[text], last))});
    }
    if (holders.size() >= 2 && holders.size() <= most) {
      add_group(part, holders, holders.size());
    } else if (holders.size() > most && kind == KeyKind::row) {
      add_in_pieces(part, holders);
    }
  }
}

KeyPart make_part(std::span<const Outline> outlines, const Places& places, const PartOfKeys& which) {
  KeyPart part;
  std::vector<std::uint64_t> keys;
  for (const KeyKind kind : {KeyKind::word, KeyKind::pair, KeyKind::row}) {
    keys.clear();
    for (std::size_t text = 0; text < outlines.size(); ++text) {
      const std::uint64_t begin = places.begins[text];
      for_each_key(outlines[text].stems, kind, which, [&](std::uint64_t hash, std::size_t at) {
        const std::uint64_t upper = hash << 1U >> 32U;  // the topmost bit chose the rows
        keys.push_back(upper << 32U | (begin + at));
      });
    }
    sort_by_upper_half(keys);
    add_groups(part, keys, kind, places);
  }
  part.sizes.shrink_to_fit();
  part.shared_by.shrink_to_fit();
  part.texts.shrink_to_fit();
  part.places.shrink_to_fit();
  return part;
}

}  // namespace

float weight_of(std::size_t texts) { return std::log(collection / static_cast<float>(texts)); }

std::vector<KeyPart> group_keys(std::span<const Outline> outlines, const base::Task& task) {
  const Places places(outlines);
  const std::size_t keys = std::size_t{places.begins.back()} * (reach + 1);
  const unsigned bits = std::min(most_part_bits, static_cast<unsigned>(std::bit_width(keys / part_keys)));
  std::vector<KeyPart> parts(std::size_t{1} << bits);
  std::atomic<std::size_t> done{0};
  base::for_each_index_by(parts.size(), task.jobs, [&](std::size_t i, std::size_t thread) {
    if (base::stopped(task)) return;
    parts[i] = make_part(outlines, places, {static_cast<std::uint32_t>(i), bits});
    const std::size_t so_far = ++done;
    if (thread == 0) base::tell(task, so_far, parts.size());
  });
  return parts;
}

}  // namespace store
