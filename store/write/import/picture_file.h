// A picture file of a librarian's folder as an edition holds it: as it is where it is small enough, otherwise made
// smaller. Pure; the same file gives the same bytes on one Debian release.
#pragma once

#include <string_view>

#include "platform/base/result.h"
#include "store/write/import/import.h"

namespace store {

// What a file in the folder may be at most.
constexpr std::uint64_t max_picture_file_bytes = std::uint64_t{32} << 20U;
constexpr int max_picture_file_side = 10000;
constexpr std::int64_t max_picture_file_pixels = 40'000'000;
// A picture no wider or no higher than this is an icon of the page.
constexpr int least_picture_side = 32;

// Decodes the file whole, once, so that what is damaged is found here and not on a terminal. Fails with bad_input and
// what is wrong and what to do, to go behind the picture's name: "is damaged; save it again".
base::Result<Image> prepare_image(std::string_view bytes);

}  // namespace store
