#include "store/folded_words.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <algorithm>

namespace store {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// ASCII: lower case, no dots inside letters ("U.S"), no commas inside digits ("1,000").
void fold_ascii(std::string_view word, std::string& out) {
  const bool dotted = is_letter(word.front());
  for (const char c : word) {
    if ((c == '.' && dotted) || c == ',') continue;
    out.push_back(lower(c));
  }
}

std::string straight_quotes(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const base::CodePoint point = base::code_point_at(word, at);
    const bool quote = point.value == 0x2018 || point.value == 0x2019 || point.value == 0x2BC || point.value == 0xFF07;
    out.append(quote ? std::string_view("'") : word.substr(at, point.bytes));
    at += point.bytes;
  }
  return out;
}

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Any script: NFKC with case folding, as Unicode defines it.
void fold(std::string_view word, const UNormalizer2* folder, std::string& out) {
  if (is_ascii(word)) return fold_ascii(word, out);
  const std::string plain = straight_quotes(word);
  if (is_ascii(plain)) return fold_ascii(plain, out);
  std::u16string wide;
  for (std::size_t at = 0; at < plain.size();) {
    const base::CodePoint point = base::code_point_at(plain, at);
    if (point.value >= 0x10000) {
      wide.push_back(static_cast<char16_t>(0xD7C0 + (point.value >> 10U)));
      wide.push_back(static_cast<char16_t>(0xDC00 + (point.value & 0x3FFU)));
    } else {
      wide.push_back(static_cast<char16_t>(point.value));
    }
    at += point.bytes;
  }
  std::u16string folded(wide.size() * 4 + 32, u'\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = unorm2_normalize(folder, wide.data(), static_cast<std::int32_t>(wide.size()),
                                               folded.data(), static_cast<std::int32_t>(folded.size()), &status);
  if (U_FAILURE(status) || length == 0) {
    out.append(plain);
    return;
  }
  std::string bytes(static_cast<std::size_t>(length) * 3 + 1, '\0');
  std::int32_t written = 0;
  u_strToUTF8(bytes.data(), static_cast<std::int32_t>(bytes.size()), &written, folded.data(), length, &status);
  out.append(bytes, 0, static_cast<std::size_t>(written));
}

}  // namespace

FoldedWords::FoldedWords(std::string& out, std::size_t expected_bytes) : out_(out) {
  UErrorCode status = U_ZERO_ERROR;
  folder_ = unorm2_getNFKCCasefoldInstance(&status);
  out_.resize(expected_bytes + 2 * step);
}

void FoldedWords::add(std::string_view word) {
  scratch_.clear();
  fold(word, folder_, scratch_);
  append(scratch_);
}

void FoldedWords::finish() { out_.resize(used_); }

void FoldedWords::grow(std::size_t size) { out_.resize(2 * (out_.size() + size) + step); }

void FoldedWords::add_at_end(std::string_view word) {
  scratch_.resize(word.size());
  std::transform(word.begin(), word.end(), scratch_.begin(), lower);
  append(scratch_);
}

void FoldedWords::append(std::string_view folded) {
  make_room(folded.size());
  folded.copy(out_.data() + used_, folded.size());
  used_ += folded.size();
}

}  // namespace store
