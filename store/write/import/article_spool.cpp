#include "store/write/import/article_spool.h"

#include "store/write/import/article_record.h"

namespace store {

base::Result<SpooledParts> spool_long_parts(base::Spool& spool, Article& article) {
  SpooledParts parts;
  parts.text_bytes = static_cast<std::uint32_t>(article.text.size());
  parts.place = TRY(spool.append(encode_long_parts(article)));
  drop_long_parts(article);
  return parts;
}

std::size_t text_bytes(const Articles& articles, std::size_t number) {
  return articles.spool != nullptr ? articles.parts[number].text_bytes : articles.heads[number].text.size();
}

base::Result<std::string> read_text(const Articles& articles, std::size_t number) {
  if (articles.spool == nullptr) return articles.heads[number].text;
  const SpooledParts& parts = articles.parts[number];
  return articles.spool->read({parts.place.offset, parts.text_bytes});
}

base::Result<Article> read_article(const Articles& articles, std::size_t number) {
  Article article = articles.heads[number];
  if (articles.spool == nullptr) return article;
  const SpooledParts& parts = articles.parts[number];
  const std::string record = TRY(articles.spool->read(parts.place));
  if (!decode_long_parts(record, parts.text_bytes, article))
    return base::Error{base::ErrorCode::io, article.file + ": the disk returned something else than was written"};
  return article;
}

}  // namespace store
