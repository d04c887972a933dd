// Recover: before every start of the reader, and whenever the current edition does not work. One ladder for every kind
// of failure: three starts without a reader that has shown the current edition, or an edition that is not what was
// installed any more, lead to the edition before, and from there to the factory's, in safe mode.
#pragma once

#include <cstdint>

#include "store/install/data_folder.h"

namespace store {

enum class Thorough : std::uint8_t {
  no,   // that files are there, with their sizes
  yes,  // every byte of the current edition
};

// Counts a start. Fails with ROLLED_BACK when the terminal went a step down, which is then done and on the disk.
Outcome<void> recover(DataFolder& data, Thorough thorough);

// A reader has shown the current edition. Fails with INTERNAL where the current one has another serial.
Outcome<void> confirm(DataFolder& data, std::uint64_t serial);

// Back to the edition before, which stays current until another is installed. Fails with NO_PREVIOUS.
Outcome<void> roll_back(DataFolder& data);

// The serial of what is current, the factory edition included.
Outcome<std::uint64_t> current_serial(const DataFolder& data);

}  // namespace store
