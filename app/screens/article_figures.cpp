// Pictures and captions between the blocks of an article: what they say, how large they are, where they stand.
#include <algorithm>
#include <cmath>

#include "app/screens/article_parts.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Metrics;
using render::Rect;

float room_above(const Metrics& m) { return std::round(m.body * 0.9F); }

render::Layout set_words(PageWriter& page, const std::string& text, const render::TextStyle& style, float width_px) {
  const ReadingScene& scene = page.scene;
  const store::Article& article = scene.story.articles[static_cast<std::size_t>(scene.key.article)];
  render::LayoutOptions options;
  options.width_px = width_px;
  if (article.language) options.language = *article.language;
  return render::lay_out(page.fonts, text, style, std::round(style.size_px * 1.4F), options);
}

// As wide as the column, no larger than it is itself (at 96 pixels an inch, as the web counts), and no higher than two
// thirds of the page, so that a line of the text is seen beside it.
Rect picture_rect(const ReadingScene& scene, const store::Picture& picture, const Metrics& m) {
  constexpr float mm_per_pixel = 25.4F / 96;
  const float own_w = static_cast<float>(picture.width) * std::max(1.0F, mm_per_pixel * m.px_per_mm);
  const float ratio = static_cast<float>(picture.height) / static_cast<float>(picture.width);
  const float most_h = std::max(1.0F, std::floor(scene.page.h * 0.66F));
  float w = std::min(scene.text_w, own_w);
  if (w * ratio > most_h) w = most_h / ratio;
  return {0, 0, std::max(1.0F, std::round(w)), std::clamp(std::round(w * ratio), 1.0F, most_h)};
}

void write_picture(PageWriter& page, const store::Picture& picture, const Metrics& m, ReadingFigure& figure) {
  ReadingScene& scene = page.scene;
  figure.image = picture.image;
  figure.caption = picture.caption.value_or("");
  figure.credit = picture.credit.value_or("");
  figure.spoken = picture.alt ? *picture.alt : std::string(tr(page.strings, "A picture without a description."));
  figure.failed =
      std::find(scene.failed_images.begin(), scene.failed_images.end(), picture.image) != scene.failed_images.end();
  figure.rect = picture_rect(scene, picture, m);
  if (figure.failed) {
    figure.spoken = std::string(tr(page.strings, "This picture cannot be shown.")) + " " + picture.alt.value_or("");
    const float pad = std::round(m.body * 0.7F);
    figure.spoken_text = set_words(page, figure.spoken, {Face::sans, m.small}, std::max(1.0F, scene.text_w - 2 * pad));
    figure.rect = {0, 0, scene.text_w, figure.spoken_text.height_px + 2 * pad};
  }
  figure.texels =
      image::fit({picture.width, picture.height}, {static_cast<int>(figure.rect.w), static_cast<int>(figure.rect.h)});
}

// Sets the words below the picture; from now on the height is known, and tops are counted from the figure's own.
void write_words(PageWriter& page, const Metrics& m, ReadingFigure& figure) {
  float y = room_above(m);
  figure.rect.y = y;
  y += figure.rect.h;
  const float gap = figure.image != 0 ? std::round(m.body * 0.4F) : 0;
  if (!figure.caption.empty()) {
    figure.caption_text =
        set_words(page, figure.caption, {Face::serif_italic, std::round(m.body * 0.86F)}, page.scene.text_w);
    figure.caption_top = y + gap;
    y = figure.caption_top + figure.caption_text.height_px;
  }
  if (!figure.credit.empty()) {
    figure.credit_text = set_words(page, figure.credit, {Face::sans, m.small}, page.scene.text_w);
    figure.credit_top = y + (figure.caption.empty() ? gap : std::round(m.body * 0.1F));
    y = figure.credit_top + figure.credit_text.height_px;
  }
  figure.height_px = std::round(y + m.body * 0.35F);
}

void draw_words(const ReadingScene& scene, const render::Layout& layout, const std::string& text, float y, View& view) {
  const Rect rect{scene.text_x, y, scene.text_w, layout.height_px};
  if (text.empty() || !intersects(rect, scene.page)) return;
  view.canvas.text(layout, {scene.text_x + words_x(scene, layout), y}, view.colors.dim);
  if (Box* box = add_box(view, Role::caption, text, rect)) box->own_text = true;
}

void draw_picture(const ReadingScene& scene, const ReadingFigure& figure, float top, View& view) {
  Rect rect = figure.rect;
  rect.x = scene.mirrored ? scene.text_x + scene.text_w - rect.w : scene.text_x;
  rect.y += top;
  if (!intersects(rect, scene.page)) return;
  const render::ImageId id = view.pictures == nullptr || figure.failed
                                 ? render::ImageId{}
                                 : find_picture(*view.pictures, figure.image, figure.texels);
  if (id != render::ImageId{}) {
    view.canvas.image(id, rect);
  } else {
    view.canvas.fill(rect, view.colors.notice);
    view.canvas.stroke(rect, view.colors.rule, view.metrics.hairline);
  }
  Box* box = add_box(view, Role::picture, figure.spoken, rect);
  if (!figure.failed) return;
  if (box != nullptr) box->own_text = true;
  const float pad = std::round((rect.h - figure.spoken_text.height_px) / 2);
  const float x = rect.x + pad + words_x(scene, figure.spoken_text) +
                  (runs_from_right(figure.spoken_text) && !scene.mirrored ? 2 * pad : 0);
  view.canvas.text(figure.spoken_text, {x, rect.y + pad}, view.colors.ink);
}

}  // namespace

void write_figures(PageWriter& page, const Metrics& m) {
  ReadingScene& scene = page.scene;
  const store::Article& article = scene.story.articles[static_cast<std::size_t>(scene.key.article)];
  scene.figures.clear();
  scene.words_shown = false;
  for (const store::Picture& picture : article.pictures) {
    ReadingFigure figure;
    figure.place = picture.place;
    write_picture(page, picture, m, figure);
    write_words(page, m, figure);
    scene.figures.push_back(std::move(figure));
  }
  for (const store::Caption& caption : article.captions) {
    ReadingFigure figure;
    figure.place = caption.place;
    figure.caption = caption.text;
    write_words(page, m, figure);
    scene.figures.push_back(std::move(figure));
  }
  std::stable_sort(scene.figures.begin(), scene.figures.end(),
                   [](const ReadingFigure& a, const ReadingFigure& b) { return a.place < b.place; });
}

float room_of_figures(const ReadingScene& scene, std::size_t place) {
  float room = 0;
  for (const ReadingFigure& figure : scene.figures)
    if (static_cast<std::size_t>(figure.place) == place) room += figure.height_px;
  return room;
}

void place_figures(ReadingScene& scene, const std::vector<float>& notes) {
  std::vector<float> ends(notes.size(), scene.body_top);
  for (const render::Line& line : scene.body.lines)
    if (line.block < ends.size()) ends[line.block] = scene.body_top + line.top + line.height + notes[line.block];
  std::int32_t place = -1;
  float y = 0;
  for (ReadingFigure& figure : scene.figures) {
    if (figure.place != place) {
      place = figure.place;
      const auto above = static_cast<std::size_t>(place);
      y = place == 0 ? scene.body_top - room_of_figures(scene, 0) : ends[above - 1];
    }
    const float top = std::round(y);
    figure.rect.y += top;
    figure.caption_top += top;
    figure.credit_top += top;
    y += figure.height_px;
  }
}

void draw_figures(const ReadingScene& scene, float top, View& view) {
  for (const ReadingFigure& figure : scene.figures) {
    if (figure.image != 0) draw_picture(scene, figure, top, view);
    draw_words(scene, figure.caption_text, figure.caption, top + figure.caption_top, view);
    draw_words(scene, figure.credit_text, figure.credit, top + figure.credit_top, view);
  }
}

}  // namespace app
