#include "app/article_text.h"

#include <algorithm>
#include <cmath>

namespace app {

using render::Face;
using render::TextBlock;

namespace {

constexpr float paragraph_space = 0.45F;  // of a line

}  // namespace

TextBlock set_block(const store::Block& block, float body_px) {
  const float line = std::round(body_px * leading);
  TextBlock set{.range = block.range,
                .style = {Face::serif, body_px},
                .line_height_px = line,
                .space_before_px = std::round(line * paragraph_space)};
  switch (block.kind) {
    case store::BlockKind::paragraph:
      break;
    case store::BlockKind::heading:
      set.style = {Face::serif_bold, std::round(body_px * 1.06F)};
      set.space_before_px = std::round(line * 0.8F);
      break;
    case store::BlockKind::list_item:
      set.indent_px = std::round(body_px * 1.1F);
      set.bullet = true;
      set.space_before_px = std::round(line * 0.3F);
      break;
    case store::BlockKind::quote:
      set.style.face = Face::serif_italic;
      set.indent_px = std::round(body_px * 1.1F);
      break;
  }
  return set;
}

float first_space(const TextBlock& block, float body_px) {
  return std::min(block.space_before_px, std::round(std::round(body_px * leading) * paragraph_space));
}

ArticleText set_article(render::Fonts& fonts, const store::Article& article, float width_px, float body_px) {
  ArticleText text;
  float y = 0;
  render::LayoutOptions options;
  options.width_px = width_px;
  if (article.language) options.language = *article.language;
  if (article.title) {
    // Large type in a narrow column: a headline no larger than the text breaks fewer words.
    const float size = std::round(body_px * std::clamp(width_px / (body_px * 12), 1.0F, 1.36F));
    text.headline = render::lay_out(fonts, *article.title, {Face::serif_bold, size}, std::round(size * 1.32F), options);
    y += text.headline.height_px + std::round(body_px * 0.35F);
  }
  std::vector<TextBlock> blocks;
  blocks.reserve(article.blocks.size());
  for (const store::Block& block : article.blocks) blocks.push_back(set_block(block, body_px));
  if (!blocks.empty()) blocks.front().space_before_px = first_space(blocks.front(), body_px);
  text.body = render::lay_out(fonts, article.text, blocks, options);
  text.body_top = y;
  y += text.body.height_px;
  if (!article.captions.empty()) {
    for (const store::Caption& caption : article.captions) {
      if (!text.caption_text.empty()) text.caption_text += '\n';
      text.caption_text += caption.text;
    }
    const float size = std::round(body_px * 0.84F);
    y += std::round(body_px * 1.6F);
    text.captions =
        render::lay_out(fonts, text.caption_text, {Face::serif_italic, size}, std::round(size * leading), options);
    text.captions_top = y;
    y += text.captions.height_px;
  }
  text.height_px = y;
  return text;
}

}  // namespace app
