#include "store/write/links.h"

namespace store {

namespace {

constexpr std::uint32_t function_keys = 1024;  // some 200 words: that two fall together is rare, and no harm

}  // namespace

Links links_of(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared) {
  Links links{std::vector<std::uint32_t>(a.words.size(), no_key), std::vector<std::uint32_t>(b.words.size(), no_key),
              1};
  for (const SharedKey& key : shared) {
    for (const std::uint32_t at : places_of(a.telling, key.a)) links.a[at] = links.keys;
    for (const std::uint32_t at : places_of(b.telling, key.b)) links.b[at] = links.keys;
    ++links.keys;
  }
  const auto add_functions = [&](const Prepared& text, std::vector<std::uint32_t>& side) {
    for (std::size_t i = 0; i < side.size(); ++i) {
      if (text.kinds[i] == WordKind::function) side[i] = links.keys + text.stems[i] % function_keys;
    }
  };
  add_functions(a, links.a);
  add_functions(b, links.b);
  links.keys += function_keys;
  return links;
}

}  // namespace store
