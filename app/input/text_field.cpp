#include "app/input/text_field.h"

#include <algorithm>

#include "app/input/text_borders.h"

namespace app {
namespace {

std::uint32_t end_of(const TextField& field) { return static_cast<std::uint32_t>(field.text.size()); }

std::uint32_t next_grapheme(const TextField& field, std::uint32_t from, int direction) {
  const Borders borders = borders_of(field.text, UBRK_CHARACTER);
  if (!borders.breaker) return from;
  const std::int32_t at = direction < 0 ? ubrk_preceding(borders.breaker.get(), static_cast<std::int32_t>(from))
                                        : ubrk_following(borders.breaker.get(), static_cast<std::int32_t>(from));
  if (at == UBRK_DONE) return direction < 0 ? 0 : end_of(field);
  return static_cast<std::uint32_t>(at);
}

// The beginning of the word before, the end of the word behind; spaces and signs between words are passed over.
std::uint32_t next_word(const TextField& field, std::uint32_t from, int direction) {
  const Borders borders = borders_of(field.text, UBRK_WORD);
  if (!borders.breaker) return from;
  UBreakIterator* breaker = borders.breaker.get();
  auto at = static_cast<std::int32_t>(from);
  if (direction > 0) {
    while ((at = ubrk_following(breaker, at)) != UBRK_DONE)
      if (ubrk_getRuleStatus(breaker) >= UBRK_WORD_NONE_LIMIT) return static_cast<std::uint32_t>(at);
    return end_of(field);
  }
  while ((at = ubrk_preceding(breaker, at)) != UBRK_DONE) {
    ubrk_following(breaker, at);  // what the stretch is, is told at its end
    if (ubrk_getRuleStatus(breaker) >= UBRK_WORD_NONE_LIMIT) return static_cast<std::uint32_t>(at);
  }
  return 0;
}

std::uint32_t stepped(const TextField& field, std::uint32_t from, int direction, Step step) {
  if (step == Step::all) return direction < 0 ? 0 : end_of(field);
  return step == Step::word ? next_word(field, from, direction) : next_grapheme(field, from, direction);
}

void remove(TextField& field, base::TextRange range) {
  field.text.erase(range.begin, base::length(range));
  field.caret = field.anchor = range.begin;
}

std::uint32_t code_point_before(const TextField& field) {
  std::uint32_t at = field.caret;
  while (at > 0 && (static_cast<unsigned char>(field.text[--at]) & 0xC0U) == 0x80) {
  }
  return at;
}

void append(char32_t c, std::string& out) {
  const auto tail = [&](unsigned shift) { out.push_back(static_cast<char>(0x80U | ((c >> shift) & 0x3FU))); };
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0U | (c >> 6U)));
    tail(0);
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0U | (c >> 12U)));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0U | (c >> 18U)));
    tail(12);
    tail(6);
    tail(0);
  }
}

bool is_character(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c > 0x10FFFF) return false;
  return c < 0xD800 || (c > 0xDFFF && (c < 0xE000 || c > 0xF8FF));
}

}  // namespace

base::TextRange selection(const TextField& field) {
  return {std::min(field.caret, field.anchor), std::max(field.caret, field.anchor)};
}

void set_text(TextField& field, std::string text) {
  field.text = std::move(text);
  field.caret = field.anchor = end_of(field);
}

bool type(TextField& field, char32_t character) {
  if (!is_character(character)) return false;
  if (has_selection(field)) remove(field, selection(field));
  if (field.text.size() >= most_field_bytes) return true;
  std::string bytes;
  append(character, bytes);
  field.text.insert(field.caret, bytes);
  field.caret += static_cast<std::uint32_t>(bytes.size());
  field.anchor = field.caret;
  return true;
}

void move(TextField& field, int direction, Step step, Select select) {
  if (select == Select::no && has_selection(field) && step == Step::grapheme) {
    field.caret = field.anchor = direction < 0 ? selection(field).begin : selection(field).end;
    return;
  }
  field.caret = stepped(field, field.caret, direction, step);
  if (select == Select::no) field.anchor = field.caret;
}

bool erase(TextField& field, int direction, Step step) {
  if (has_selection(field)) {
    remove(field, selection(field));
    return true;
  }
  std::uint32_t to = stepped(field, field.caret, direction, step);
  if (direction < 0 && step == Step::grapheme) to = std::max(to, code_point_before(field));
  if (to == field.caret) return false;
  remove(field, {std::min(to, field.caret), std::max(to, field.caret)});
  return true;
}

void select_all(TextField& field) {
  field.anchor = 0;
  field.caret = end_of(field);
}

std::string selected_text(const TextField& field) { return std::string(base::slice(field.text, selection(field))); }

bool insert(TextField& field, std::string_view text) {
  bool changed = false;
  while (!text.empty() && !base::first_invalid(text)) {
    const base::CodePoint point = base::code_point_at(text, 0);
    const bool breaks = point.value == '\n' || point.value == '\t';
    changed = type(field, breaks ? U' ' : point.value) || changed;
    text.remove_prefix(point.bytes);
  }
  return changed;
}

void place(TextField& field, std::uint32_t offset, Select select) {
  field.caret = std::min(offset, end_of(field));
  const Borders borders = borders_of(field.text, UBRK_CHARACTER);
  if (borders.breaker && ubrk_isBoundary(borders.breaker.get(), static_cast<std::int32_t>(field.caret)) == 0)
    field.caret = next_grapheme(field, field.caret, -1);
  if (select == Select::no) field.anchor = field.caret;
}

}  // namespace app
