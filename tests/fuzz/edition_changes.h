// A sound edition with whatever an input asks for changed, row by row and byte by byte: what a stranger who knows the
// format would make. An input, which seeds.py writes by name:
//
//   flags          1 the counts of the edition are made to fit, 2 the pages are as SQLite leaves them
//   then changes, at most 64 of them, each a byte for its kind (remainder by 6) and
//   0 bytes        place in the file (3 bytes), how many (1), the bytes
//   1 a cell       table (1), row (1), column (1), value
//   2 a row gone   table, row
//   3 a row more   table, row, column, value: the row once more, with that column changed
//   4 a statement  which of a list (1)
//   5 a text       row of body (1), how many bytes (1), the bytes: the text, packed as it has to be
//   a value        kind (remainder by 8): 0 null, 1 integer (1 byte), 2 integer (8), 3 real (8),
//                  4 text and 5 bytes (how many: 1), 6 a long text and 7 long bytes (in 16 KiB: 1)
//
// Numbers are little-endian; tables are counted by name, rows and columns from 0, all by remainder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

// Takes an input apart from its front; behind its end everything is 0.
struct Input {
  std::string_view left;

  std::uint8_t byte();
  std::uint64_t number(int bytes);
  std::string_view bytes(std::size_t count);
};

struct Table {
  std::string name;
  std::vector<std::string> columns;
  std::string key;  // "a", "b"
};

struct Changed {
  bool rows = false;   // by statements
  bool bytes = false;  // of the finished file: nothing need hold of it
};

class ChangedEdition {
 public:
  // In a folder of its own, which is there until the process ends.
  explicit ChangedEdition(const std::string& folder);

  // Makes the edition at path(), of whole pages unless its bytes are changed.
  Changed make(Input input);
  const std::string& path() const { return path_; }

 private:
  std::string tables_;  // being changed
  std::string path_;
  std::string sound_;  // bytes of the edition with nothing changed
  std::vector<Table> known_;
};

}  // namespace fuzz
