// Record: a small file of the state folder. Names and values, a version, and a checksum of the whole:
//
//   lectern-state 1 KIND
//   NAME VALUE
//   ...
//   end 32 HEXADECIMAL DIGITS      BLAKE2b-128 of every byte above this line
//
// A name is of a-z and _, a value any text without line breaks. The checksum finds damage, not forgery: whoever may
// write the folder owns the terminal.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace app {

using Record = std::map<std::string, std::string>;

enum class Condition {
  sound,
  missing,     // no such file
  damaged,     // torn, changed, of another kind
  newer,       // of a Lectern to come
  unreadable,  // the system refuses: a permission, a dying disk
};

struct ReadRecord {
  Condition condition = Condition::missing;
  Record record;     // empty unless it is sound
  std::string what;  // unless it is sound: the file, what is wrong and what to do
};

ReadRecord read_record(const std::string& folder, const std::string& kind);
// The same of bytes; `name` is said in `what`.
ReadRecord parse_record(std::string_view bytes, const std::string& kind, const std::string& name);

// Replaces the file as a whole: after a power cut the old or the new stands there. Fails with `io`, and what to do,
// when the folder is missing, full or read-only. Requires: names and values as above.
base::Result<void> write_record(const std::string& folder, const std::string& kind, const Record& record);
std::string text_of(const std::string& kind, const Record& record);

// The file's path: FOLDER/KIND.state.
std::string record_path(const std::string& folder, const std::string& kind);

}  // namespace app
