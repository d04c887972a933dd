#include "app/keyboard/layouts.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace app {
namespace {

constexpr std::array<std::string_view, 15> latin_variants{"a à á â ä ã å ā ą æ",
                                                          "c ç ć č",
                                                          "d đ ð ď",
                                                          "e é è ê ë ē ę ě",
                                                          "g ğ ģ",
                                                          "i í ì î ï ī ı",
                                                          "l ł ľ",
                                                          "n ñ ń ň",
                                                          "o ó ò ô ö õ ø ō œ ő",
                                                          "r ř",
                                                          "s ß ś š ş",
                                                          "t þ ť",
                                                          "u ú ù û ü ū ů ű",
                                                          "y ý ÿ",
                                                          "z ž ź ż"};
constexpr std::array<std::string_view, 5> spanish_variants{"a á à â ä ã å", "e é è ê ë", "i í ì î ï", "o ó ò ô ö õ",
                                                           "u ú ü ù û"};
constexpr std::array<std::string_view, 4> german_variants{"a á à â ã å", "o ó ò ô õ ø œ", "u ú ù û", "s ś š"};
constexpr std::array<std::string_view, 7> french_variants{
    "e é è ê ë", "a à â á ä ã å æ", "i î ï í ì", "o ô ö œ ó ò õ ø", "u ù û ü ú", "c ç ć č", "y ÿ ý"};
constexpr std::array<std::string_view, 9> arabic_variants{"ا أ إ آ ٱ ء", "ي ى ئ", "و ؤ", "ه ة", "ك گ ک",
                                                          "ب پ",         "ف ڤ",   "ج چ", "ل لا"};
constexpr std::array<std::string_view, 4> russian_variants{"е ё", "и і ї", "г ґ", "у ў"};
constexpr std::array<std::string_view, 8> greek_variants{"α ά", "ε έ",     "η ή", "ι ί ϊ ΐ",
                                                         "ο ό", "υ ύ ϋ ΰ", "ω ώ", "σ ς"};

constexpr std::array<KeyboardLayout, 7> layouts{{
    {.language = "en",
     .name = "English",
     .rows = {"q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m '"},
     .variants = {}},
    {.language = "es",
     .name = "Español",
     .rows = {"q w e r t y u i o p", "a s d f g h j k l ñ", "z x c v b n m"},
     .variants = spanish_variants},
    {.language = "de",
     .name = "Deutsch",
     .rows = {"q w e r t z u i o p ü", "a s d f g h j k l ö ä", "y x c v b n m ß"},
     .variants = german_variants},
    {.language = "fr",
     .name = "Français",
     .rows = {"a z e r t y u i o p", "q s d f g h j k l m", "w x c v b n é '"},
     .variants = french_variants},
    {.language = "ar",
     .name = "العربية",
     .rows = {"ض ص ث ق ف غ ع ه خ ح ج د", "ش س ي ب ل ا ت ن م ك ط", "ذ ئ ء ؤ ر ى ة و ز ظ"},
     .variants = arabic_variants,
     .accents = "أإآ",
     .latin = false,
     .has_capitals = false},
    {.language = "ru",
     .name = "Русский",
     .rows = {"й ц у к е н г ш щ з х ъ", "ф ы в а п р о л д ж э", "я ч с м и т ь б ю"},
     .variants = russian_variants,
     .accents = "ёії",
     .latin = false},
    {.language = "el",
     .name = "Ελληνικά",
     .rows = {"ς ε ρ τ υ θ ι ο π", "α σ δ φ γ η ξ κ λ", "ζ χ ψ ω β ν μ"},
     .variants = greek_variants,
     .accents = "άϊς",
     .latin = false},
}};

// The entry of the table that is the key's; empty when there is none.
std::string_view entry_of(std::span<const std::string_view> table, std::string_view key) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [key](std::string_view entry) { return entry.substr(0, entry.find(' ')) == key; });
  return found == table.end() ? std::string_view() : *found;
}

}  // namespace

std::span<const KeyboardLayout> keyboard_layouts() { return layouts; }

std::size_t keyboard_layout_for(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  for (std::size_t i = 0; i < layouts.size(); ++i)
    if (layouts[i].language == primary) return i;
  return 0;
}

std::array<std::string_view, 3> symbol_rows() {
  return {"1 2 3 4 5 6 7 8 9 0", "\" “ ” « » ( ) & % €", "- ' ’ . , : ; / ? !"};
}

std::string_view digit_row() { return "1 2 3 4 5 6 7 8 9 0"; }

std::vector<std::string_view> keys_of(std::string_view row) {
  std::vector<std::string_view> keys;
  while (!row.empty()) {
    const std::size_t end = row.find(' ');
    keys.push_back(row.substr(0, end));
    row.remove_prefix(end == std::string_view::npos ? row.size() : end + 1);
  }
  return keys;
}

std::vector<std::string_view> variants_of(const KeyboardLayout& layout, std::string_view key) {
  std::string_view entry = entry_of(layout.variants, key);
  if (entry.empty() && layout.latin) entry = entry_of(latin_variants, key);
  std::vector<std::string_view> variants = keys_of(entry);
  if (!variants.empty()) variants.erase(variants.begin());
  return variants;
}

std::string capital(std::string_view text) {
  std::string out;
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, length, c);
    if (c < 0) continue;
    std::array<char, 4> bytes{};
    std::int32_t written = 0;
    UBool wrong = 0;
    U8_APPEND(bytes.data(), written, static_cast<std::int32_t>(bytes.size()), u_toupper(c), wrong);
    if (wrong == 0) out.append(bytes.data(), static_cast<std::size_t>(written));
  }
  return out;
}

}  // namespace app
