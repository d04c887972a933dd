// Catalogue: the translated words of one language, from a GNU gettext .mo file. Read by ourselves, because gettext()
// picks a language only by a system locale, and a terminal may have none but C.
//
// The layout (GNU gettext manual, "The Format of GNU MO Files"), numbers of four bytes in the byte order of the magic:
//   magic 0x950412de | revision | count | offset of table O | offset of table T | hash table (not used here)
//   O, T: `count` times (length, offset): originals, sorted; translations in the same order; each ends in a NUL byte
//   that the length leaves out. Plural forms are separated by NUL, a context stands before its original and a byte 4.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/strings/plural_rule.h"
#include "platform/base/result.h"
#include "platform/base/utf8.h"

namespace app {

struct Catalogue {
  struct Entry {
    base::TextRange original;     // of `bytes`; the singular, with its context before it
    base::TextRange translation;  // of `bytes`; all plural forms
    bool plural = false;
  };
  std::string bytes;           // the file
  std::vector<Entry> entries;  // sorted by original, each once
  PluralRule plurals;
};

// Fails with bad_input: a file that is cut off, unsorted, not UTF-8, too large (16 MiB, 65,536 entries), that points
// outside itself, or lacks plural forms. Whatever the bytes are, nothing outside them is read.
base::Result<Catalogue> parse_catalogue(std::string bytes);

// The translation of `original`, or nothing; never "". Valid as long as the catalogue stands where it is.
std::optional<std::string_view> find_translation(const Catalogue& catalogue, std::string_view original);
// The form for n of them.
std::optional<std::string_view> find_plural(const Catalogue& catalogue, std::string_view singular, std::uint64_t n);

}  // namespace app
