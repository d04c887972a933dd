#include "store/write/edition_input.h"

#include <algorithm>
#include <map>

#include "platform/base/utf8.h"
#include "platform/image/image.h"
#include "store/codec.h"
#include "store/schema.h"
#include "store/text_record.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

Error refused(const std::string& what) { return {ErrorCode::bad_input, what}; }

bool is_id(std::string_view id, std::size_t max_bytes) {
  return !id.empty() && id.size() <= max_bytes && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Result<void> check_field(const std::string& of, const char* name, std::string_view value) {
  if (static_cast<std::int64_t>(value.size()) > max_field_bytes)
    return refused(of + ": its " + name + " is longer than 1 MiB; shorten it");
  if (base::first_invalid(value)) return refused(of + ": its " + name + " is not UTF-8; save it as UTF-8");
  return {};
}

// Whatever is shown; dropped lines are as they were.
Result<void> check_shown_field(const std::string& of, const char* name, std::string_view value) {
  if (value.find('\0') != std::string_view::npos)
    return refused(of + ": its " + name + " has a zero byte; take that out");
  return check_field(of, name, value);
}

Result<void> check_fields(const Article& article) {
  struct Field {
    const char* name;
    const std::optional<std::string>& value;
  };
  const Field fields[] = {{"source", article.source},     {"title", article.title},     {"byline", article.byline},
                          {"language", article.language}, {"licence", article.licence}, {"url", article.url}};
  TRY(check_shown_field(article.file, "name", article.file));
  TRY(check_shown_field(article.file, "story", article.story));
  for (const Field& field : fields)
    if (field.value) TRY(check_shown_field(article.file, field.name, *field.value));
  for (const Caption& caption : article.captions) TRY(check_shown_field(article.file, "caption", caption.text));
  for (const Picture& picture : article.pictures) {
    TRY(check_shown_field(article.file, "picture's name", picture.file));
    for (const std::optional<std::string>* words : {&picture.alt, &picture.caption, &picture.credit})
      if (*words) TRY(check_shown_field(article.file, "picture's description", **words));
  }
  for (const Guess& guess : article.guesses) {
    TRY(check_shown_field(article.file, "guessed field", guess.field));
    TRY(check_shown_field(article.file, "guess", guess.value));
  }
  for (const Dropped& dropped : article.dropped) {
    TRY(check_shown_field(article.file, "rule", dropped.rule));
    TRY(check_field(article.file, "dropped text", dropped.text));
  }
  return {};
}

// Places rise from 0 to the number of blocks.
template <class Placed>
bool are_placed(const std::vector<Placed>& placed, const Article& article) {
  std::int32_t last = 0;
  return std::all_of(placed.begin(), placed.end(), [&](const Placed& one) {
    const bool rises = one.place >= last && static_cast<std::size_t>(one.place) <= article.blocks.size();
    last = one.place;
    return rises;
  });
}

// What a reader finds by the empty lines alone.
bool are_blocks_of_text(const Article& article) {
  const std::vector<base::TextRange> parts = part_blocks(article.text);
  return std::equal(parts.begin(), parts.end(), article.blocks.begin(), article.blocks.end(),
                    [](base::TextRange part, const Block& block) { return part == block.range && length(part) > 0; });
}

bool lies_in(base::TextRange range, base::TextRange whole) {
  return range.begin >= whole.begin && range.begin < range.end && range.end <= whole.end;
}

bool words_are_sound(const Passage& passage) {
  return std::all_of(passage.words.begin(), passage.words.end(), [&](const WordOp& word) {
    return (word.kind == WordOpKind::only_b || lies_in(word.a, passage.a)) &&
           (word.kind == WordOpKind::only_a || lies_in(word.b, passage.b));
  });
}

// Of the articles of a family.
using Texts = std::map<ArticleIndex, std::string>;

bool is_share(double value) { return value >= 0 && value <= 1; }

// What is wrong with a pair, or nullptr.
const char* fault_of(const MemberPair& pair, const Family& family, const Texts& texts) {
  const auto members = static_cast<std::int32_t>(family.members.size());
  if (pair.member_a < 0 || pair.member_a >= pair.member_b || pair.member_b >= members) return "a pair out of order";
  const Member& a = family.members[static_cast<std::size_t>(pair.member_a)];
  const Member& b = family.members[static_cast<std::size_t>(pair.member_b)];
  const Passage& passage = pair.passage;
  if (!is_sound(passage.a, texts.at(a.article)) || !is_sound(passage.b, texts.at(b.article)))
    return "a pair outside its texts";
  if (!is_share(passage.ratio) || !is_share(passage.score)) return "a ratio or score outside 0..1";
  return words_are_sound(passage) ? nullptr : "words outside their pair";
}

const char* fault_of_members(const Family& family, const Texts& texts) {
  if (family.members.size() < 2) return "fewer than two members";
  for (std::size_t i = 0; i < family.members.size(); ++i) {
    const Member& member = family.members[i];
    if (!texts.contains(member.article)) return "a member of no article";
    if (!is_sound(member.range, texts.at(member.article))) return "a member outside its text";
    if (i == 0) continue;
    const Member& before = family.members[i - 1];
    const bool sorted =
        before.article != member.article ? before.article < member.article : before.range.begin <= member.range.begin;
    if (!sorted) return "members out of order";
  }
  return nullptr;
}

const char* fault_of(const Family& family, const Texts& texts) {
  if (const char* fault = fault_of_members(family, texts)) return fault;
  for (const MemberPair& pair : family.pairs)
    if (const char* fault = fault_of(pair, family, texts)) return fault;
  const auto members = static_cast<std::int32_t>(family.members.size());
  if (family.earliest.has_value() != family.reason.empty()) return "an earliest member without certainty";
  if (family.earliest && (*family.earliest < 0 || *family.earliest >= members)) return "an earliest that is no member";
  return family.undated < 0 || family.undated > members ? "a wrong count of undated members" : nullptr;
}

}  // namespace

Result<void> check_info(const EditionInfo& info) {
  if (!is_id(info.id, 32))
    return refused("edition.toml: the id \"" + info.id + "\" is not 1 to 32 of a-z, 0-9 and -; change it");
  if (info.serial > static_cast<std::uint64_t>(INT64_MAX)) return refused("edition.toml: the serial is too large");
  TRY(check_shown_field("edition.toml", "title", info.title));
  if (info.language) TRY(check_shown_field("edition.toml", "language", *info.language));
  if (info.publisher) TRY(check_shown_field("edition.toml", "publisher", *info.publisher));
  return {};
}

Result<void> check_article(const Article& article) {
  if (!is_id(article.story_id, 200))
    return refused(article.file + ": its story id \"" + article.story_id + "\" is bad");
  TRY(check_fields(article));
  if (static_cast<std::int64_t>(article.text.size()) > max_text_bytes)
    return refused(article.file + ": its text is longer than 16 MiB; split it");
  if (base::first_invalid(article.text)) return refused(article.file + ": its text is not UTF-8; save it as UTF-8");
  if (!are_blocks_of_text(article)) return refused(article.file + ": a block of its text is out of place");
  if (article.dropped.size() > max_article_dropped)
    return refused(article.file + ": lines dropped in too many places; cut the article out of it");
  if (!are_placed(article.captions, article) || !are_placed(article.pictures, article))
    return refused(article.file + ": a caption or picture out of place");
  if (static_cast<std::int64_t>(article.pictures.size()) > max_article_pictures)
    return refused(article.file + ": more than 1000 pictures; split it");
  if (article.published && article.published->precision == Precision::unknown)
    return refused(article.file + ": a time of publication without precision");
  return {};
}

Result<void> check_images(std::span<const Article> articles, std::span<const Image> images) {
  for (std::size_t i = 0; i < images.size(); ++i) {
    const Result<image::Header> header = image::read_header(images[i].bytes);
    const bool sound = header && header.value().width == images[i].width && header.value().height == images[i].height &&
                       images[i].width <= max_image_side && images[i].height <= max_image_side &&
                       static_cast<std::int64_t>(images[i].bytes.size()) <= max_image_bytes;
    if (!sound) return refused("image " + std::to_string(i + 1) + ": not as large as told, or too large");
  }
  std::int64_t shown = 0;
  for (const Article& article : articles) {
    for (const Picture& picture : article.pictures) {
      const bool known = picture.image >= 1 && picture.image <= static_cast<std::int64_t>(images.size());
      if (!known || picture.image > shown + 1) return refused(article.file + ": a picture without its image");
      const Image& image = images[static_cast<std::size_t>(picture.image) - 1];
      if (picture.width != image.width || picture.height != image.height)
        return refused(article.file + ": a picture of another size than its image");
      shown = std::max(shown, picture.image);
    }
  }
  if (shown != static_cast<std::int64_t>(images.size())) return refused("an image that no article shows");
  return {};
}

Result<void> check_family(const Family& family, const Articles& articles) {
  Texts texts;
  for (const Member& member : family.members) {
    const auto number = static_cast<std::size_t>(member.article);
    if (member.article < 0 || number >= articles.size() || texts.contains(member.article)) continue;
    texts.emplace(member.article, TRY(read_text(articles, number)));
  }
  const char* fault = fault_of(family, texts);
  if (fault == nullptr) return {};
  return refused("passage " + family.label + " of story " + family.story_id + ": " + fault);
}

StoryOrder order_stories(std::span<const Article> articles) {
  StoryOrder order;
  std::map<std::string_view, std::size_t> known;
  for (const Article& article : articles) {
    const auto [found, fresh] = known.try_emplace(article.story_id, order.stories.size());
    if (fresh) order.stories.push_back({article.story_id, article.story});
    order.story_of.push_back(found->second);
  }
  return order;
}

}  // namespace store
