#include "store/write/match/links.h"

namespace store {

Links links_of(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared) {
  Links links{a.keys, b.keys, first_telling_key};
  for (const SharedKey& key : shared) {
    for (const std::uint32_t at : places_of(a.telling, key.a)) links.a[at] = links.keys;
    for (const std::uint32_t at : places_of(b.telling, key.b)) links.b[at] = links.keys;
    ++links.keys;
  }
  return links;
}

}  // namespace store
