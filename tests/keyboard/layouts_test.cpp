// Every letter of every language the keyboard has a layout for can be typed on it.
#include "app/keyboard/layouts.h"

#include <algorithm>
#include <set>

#include "app/keyboard/typing.h"
#include "doctest/doctest.h"

using namespace app;

namespace {

// What a finger can make the layout type, in small letters and in capitals.
std::set<std::string> typable(const KeyboardLayout& layout) {
  std::set<std::string> letters;
  for (const std::string_view row : layout.rows) {
    for (const std::string_view key : keys_of(row)) {
      letters.emplace(key);
      letters.insert(capital(key));
      for (const std::string_view variant : variants_of(layout, key)) {
        letters.emplace(variant);
        letters.insert(capital(variant));
      }
    }
  }
  return letters;
}

struct Alphabet {
  std::string_view language;
  std::string_view letters;
};
constexpr Alphabet alphabets[]{
    {"en", "a b c d e f g h i j k l m n o p q r s t u v w x y z ' A M Z é ï"},
    {"es", "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z á é í ó ú ü Á Ñ Ü"},
    {"de", "a b c d e f g h i j k l m n o p q r s t u v w x y z ä ö ü ß Ä Ö Ü"},
    {"fr", "a b c d e f g h i j k l m n o p q r s t u v w x y z à â æ ç é è ê ë î ï ô œ ù û ü ÿ ' É Ç Œ"},
    {"ar", "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ء أ إ آ ؤ ئ ى ة لا"},
    {"ru", "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я А Ё Я"},
    {"el", "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω ά έ ή ί ό ύ ώ ϊ ϋ ΐ ΰ Α Ώ Σ"},
};

}  // namespace

TEST_CASE("every letter of every language can be typed on its layout, and every layout has its alphabet here") {
  CHECK(std::size(alphabets) == keyboard_layouts().size());
  for (const Alphabet& alphabet : alphabets) {
    const KeyboardLayout& layout = keyboard_layouts()[keyboard_layout_for(alphabet.language)];
    REQUIRE(layout.language == alphabet.language);
    const std::set<std::string> letters = typable(layout);
    for (const std::string_view letter : keys_of(alphabet.letters))
      CHECK_MESSAGE(letters.contains(std::string(letter)), alphabet.language << " has no " << letter);
  }
}

TEST_CASE("no key stands twice on a layout, and what a key offers is never the key itself") {
  for (const KeyboardLayout& layout : keyboard_layouts()) {
    std::set<std::string_view> keys;
    for (const std::string_view row : layout.rows) {
      for (const std::string_view key : keys_of(row)) {
        CHECK_MESSAGE(keys.insert(key).second, layout.language << ": " << key << " stands twice");
        CHECK_FALSE(key.empty());
        const std::vector<std::string_view> variants = variants_of(layout, key);
        CHECK(std::count(variants.begin(), variants.end(), key) == 0);
        CHECK(std::set<std::string_view>(variants.begin(), variants.end()).size() == variants.size());
      }
    }
    for (const std::string_view entry : layout.variants)
      CHECK_MESSAGE(keys.contains(keys_of(entry).front()), layout.language << " has no key " << entry);
  }
}

TEST_CASE("digits and the signs of dates, quotations and names are on the signs' plane") {
  std::set<std::string_view> signs;
  for (const std::string_view row : symbol_rows())
    for (const std::string_view key : keys_of(row)) CHECK(signs.insert(key).second);
  for (const char* sign : {"0", "1", "9", "\"", "“", "”", "'", "-", ".", ",", "/", "&", ":"})
    CHECK_MESSAGE(signs.contains(sign), sign);
  CHECK(keys_of(digit_row()).size() == 10);
}

TEST_CASE("a layout is found by language, and capitals are those of Unicode") {
  CHECK(keyboard_layouts()[keyboard_layout_for("es-MX")].language == "es");
  CHECK(keyboard_layouts()[keyboard_layout_for("pt")].language == "en");
  CHECK(capital("ñ") == "Ñ");
  CHECK(capital("ß") == "ß");
  CHECK(capital("لا") == "لا");
  CHECK(capital("\xFF") == "");
}
