#include "store/write/match/key_groups.h"

#include <algorithm>
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
// Keys in one part: what one thread sorts at a time, 32 MB and as much again.
constexpr std::size_t part_keys = std::size_t{1} << 22U;
constexpr unsigned most_part_bits = 12;

enum class KeyKind : std::uint8_t { word, pair, row };

std::uint64_t mixed(std::uint64_t key) {
  key ^= key >> 32U;
  key *= 0xD6E8FEB86659FD93ULL;
  key ^= key >> 29U;
  return key * 0x9E3779B97F4A7C15ULL;
}

// Calls use(hash, number of the telling word) for every key of a text. The kind of a key is a part of its hash.
template <class Use>
void for_each_key(const std::vector<std::uint32_t>& stems, KeyKind kind, const Use& use) {
  const std::size_t count = stems.size();
  if (kind == KeyKind::word) {
    for (std::size_t i = 0; i < count; ++i)
      if (is_rare(stems[i])) use(mixed(stems[i]), i);
  } else if (kind == KeyKind::pair) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t last = std::min(count - 1, i + reach);
      for (std::size_t j = i + 1; j <= last; ++j) {
        const std::uint64_t low = std::min(stems[i], stems[j]);
        const std::uint64_t high = std::max(stems[i], stems[j]);
        if (low != high && is_rare(stems[i] | stems[j])) use(mixed(high << 32U | low), i);
      }
    }
  } else {
    for (std::size_t i = 0; i + row_words <= count; ++i) {
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

// What one part of the keys comes to: groups, and beside each of their texts the place of the key in it.
struct Part {
  std::vector<std::uint32_t> sizes;
  std::vector<float> weights;
  std::vector<std::uint32_t> texts;
  std::vector<std::uint16_t> places;
};

struct Holder {
  std::uint32_t text = 0;
  std::uint16_t place = 0;
};

void add_group(Part& part, std::span<const Holder> holders, float weight) {
  part.sizes.push_back(static_cast<std::uint32_t>(holders.size()));
  part.weights.push_back(weight);
  for (const Holder& holder : holders) {
    part.texts.push_back(holder.text);
    part.places.push_back(holder.place);
  }
}

float weight_of(std::size_t texts) { return std::log(collection / static_cast<float>(texts)); }

// A row of words that many texts hold: pieces of the list that overlap by half.
void add_in_pieces(Part& part, std::span<const Holder> holders) {
  constexpr std::size_t piece = most_with_pair;
  for (std::size_t begin = 0; begin + piece / 2 < holders.size(); begin += piece / 2)
    add_group(part, holders.subspan(begin, std::min(piece, holders.size() - begin)), weight_of(piece));
}

void add_groups(Part& part, const std::vector<std::uint64_t>& keys, KeyKind kind, const Places& places) {
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
      add_group(part, holders, weight_of(holders.size()));
    } else if (holders.size() > most && kind == KeyKind::row) {
      add_in_pieces(part, holders);
    }
  }
}

Part make_part(std::span<const Outline> outlines, const Places& places, std::uint64_t number, unsigned bits) {
  Part part;
  std::vector<std::uint64_t> keys;
  for (const KeyKind kind : {KeyKind::word, KeyKind::pair, KeyKind::row}) {
    keys.clear();
    for (std::size_t text = 0; text < outlines.size(); ++text) {
      const std::uint64_t begin = places.begins[text];
      for_each_key(outlines[text].stems, kind, [&](std::uint64_t hash, std::size_t at) {
        const std::uint64_t upper = hash << 1U >> 32U;  // the topmost bit chose the rows
        if ((hash & ((std::uint64_t{1} << bits) - 1)) == number) keys.push_back(upper << 32U | (begin + at));
      });
    }
    sort_by_upper_half(keys);
    add_groups(part, keys, kind, places);
  }
  return part;
}

std::uint32_t next_begin(const std::vector<std::uint32_t>& begins, std::size_t size) {
  return begins.back() + static_cast<std::uint32_t>(size);
}

// The parts one after the other, then the groups of each text, by counting.
KeyGroups join_parts(std::vector<Part>& parts, std::size_t texts) {
  KeyGroups all;
  std::vector<std::uint16_t> places;
  std::size_t held = 0;
  for (const Part& part : parts) held += part.texts.size();
  all.texts.reserve(held);
  places.reserve(held);
  all.first_text.push_back(0);
  for (Part& part : parts) {
    for (const std::uint32_t size : part.sizes) all.first_text.push_back(next_begin(all.first_text, size));
    all.weights.insert(all.weights.end(), part.weights.begin(), part.weights.end());
    all.texts.insert(all.texts.end(), part.texts.begin(), part.texts.end());
    places.insert(places.end(), part.places.begin(), part.places.end());
    part = {};
  }
  all.first_group.assign(texts + 1, 0);
  for (const std::uint32_t text : all.texts) ++all.first_group[text + 1];
  for (std::size_t text = 0; text < texts; ++text) all.first_group[text + 1] += all.first_group[text];
  std::vector<std::uint32_t> next(all.first_group.begin(), all.first_group.end() - 1);
  all.groups.resize(held);
  all.places.resize(held);
  for (std::size_t group = 0; group + 1 < all.first_text.size(); ++group) {
    for (std::uint32_t i = all.first_text[group]; i < all.first_text[group + 1]; ++i) {
      const std::uint32_t to = next[all.texts[i]]++;
      all.groups[to] = static_cast<std::uint32_t>(group);
      all.places[to] = places[i];
    }
  }
  return all;
}

}  // namespace

KeyGroups group_keys(std::span<const Outline> outlines, int jobs, const std::atomic<bool>* stop) {
  const Places places(outlines);
  const std::size_t keys = std::size_t{places.begins.back()} * (reach + 1);
  const unsigned bits = std::min(most_part_bits, static_cast<unsigned>(std::bit_width(keys / part_keys)));
  std::vector<Part> parts(std::size_t{1} << bits);
  base::for_each_index(parts.size(), jobs, [&](std::size_t i) {
    if (!stop || !*stop) parts[i] = make_part(outlines, places, i, bits);
  });
  return join_parts(parts, outlines.size());
}

}  // namespace store
