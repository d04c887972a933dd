#include "store/write/clean/page.h"

#include <algorithm>
#include <array>

namespace store {
namespace {

constexpr std::array<std::string_view, 154> web_vocabulary{"newsletter",
                                                           "newsletters",
                                                           "subscribe",
                                                           "subscriber",
                                                           "subscribers",
                                                           "subscribed",
                                                           "subscription",
                                                           "subscriptions",
                                                           "inbox",
                                                           "email",
                                                           "app",
                                                           "browser",
                                                           "javascript",
                                                           "cookie",
                                                           "cookies",
                                                           "privacy",
                                                           "policy",
                                                           "terms",
                                                           "journalism",
                                                           "newsroom",
                                                           "donate",
                                                           "donation",
                                                           "contribution",
                                                           "account",
                                                           "login",
                                                           "log",
                                                           "register",
                                                           "registered",
                                                           "password",
                                                           "unsubscribe",
                                                           "notifications",
                                                           "alerts",
                                                           "copyright",
                                                           "©",
                                                           "rights",
                                                           "reserved",
                                                           "permission",
                                                           "reproduced",
                                                           "republished",
                                                           "reprinted",
                                                           "syndication",
                                                           "licensing",
                                                           "license",
                                                           "licensed",
                                                           "licence",
                                                           "licenced",
                                                           "republish",
                                                           "reprint",
                                                           "reprints",
                                                           "commons",
                                                           "website",
                                                           "site",
                                                           "page",
                                                           "article",
                                                           "articles",
                                                           "story",
                                                           "stories",
                                                           "post",
                                                           "posts",
                                                           "comments",
                                                           "comment",
                                                           "conversation",
                                                           "discussion",
                                                           "twitter",
                                                           "facebook",
                                                           "instagram",
                                                           "youtube",
                                                           "linkedin",
                                                           "whatsapp",
                                                           "telegram",
                                                           "tiktok",
                                                           "reddit",
                                                           "pinterest",
                                                           "podcast",
                                                           "video",
                                                           "audio",
                                                           "advertisement",
                                                           "ad",
                                                           "ads",
                                                           "sponsored",
                                                           "feedback",
                                                           "tip",
                                                           "tips",
                                                           "trial",
                                                           "unlimited",
                                                           "updated",
                                                           "published",
                                                           "posted",
                                                           "modified",
                                                           "reviewed",
                                                           "menu",
                                                           "navigation",
                                                           "search",
                                                           "footer",
                                                           "sidebar",
                                                           "click",
                                                           "tap",
                                                           "scroll",
                                                           "download",
                                                           "print",
                                                           "reporting",
                                                           "editing",
                                                           "edited",
                                                           "contributed",
                                                           "inquiries",
                                                           "enquiries",
                                                           "tags",
                                                           "topics",
                                                           "categories",
                                                           "filed",
                                                           "disclaimer",
                                                           "opinions",
                                                           "views",
                                                           "wordpress",
                                                           "signup",
                                                           "delivered",
                                                           "read",
                                                           "listen",
                                                           "watch",
                                                           "min",
                                                           "minutes",
                                                           "ago",
                                                           "loading",
                                                           "window",
                                                           "embargoed",
                                                           "release",
                                                           "content",
                                                           "skip",
                                                           "language",
                                                           "edition",
                                                           "reply",
                                                           "signing",
                                                           "sign",
                                                           "member",
                                                           "members",
                                                           "membership",
                                                           "supporter",
                                                           "donations",
                                                           "ad",
                                                           "mailing",
                                                           "recaptcha",
                                                           "headlines",
                                                           "syndicated",
                                                           "appeared",
                                                           "originally",
                                                           "protected",
                                                           "nonprofit",
                                                           "newswire",
                                                           "abonnieren",
                                                           "anmelden",
                                                           "narration",
                                                           "narrated",
                                                           "paywall",
                                                           "commenting"};

constexpr std::array<std::string_view, 26> services{
    "facebook", "twitter",  "x",         "linkedin", "whatsapp",  "email",    "pinterest",   "reddit",  "flipboard",
    "pocket",   "telegram", "messenger", "tumblr",   "instagram", "snapchat", "tiktok",      "threads", "mastodon",
    "bluesky",  "youtube",  "sms",       "rss",      "xing",      "google",   "stumbleupon", "vk"};
constexpr std::array<std::string_view, 16> share_verbs{"share",    "tweet",  "retweet", "print",  "email",   "pin",
                                                       "bookmark", "copy",   "shares",  "save",   "forward", "teilen",
                                                       "drucken",  "follow", "like",    "comment"};
constexpr std::array<std::string_view, 42> share_fillers{
    "this",   "article", "story", "post", "page",  "on",       "via",      "by",   "to",     "with",   "a",
    "friend", "or",      "and",   "the",  "click", "opens",    "in",       "new",  "window", "link",   "url",
    "it",     "more",    "us",    "mail", "e",     "plus",     "comments", "icon", "logo",   "button", "likes",
    "tweets", "gift",    "text",  "size", "aa",    "messages", "your",     "for",  "later"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool has_address(std::string_view text) {
  return text.find_first_of("@0123456789:") != std::string_view::npos || text.find(".org") != std::string_view::npos ||
         text.find(".com") != std::string_view::npos || text.find(".gov") != std::string_view::npos;
}

// "Published in 1911, the map shows no bridge."
bool is_book(const Shape& shape) {
  return shape.ends_sentence && shape.word_count >= 6 &&
         matches("first|originally|published|printed|released|reprinted ?published|printed|released in # **",
                 shape.words);
}

// A sentence that tells something begins like a credit, a tag or an address by chance.
bool tells_story(const Unit& unit, std::string_view rule) {
  const Shape& shape = unit.shape;
  if (is_book(shape)) return true;
  const bool shy = rule == "contact" || rule == "credits" || rule == "tags" || rule == "navigation";
  return shy && shape.narrative > 0 && shape.ends_sentence && shape.word_count > 7 &&
         unit.text.find('@') == std::string::npos && unit.text.find("http") == std::string::npos;
}

}  // namespace

namespace {

// What a page writes behind a caption or a link, as if it belonged to it.
void cut_button(Unit& unit) {
  for (const std::string_view button : {", opens new tab", " Acquire Licensing Rights", " Purchase Licensing Rights"}) {
    if (!unit.text.ends_with(button)) continue;
    unit.text.resize(unit.text.size() - button.size());
    unit.shape = shape_of(unit.text);
  }
}

}  // namespace

Page make_page(std::vector<Unit> units) {
  Page page;
  page.units = std::move(units);
  for (Unit& unit : page.units) cut_button(unit);
  bool listed = false;
  for (const Unit& unit : page.units) {
    page.phrases.push_back(is_open(unit) ? find_phrase(unit.shape) : nullptr);
    if (is_open(unit) && unit.kind != BlockKind::list_item) listed = unit.shape.ends_with_colon;
    page.listed.push_back(listed && unit.kind == BlockKind::list_item);
  }
  return page;
}

int web_words(const Shape& shape) {
  return static_cast<int>(std::count_if(shape.words.begin(), shape.words.end(),
                                        [](const std::string& word) { return contains(web_vocabulary, word); }));
}

ShareBar share_bar(const Shape& shape) {
  if (shape.words.empty() || shape.word_count > 40 || shape.has_quotation) return ShareBar::none;
  int verbs = 0;
  int names = 0;
  for (const std::string& word : shape.words) {
    const bool number = word[0] >= '0' && word[0] <= '9';
    const bool verb = contains(share_verbs, word);
    const bool name = contains(services, word);
    if (!verb && !name && !number && !contains(share_fillers, word)) return ShareBar::none;
    verbs += verb ? 1 : 0;
    names += name ? 1 : 0;
  }
  if (verbs + names == 0 || (shape.ends_sentence && !shape.ends_with_ellipsis)) return ShareBar::none;
  const std::string& first = shape.words.front();
  const bool ambiguous =
      shape.word_count == 1 && (first == "like" || first == "comment" || first == "save" || first == "follow" ||
                                first == "x" || first == "google" || first == "pocket");
  const bool bar = (verbs > 0 && !ambiguous) || names >= 3 || (names == 2 && shape.word_count == 2);
  return bar ? ShareBar::strong : ShareBar::weak;
}

bool is_furniture(const Unit& unit, const Phrase* phrase, bool in_core) {
  if (phrase == nullptr) return false;
  const Shape& shape = unit.shape;
  const bool exact = is_exact(phrase->pattern);
  const int score = web_words(shape) * 2 + shape.address + (unit.text.find('@') != std::string::npos ? 1 : 0);
  if (phrase->rule == "contact" && !exact && !has_address(unit.text) && shape.word_count > 3) return false;
  if (!in_core) {
    // Somebody speaks: a quotation that begins like a plea is none.
    if (shape.starts_quoted && !exact) return false;
    if (!phrase->pattern.starts_with('!') && tells_story(unit, phrase->rule)) return false;
    if (exact || phrase->rule == "contact") return true;
    if (shape.ends_with_colon && phrase->rule == "licence notice") return false;
    if (shape.narrative > 1 && shape.word_count > 10) return score >= 4;
    return score >= 1;
  }
  if (is_book(shape)) return false;
  const bool shouted = shape.all_capitals * 2 >= shape.word_count && shape.word_count >= 3;
  if (phrase->zone != Zone::anywhere || shape.has_quotation || (shape.ends_with_colon && !shouted)) return false;
  if (phrase->pattern.starts_with('!')) {
    constexpr int plain = 4;  // the page speaks so much of itself that it may tell something too
    return (shape.narrative == 0 && (!shape.ends_sentence || score >= 1)) || score >= plain + shape.narrative;
  }
  if (exact) {
    const bool short_sentence = shape.ends_sentence && shape.word_count <= 3;
    const bool heading_of_body = unit.level > 0 && shape.word_count > 1 && score < 2;
    return !short_sentence && !heading_of_body;
  }
  if (shape.narrative > 0 && score < 6) return false;
  return score >= 2;
}

}  // namespace store
