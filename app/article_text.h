// An article set as text: headline, body and captions laid out for one width and size. What columns and the article
// screen draw. Kept until width, size or article change, then made anew.
#pragma once

#include "render/text/layout.h"

#include "render/theme.h"
#include "store/article.h"

namespace app {

struct ArticleText {
  render::Layout headline;   // of Article::title, or nothing
  render::Layout body;       // of Article::text: byte offsets are the article's
  std::string caption_text;  // the captions, a line each
  render::Layout captions;
  float headline_top = 0;  // from the top of the whole
  float body_top = 0;
  float captions_top = 0;
  float height_px = 0;
};

// body_px: size of the body text. Headline, headings and captions follow from it.
ArticleText set_article(render::Fonts& fonts, const store::Article& article, float width_px, float body_px);

// How a block of the body is set; its range is the block's.
render::TextBlock set_block(const store::Block& block, float body_px);
// The room above a body's first block: no more than above a paragraph, for the headline has left its own.
float first_space(const render::TextBlock& block, float body_px);

constexpr float leading = 1.45F;  // line height / body size

}  // namespace app
