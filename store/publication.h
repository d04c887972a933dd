// Which article stands first in time. A day stands for its 24 hours, a month and a year for all their days; an offset
// from UTC is honoured when the time gives one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "store/article.h"

namespace store {

// Minutes since 1970-01-01T00:00, first and one past the last.
struct PublicationSpan {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

// Nothing when the article has no date, or one that cannot be read.
std::optional<PublicationSpan> publication_span(const std::optional<PublicationTime>& published);

struct Earliest {
  std::optional<std::int32_t> index;  // into what was asked about
  std::string reason;                 // "" when index is set: "no dates", "same day" or "times overlap"
  std::int32_t undated = 0;
};

// The dated one strictly before every other dated one. `times`: one entry for each article asked about.
Earliest find_earliest(std::span<const std::optional<PublicationTime>> times);

}  // namespace store
