// ICU's borders of a text: where graphemes, words or sentences begin and end.
#pragma once

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <memory>
#include <string_view>

namespace app {

struct CloseBreaker {
  void operator()(UBreakIterator* breaker) const { ubrk_close(breaker); }
};
struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

// The text must outlive it.
struct Borders {
  std::unique_ptr<UText, CloseText> text;
  std::unique_ptr<UBreakIterator, CloseBreaker> breaker;  // none where ICU has none
};

// `locale` as ICU writes it, "" for none. Requires: text is valid UTF-8.
Borders borders_of(std::string_view text, UBreakIteratorType type, const char* locale = "");

}  // namespace app
