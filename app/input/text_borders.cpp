#include "app/input/text_borders.h"

#include <cstdint>

namespace app {

Borders borders_of(std::string_view text, UBreakIteratorType type, const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  Borders borders;
  borders.text.reset(utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  borders.breaker.reset(ubrk_open(type, locale, nullptr, 0, &status));
  if (U_SUCCESS(status)) ubrk_setUText(borders.breaker.get(), borders.text.get(), &status);
  if (U_FAILURE(status)) borders.breaker.reset();
  return borders;
}

}  // namespace app
