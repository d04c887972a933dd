// Any script: no letter without a glyph where Debian's Noto packages are installed, and ranges that are right across
// changes of direction and inside ligatures, with ICU's bidirectional algorithm as the oracle.
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>

#include "doctest/doctest.h"
#include "render/text/query.h"
#include "tests/text/sound.h"

namespace {

using render::Layout;
using render::LayoutOptions;

struct Sample {
  std::string_view language;
  std::string_view text;
};

constexpr Sample core_samples[] = {
    {"ar", "قالت البلدية (يوم الاثنين 12 مايو) إن الجسر سيُغلَق، «ولن يُفتح قبل الصيف»؛ والتكلفة 2.4 مليون."},
    {"fa", "پل تا پایان فروردین بسته می‌ماند؛ هزینهٔ آن ۳۴۰ هزار است."},
    {"ur", "پُل اپریل کے آخر تک بند رہے گا، کونسل نے کہا۔"},
    {"he", "הגשר (משנת 1974) ייסגר ביום ב׳, כך אמרה ד״ר לוי מ-Harbour Board."},
    {"hi", "पुल अप्रैल के अंत तक बंद रहेगा, परिषद ने कहा। क्षत्रिय, द्वार, हिन्दी — १२३।"},
    {"bn", "সেতুটি এপ্রিলের শেষ পর্যন্ত বন্ধ থাকবে।"},
    {"ta", "பாலம் ஏப்ரல் இறுதி வரை மூடப்பட்டிருக்கும்."},
    {"th", "สะพานจะปิดจนถึงสิ้นเดือนเมษายน สภาตำบลกล่าว"},
    {"ka", "ხიდი აპრილის ბოლომდე დაკეტილი იქნება."},
    {"hy", "Կամուրջը փակ կմնա մինչև ապրիլի վերջ։"},
    {"am", "ድልድዩ እስከ ሚያዝያ መጨረሻ ድረስ ተዘግቶ ይቆያል።"},
    {"el", "Η γέφυρα θα μείνει κλειστή ώς το τέλος Απριλίου· έτσι είπε ο δήμος."},
    {"ru", "Мост будет закрыт до конца апреля — «не раньше», сказал совет."},
    {"vi", "Cầu sẽ đóng cửa đến hết tháng Tư, hội đồng xã cho biết."},
    {"en", "“Naïve” façade — office, 1974–2024: ½ price, 20 °C, £2.4m… ✓ → ★"},
};
constexpr Sample cjk_samples[] = {
    {"zh-Hans", "县议会周二表示，桥梁将关闭至四月底。“安全第一”，她说。"},
    {"zh-Hant", "縣議會週二表示，橋樑將關閉至四月底。「安全第一」，她說。"},
    {"ja", "橋は四月末まで通行止めになります。「安全が第一です」と担当者は話しました。"},
    {"ko", "다리는 4월 말까지 닫힌다고 의회가 말했다."},
};
constexpr Sample emoji_samples[] = {{"en", "Shut again 😀 👩‍🚒 🇳🇴 👍🏽 ❤️ 1️⃣"}};

// Debian's folders, and LECTERN_FONTS for whoever has unpacked the packages elsewhere.
std::vector<std::string> folders() {
  std::vector<std::string> all = render::default_font_folders();
  if (const char* more = std::getenv("LECTERN_FONTS")) all.emplace_back(more);
  return all;
}

bool installed(const std::string& file) {
  const auto has = [&](const std::string& folder) { return std::filesystem::exists(folder + "/" + file); };
  const std::vector<std::string> all = folders();
  return std::any_of(all.begin(), all.end(), has);
}

void check_no_tofu(std::span<const Sample> samples) {
  auto fonts = render::open_fonts(folders());
  REQUIRE(fonts);
  for (const render::Face face : {render::Face::serif, render::Face::serif_bold, render::Face::serif_italic,
                                  render::Face::sans, render::Face::sans_bold}) {
    for (const Sample& sample : samples) {
      CAPTURE(sample.text);
      LayoutOptions options;
      options.width_px = 300;
      options.language = sample.language;
      const Layout layout = sound_layout(fonts.value(), sample.text, options, {face, 20});
      CHECK(layout.missing_glyphs == 0);
      const bool any_zero =
          std::any_of(layout.glyphs.begin(), layout.glyphs.end(), [](const render::Glyph& g) { return g.id == 0; });
      CHECK_FALSE(any_zero);
    }
  }
  CHECK(render::missing_font_packages(fonts.value()).empty());
}

// The text's grapheme clusters as byte ranges, by ICU.
std::vector<base::TextRange> graphemes_of(std::string_view text, const icu::UnicodeString& units) {
  std::vector<std::uint32_t> byte_of(static_cast<std::size_t>(units.length()) + 1);
  std::uint32_t bytes = 0;
  for (std::int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1)) {
    byte_of[static_cast<std::size_t>(at)] = bytes;
    const UChar32 c = units.char32At(at);
    bytes += c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U;
  }
  byte_of.back() = static_cast<std::uint32_t>(text.size());
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* iterator = ubrk_open(UBRK_CHARACTER, "", units.getBuffer(), units.length(), &status);
  REQUIRE(U_SUCCESS(status));
  std::vector<base::TextRange> ranges;
  std::int32_t begin = ubrk_first(iterator);
  for (std::int32_t end = ubrk_next(iterator); end != UBRK_DONE; begin = end, end = ubrk_next(iterator)) {
    ranges.push_back({byte_of[static_cast<std::size_t>(begin)], byte_of[static_cast<std::size_t>(end)]});
  }
  ubrk_close(iterator);
  return ranges;
}

// Where ICU puts each unit of a line that stands alone, from the left.
std::map<std::uint32_t, std::int32_t> places_of(std::string_view text, bool right_to_left) {
  const icu::UnicodeString units =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  UBiDi* bidi = ubidi_open();
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setPara(bidi, units.getBuffer(), units.length(), right_to_left ? 1 : 0, nullptr, &status);
  std::vector<std::int32_t> visual(static_cast<std::size_t>(units.length()));
  ubidi_getLogicalMap(bidi, visual.data(), &status);
  ubidi_close(bidi);
  REQUIRE(U_SUCCESS(status));
  std::map<std::uint32_t, std::int32_t> places;  // first byte of a grapheme -> leftmost place of its units
  const std::vector<base::TextRange> graphemes = graphemes_of(text, units);
  std::int32_t unit = 0;
  for (const base::TextRange& grapheme : graphemes) {
    const auto part = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data() + grapheme.begin, static_cast<std::int32_t>(grapheme.end - grapheme.begin)));
    const auto first = visual.begin() + unit;
    places[grapheme.begin] = *std::min_element(first, first + part.length());
    unit += part.length();
  }
  return places;
}

// How many pieces the range falls into on the line, by the oracle.
std::size_t pieces_of(const std::map<std::uint32_t, std::int32_t>& places, base::TextRange range) {
  std::vector<std::pair<std::int32_t, bool>> order;
  order.reserve(places.size());
  for (const auto& [byte, place] : places) order.emplace_back(place, byte >= range.begin && byte < range.end);
  std::sort(order.begin(), order.end());
  std::size_t pieces = 0;
  bool inside = false;
  for (const auto& [place, in_range] : order) {
    if (in_range && !inside) ++pieces;
    inside = in_range;
  }
  return pieces;
}

}  // namespace

TEST_CASE("no sample paragraph of the scripts in fonts-noto-core has a letter without a glyph") {
  check_no_tofu(core_samples);
}

TEST_CASE("Chinese, Japanese and Korean have glyphs where fonts-noto-cjk is installed") {
  if (!installed("NotoSansCJK-Regular.ttc")) {
    std::cout << "SKIPPED: the Debian package fonts-noto-cjk is not installed\n";
    return;
  }
  check_no_tofu(cjk_samples);
}

TEST_CASE("emoji have glyphs where fonts-noto-color-emoji is installed") {
  if (!installed("NotoColorEmoji.ttf")) {
    std::cout << "SKIPPED: the Debian package fonts-noto-color-emoji is not installed\n";
    return;
  }
  check_no_tofu(emoji_samples);
}

TEST_CASE("every range of a line of mixed directions has the rectangles that ICU's order of its letters gives") {
  render::Fonts fonts = test_fonts();
  constexpr std::string_view lines[] = {"the office (מועצת 25) said",
                                        "הגשר ה-office (12%) נסגר ב-2024 בבוקר",
                                        "قال office (12) في 2024 مساءً",
                                        "اب cd 34 هو (ef) 5.6 جد",
                                        "a אב, ب ג 12-34 z",
                                        "fficiency אב ffi",
                                        "لا شيء في السلام هنا",
                                        "plain fi ffi fl text"};
  for (const std::string_view text : lines) {
    CAPTURE(text);
    const Layout layout = sound_layout(fonts, text, {});
    REQUIRE(layout.lines.size() == 1);
    const auto places = places_of(text, layout.lines[0].right_to_left);
    std::vector<std::uint32_t> bounds;
    bounds.reserve(places.size() + 1);
    for (const auto& [byte, place] : places) bounds.push_back(byte);
    bounds.push_back(static_cast<std::uint32_t>(text.size()));
    for (std::size_t i = 0; i < bounds.size(); ++i) {
      for (std::size_t j = i + 1; j < bounds.size(); ++j) {
        const base::TextRange range{bounds[i], bounds[j]};
        std::vector<render::LineRect> rects;
        rectangles(layout, range, rects);
        float covered = 0;
        for (const render::LineRect& rect : rects) covered += rect.rect.w;
        float wanted = 0;
        for (const render::Cluster& cluster : layout.clusters) {
          if (base::overlaps(cluster.range, range)) wanted += cluster.width;
        }
        const bool right_count = rects.size() == pieces_of(places, range);
        const bool right_width = std::abs(covered - wanted) < 0.6F;
        if (!right_count || !right_width) {
          FAIL_CHECK("[" << range.begin << "," << range.end << ") has " << rects.size() << " rectangles of " << covered
                         << ", not " << pieces_of(places, range) << " of " << wanted);
        }
      }
    }
  }
}

TEST_CASE("the letters of a ligature share its width, one after the other") {
  render::Fonts fonts = test_fonts();
  const std::string_view text = "office";
  const Layout layout = sound_layout(fonts, text, {}, {render::Face::serif, 40});
  REQUIRE(layout.glyphs.size() < text.size());  // there is one
  float x = layout.lines[0].x;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    std::vector<render::LineRect> rects;
    rectangles(layout, {at, at + 1}, rects);
    REQUIRE(rects.size() == 1);
    CHECK(rects[0].rect.x == doctest::Approx(x).epsilon(0.01));
    CHECK(rects[0].rect.w > 4);
    x = right(rects[0].rect);
  }
  CHECK(x == doctest::Approx(layout.lines[0].x + layout.lines[0].width));
}
