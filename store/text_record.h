// Records: what a frame of texts holds of each article, one behind the other. Pure functions; FORMAT.md tells the same
// for other programs.
//
//   record = text  kinds  dropped:number { first:number last:number  rule:number bytes  lines:number bytes }
//            kinds: of each block of the text, which an empty line parts from the next, its kind in a byte
//            dropped: stretches of raw lines, from the line `first` to the line `last`
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/article.h"

namespace store {

enum class Depth {
  text,   // what a page shows, and what of it was guessed
  whole,  // with dropped lines
};

// The blocks of a text. One that is empty means that no article has this text: it begins or ends with an empty line, or
// has two of them.
std::vector<base::TextRange> part_blocks(std::string_view text);

// Requires: the blocks are those of part_blocks, the dropped lines are numbered from 0.
std::string encode_record(const Article& article);
// Fills text, blocks and, where the whole is asked for, dropped lines; gives where the record ends, or how far it was
// read. Fails with bad_input unless there is a record whose text has `text_bytes` bytes. Requires: its text lies in the
// frame.
base::Result<std::size_t> decode_record(std::string_view frame, std::size_t at, std::size_t text_bytes, Depth depth,
                                        Article& out);

}  // namespace store
