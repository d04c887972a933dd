#include "store/write/clean/entities.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace store {
namespace {

struct Entity {
  std::string_view name;
  std::string_view text;
};
// The references that editors and converters really write; others stay as they are.
constexpr std::array<Entity, 66> entities{
    {{"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},   {"nbsp", " "},
     {"ensp", " "},   {"emsp", " "},   {"thinsp", " "}, {"shy", ""},     {"zwnj", ""},    {"zwj", ""},
     {"lsquo", "‘"},  {"rsquo", "’"},  {"ldquo", "“"},  {"rdquo", "”"},  {"sbquo", "‚"},  {"bdquo", "„"},
     {"laquo", "«"},  {"raquo", "»"},  {"lsaquo", "‹"}, {"rsaquo", "›"}, {"ndash", "–"},  {"mdash", "—"},
     {"hellip", "…"}, {"bull", "•"},   {"middot", "·"}, {"copy", "©"},   {"reg", "®"},    {"trade", "™"},
     {"deg", "°"},    {"sect", "§"},   {"para", "¶"},   {"euro", "€"},   {"pound", "£"},  {"yen", "¥"},
     {"cent", "¢"},   {"frac12", "½"}, {"frac14", "¼"}, {"frac34", "¾"}, {"times", "×"},  {"minus", "−"},
     {"plusmn", "±"}, {"rarr", "→"},   {"larr", "←"},   {"iexcl", "¡"},  {"iquest", "¿"}, {"szlig", "ß"},
     {"aacute", "á"}, {"eacute", "é"}, {"iacute", "í"}, {"oacute", "ó"}, {"uacute", "ú"}, {"ntilde", "ñ"},
     {"agrave", "à"}, {"egrave", "è"}, {"ecirc", "ê"},  {"ccedil", "ç"}, {"auml", "ä"},   {"ouml", "ö"},
     {"uuml", "ü"},   {"Auml", "Ä"},   {"Ouml", "Ö"},   {"Uuml", "Ü"},   {"acirc", "â"},  {"ocirc", "ô"}}};

// The code point of "#8217" or "#x2019", 0 when it is none.
char32_t numeric_value(std::string_view name) {
  const bool hex = name.size() > 2 && (name[1] == 'x' || name[1] == 'X');
  char32_t value = 0;
  for (const char c : name.substr(hex ? 2 : 1)) {
    const char folded = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool letter = hex && folded >= 'a' && folded <= 'f';
    if (!letter && (folded < '0' || folded > '9')) return 0;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(letter ? folded - 'a' + 10 : folded - '0');
    if (value > 0x10FFFF) return 0;
  }
  return value >= 0xD800 && value <= 0xDFFF ? 0 : value;
}

}  // namespace

std::size_t append_entity(std::string_view text, std::size_t at, std::string& out) {
  const std::size_t length = text.substr(at, 12).find(';');
  if (length != std::string_view::npos && length > 1) {
    const std::string_view name = text.substr(at + 1, length - 1);
    if (name[0] == '#') {
      const char32_t value = numeric_value(name);
      if (value != 0) {
        icu::UnicodeString(static_cast<UChar32>(value)).toUTF8String(out);
        return length + 1;
      }
    }
    const auto known = std::find_if(entities.begin(), entities.end(), [&](const Entity& e) { return e.name == name; });
    if (known != entities.end()) {
      out += known->text;
      return length + 1;
    }
  }
  out += '&';
  return 1;
}

}  // namespace store
