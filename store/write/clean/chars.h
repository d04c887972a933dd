// Characters: the bytes of a file become clean UTF-8, and clean UTF-8 becomes the text of an edition (NFC, plain
// spaces, nothing invisible). Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace store {

// The text of a file: a UTF-8 byte order mark is dropped, UTF-16 with a byte order mark is converted. Fails with
// `bad_input`, "NAME:LINE:COLUMN: reason, and what to do", for NUL bytes (no text) and for bytes that are not UTF-8.
base::Result<std::string> decode_text(const std::string& name, std::string bytes);

// Every kind of space becomes ' ' (line ends included) and runs of them one; control, bidi-override, zero-width and
// private-use characters go (joiners stay between letters that need them, direction marks beside right-to-left
// letters); NFC; no space at either end. Requires: text is valid UTF-8.
std::string clean_characters(std::string_view text);

// A to Z as a to z, everything else as it is: for names that machines compare.
std::string lower_ascii(std::string_view text);

}  // namespace store
