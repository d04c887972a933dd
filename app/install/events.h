// Events: what lectern-install says while it works and at its end, for machines and for people. The reader is told the
// same, over the socket. Each is one JSON object, keys in the order of the manual.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "store/install/data_folder.h"
#include "store/install/end.h"
#include "store/install/install.h"
#include "store/install/offer.h"

namespace app {

// What an update ends with when the machine has no memory left.
constexpr const char* no_memory = "there is not enough memory; the edition before is still there";

struct Event {
  std::string json;      // one object, without a line end
  std::string text;      // the same in words; empty: nothing to say
  bool passing = false;  // progress, which the next event replaces
  bool last = false;     // nothing follows
};
using Tell = std::function<void(const Event&)>;

Event offer_event(const store::Offer& offer);
Event phase_event(store::Phase phase, std::uint64_t done, std::uint64_t of);
Event pull_event();
// `trouble`: why what the state names cannot be opened; empty: it can. Tells too what a new edition's inspection is
// held to.
Event status_event(const store::DataFolder& data, const std::string& trouble);
// Something that is wrong and does not end the command.
Event finding_event(const std::string& what);
// The last. `sentence` in place of the code's own; empty: that.
Event end_event(const store::End& end, const std::string& sentence = {});

}  // namespace app
