// Strings: the words of the interface in one language, and the ICU formats that go with it. A value, made once at start
// and passed by reference; no system locale is asked, none is set.
//
// English is the text in the code: tr(strings, "Only here"). A catalogue may lack words; those stay English. Literals
// only, so that xgettext finds every one (assets/strings/CMakeLists.txt).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "app/strings/catalogue.h"
#include "platform/base/result.h"

namespace app {

struct Formats;  // dates.cpp
struct FormatsDeleter {
  void operator()(Formats* formats) const;
};

struct Strings {
  std::string language = "en";  // BCP 47
  bool from_right = false;      // the language is written from right to left: the interface is mirrored
  Catalogue catalogue;          // empty: English
  // What dates.h formats with, made by english_strings() and load_catalogue(); without it every call makes its own.
  std::unique_ptr<Formats, FormatsDeleter> formats;
};

// The words that stand in the code, without any file.
Strings english_strings();

// The words of `language` (BCP 47: "de", "pt-BR"), from FOLDER/pt_BR/LC_MESSAGES/lectern.mo, else FOLDER/pt/... English
// needs no file and never fails for want of one. Fails with not_found when there is no catalogue of that language, with
// bad_input when it is damaged, with io when it cannot be read: the caller goes on with english_strings() and says so.
base::Result<Strings> load_catalogue(const std::string& folder, const std::string& language);

// The word in the interface language. Requires: `english` is a literal. The view lives as long as `strings` stays where
// it is. Nothing is allocated.
std::string_view tr(const Strings& strings, const char* english);
// A sentence that another program of Lectern has said in English; as it is where there is no translation. The words of
// lectern-install are collected too (store/install/end.cpp).
std::string_view tr_told(const Strings& strings, std::string_view english);
// The same word with another meaning: tr_context(strings, "passage", "First") and tr_context(strings, "page", "First").
std::string_view tr_context(const Strings& strings, const char* context, const char* english);
// tr_n(strings, "{1} source", "{1} sources", n): the form for n of them; the number itself is put in by format().
std::string_view tr_n(const Strings& strings, const char* singular, const char* plural, std::uint64_t n);

// Puts values in the places {1} to {9} of a pattern; translators may reorder or repeat them. A place without a value,
// and any other brace, stays as it is. Where pattern or a value runs from the right each value stands by itself
// (U+2068, U+2069).
std::string format(std::string_view pattern, std::initializer_list<std::string_view> values);
// Appends to `out`, so that a frame may reuse its memory.
void format_to(std::string& out, std::string_view pattern, std::initializer_list<std::string_view> values);

}  // namespace app
