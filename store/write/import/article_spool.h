// Where the long parts of many articles lie while an edition is made: in a spool beside it, so that memory holds what
// identifies an article and little more. Everything about an article is found by its number, its place in the vector of
// articles.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "platform/base/spool.h"
#include "store/article.h"

namespace store {

struct SpooledParts {
  base::SpoolPlace place;
  std::uint32_t text_bytes = 0;
};

// Moves the long parts of an article into the spool. Fails with io.
base::Result<SpooledParts> spool_long_parts(base::Spool& spool, Article& article);

// The articles and where their long parts are: in themselves when there is no spool. A view: all it points to must
// outlive it.
struct Articles {
  std::span<const Article> heads;
  const base::Spool* spool = nullptr;
  std::span<const SpooledParts> parts;  // by article, when there is a spool

  std::size_t size() const { return heads.size(); }
};
std::size_t text_bytes(const Articles& articles, std::size_t number);
// Fails with io.
base::Result<std::string> read_text(const Articles& articles, std::size_t number);
base::Result<Article> read_article(const Articles& articles, std::size_t number);

}  // namespace store
