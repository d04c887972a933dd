#include "app/screens/attract.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Metrics;
using render::Rect;

// What the picture takes of the screen at most; the rest is where it wanders. Letters larger than asked for are only to
// be seen from afar, and leave more of it.
constexpr float most_of_width = 0.88F;
constexpr float most_of_height = 0.87F;
constexpr float most_of_height_large = 0.74F;
constexpr float largest_scale = 2.2F;
constexpr int headline_lines = 4;
constexpr int excerpt_lines = 6;

struct Sizes {
  float title = 0;
  float headline = 0;
  float excerpt = 0;
  float words = 0;  // of the interface
  bool excerpts = true;
};

// Where everything stands, from the picture's own top left.
struct Plan {
  Sizes sizes;
  bool stacked = false;
  float width = 0;
  float height = 0;
  float badge_h = 0;  // 0: no sample
  float title_h = 0;
  std::array<Rect, 2> cards;
  std::array<float, 2> headline_h{};
  std::array<float, 2> excerpt_h{};
  float cards_bottom = 0;
  float said_h = 0;
  float invitation_h = 0;
  std::vector<Rect> languages;
};

float pad(const Metrics& m) { return std::round(m.px_per_mm * 3); }
float line_of(float size) { return std::round(size * 1.45F); }

std::string_view invitation(const View& view) { return tr(view.strings, "Touch to read and compare"); }

std::string_view said(const AttractScene& scene, const View& view) {
  if (scene.label.empty()) return {};
  if (scene.passage_class == store::PassageClass::verbatim)
    return tr(view.strings, "The same passage in both, word for word");
  if (scene.passage_class == store::PassageClass::edited) return tr(view.strings, "The same passage in both, edited");
  return tr(view.strings, "The same passage in both, reworded");
}

float height_of(View& view, std::string_view text, Face face, float size, float width, int lines) {
  return text.empty() ? 0 : std::ceil(view.labels.get(text, {face, size}, width, lines).height_px);
}

// Rows of buttons, as many in each as there is room for. Gives where they end.
float place_languages(const AttractScene& scene, View& view, Plan& plan, float y) {
  const Metrics& m = view.metrics;
  if (scene.languages.size() < 2) return y;
  y += pad(m);
  float x = 0;
  for (const std::string& name : scene.languages) {
    const float wanted = label_width(view, name, Face::sans_bold, plan.sizes.words) + 2 * m.gap;
    const float w = std::min(plan.width, std::max(m.target, wanted));
    if (x > 0 && x + w > plan.width) {
      x = 0;
      y += m.target + m.gap;
    }
    plan.languages.push_back({x, y, w, m.target});
    x += w + m.gap;
  }
  return y + m.target;
}

void place_cards(const AttractScene& scene, View& view, Plan& plan, float y) {
  const Metrics& m = view.metrics;
  const std::size_t count = std::min<std::size_t>(scene.sides.size(), 2);
  const bool beside = count == 2 && !plan.stacked;
  const float gap = beside ? std::round(m.px_per_mm * 8) : pad(m);
  const float w = beside ? std::floor((plan.width - gap) / 2) : plan.width;
  float tallest = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const AttractSide& side = scene.sides[i];
    const float in = w - 2 * pad(m);
    plan.headline_h[i] = height_of(view, side.headline, Face::serif_bold, plan.sizes.headline, in, headline_lines);
    plan.excerpt_h[i] =
        plan.sizes.excerpts ? height_of(view, side.excerpt, Face::serif, plan.sizes.excerpt, in, excerpt_lines) : 0;
    float h = 2 * pad(m) + line_of(plan.sizes.words) + plan.headline_h[i];
    if (plan.excerpt_h[i] > 0) h += std::round(pad(m) * 0.7F) + plan.excerpt_h[i];
    plan.cards[i] = {beside ? static_cast<float>(i) * (w + gap) : 0, y, w, h};
    tallest = std::max(tallest, h);
    if (!beside) y += h + gap;
  }
  for (std::size_t i = 0; beside && i < count; ++i) plan.cards[i].h = tallest;
  plan.cards_bottom = beside ? y + tallest : y - (count > 0 ? gap : 0);
}

Plan plan_of(const AttractScene& scene, const Rect& area, const Sizes& sizes, View& view) {
  const Metrics& m = view.metrics;
  Plan plan;
  plan.sizes = sizes;
  plan.stacked = area.h > area.w;
  plan.width = std::floor(std::min(area.w * most_of_width, m.px_per_mm * 320));
  float y = 0;
  if (view.sample || view.preview) {
    plan.badge_h = std::round(m.small * 1.9F);
    y += plan.badge_h + std::round(pad(m) * 0.7F);
  }
  plan.title_h = height_of(view, scene.title, Face::serif_bold, sizes.title, plan.width, 2);
  y += plan.title_h + std::round(pad(m) * 0.7F);
  place_cards(scene, view, plan, y);
  y = plan.cards_bottom;
  if (sizes.excerpts) plan.said_h = height_of(view, said(scene, view), Face::sans, sizes.words, plan.width, 2);
  if (plan.said_h > 0) y += std::round(pad(m) * 0.5F) + plan.said_h;
  y += pad(m);
  plan.invitation_h = height_of(view, invitation(view), Face::sans_bold, sizes.title, plan.width, 2);
  y += plan.invitation_h;
  plan.height = place_languages(scene, view, plan, y);
  return plan;
}

// The largest type that fits: where the type asked for does not, first the excerpts go, then letters get smaller.
Plan fitting_plan(const AttractScene& scene, const Rect& area, View& view) {
  const Metrics& m = view.metrics;
  Plan plan;
  for (const bool excerpts : {true, false}) {
    const float least = excerpts ? 0.62F : 0.3F;
    for (float scale = excerpts ? largest_scale : 1; scale > least; scale *= 0.94F) {
      const Sizes sizes{.title = std::round(m.body * 1.15F * scale),
                        .headline = std::round(m.body * 1.5F * scale),
                        .excerpt = std::round(m.body * scale),
                        .words = std::max(8.0F, std::round(m.interface * std::clamp(scale * 0.9F, 0.3F, 1.4F))),
                        .excerpts = excerpts};
      plan = plan_of(scene, area, sizes, view);
      if (plan.height <= area.h * (scale > 1 ? most_of_height_large : most_of_height)) return plan;
    }
  }
  return plan;
}

// Tinted and underlined as the passage is on the comparison.
void draw_excerpt(const AttractScene& scene, const AttractSide& side, const Rect& rect, float size, View& view) {
  const Metrics& m = view.metrics;
  const render::MarkColors& mark = mark_colors(view, scene.passage_class);
  const render::Layout& layout = view.labels.get(side.excerpt, {Face::serif, size}, rect.w, excerpt_lines);
  for (const render::Line& line : layout.lines) {
    const float y = rect.y + line.top;
    view.canvas.fill({rect.x + line.x, y, line.width, line.height}, mark.tint);
    underline(view, rect.x + line.x, rect.x + line.x + line.width, rect.y + line.baseline + m.underline,
              scene.passage_class, mark.line, m.underline);
  }
  view.canvas.text(layout, {rect.x, rect.y}, view.colors.ink);
  add_box(view, Role::snippet, side.excerpt, rect);
}

// A band from the one passage to the other, where they stand beside one another.
void draw_band(const AttractScene& scene, const Plan& plan, const std::array<Rect, 2>& passages, View& view) {
  if (plan.stacked || plan.excerpt_h[0] <= 0 || plan.excerpt_h[1] <= 0) return;
  const bool swapped = passages[0].x > passages[1].x;
  const Rect& left = passages[swapped ? 1 : 0];
  const Rect& right_side = passages[swapped ? 0 : 1];
  const float from = right(left) + pad(view.metrics);
  const float to = right_side.x - pad(view.metrics);
  const render::Color color = mark_colors(view, scene.passage_class).tint;
  std::vector<render::ColoredPoint>& points = view.scratch.points;
  points.clear();
  points.push_back({{from, left.y}, color});
  points.push_back({{to, right_side.y}, color});
  points.push_back({{to, bottom(right_side)}, color});
  points.push_back({{from, bottom(left)}, color});
  constexpr std::array<std::uint16_t, 6> corners{0, 1, 2, 0, 2, 3};
  view.canvas.triangles(points, corners);
}

// Gives where its passage stands.
Rect draw_side(const AttractScene& scene, std::size_t i, const Plan& plan, const Rect& card, View& view) {
  const Metrics& m = view.metrics;
  const AttractSide& side = scene.sides[i];
  view.canvas.fill(card, view.colors.paper);
  view.canvas.stroke(card, view.colors.rule, m.hairline);
  const Rect in = inset(card, pad(m), pad(m));
  const float line = line_of(plan.sizes.words);
  const float size = plan.sizes.words;
  const float time_w = label_width(view, side.time, Face::sans, size) + 1;
  const float source_w = std::min(label_width(view, side.source, Face::sans_bold, size) + 1, in.w);
  // Above a headline that runs from the right they begin there too.
  const render::Layout& headline =
      view.labels.get(side.headline, {Face::serif_bold, plan.sizes.headline}, in.w, headline_lines);
  const bool from_right = runs_from_right(headline);
  const float source_x = from_right ? right(in) - source_w : in.x;
  label(view, Role::source, side.source, {source_x, in.y, source_w, line}, {Face::sans_bold, size, view.colors.ink});
  if (source_w + m.gap * 2 + time_w <= in.w) {
    const float time_x = from_right ? in.x : right(in) - time_w;
    label(view, Role::text, side.time, {time_x, in.y, time_w, line}, {Face::sans, size, view.colors.dim});
  }
  label(view, Role::title, side.headline, {in.x, in.y + line, in.w, plan.headline_h[i]},
        {Face::serif_bold, plan.sizes.headline, view.colors.ink, render::Align::start, headline_lines});
  if (plan.excerpt_h[i] <= 0) return {};
  const Rect passage{in.x, in.y + line + plan.headline_h[i] + std::round(pad(m) * 0.7F), in.w, plan.excerpt_h[i]};
  draw_excerpt(scene, side, passage, plan.sizes.excerpt, view);
  return passage;
}

void draw_pair(const AttractScene& scene, const Plan& plan, const Rect& whole, View& view) {
  const Action open{.kind = ActionKind::open_attracted};
  const std::size_t count = std::min<std::size_t>(scene.sides.size(), 2);
  std::array<Rect, 2> cards;
  Rect around;
  for (std::size_t i = 0; i < count; ++i) {
    Rect card = plan.cards[i];
    card.x += whole.x;
    card.y += whole.y;
    cards[i] = in_bar(view, whole, card);
    around = i == 0 ? cards[0]
                    : Rect{std::min(around.x, cards[i].x), around.y,
                           std::max(right(around), right(cards[i])) - std::min(around.x, cards[i].x),
                           bottom(cards[i]) - around.y};
  }
  if (count == 0) return;
  if (Box* box = add_box(view, Role::card, scene.title, around, open)) box->focusable = true;
  std::array<Rect, 2> passages;
  for (std::size_t i = 0; i < count; ++i) passages[i] = draw_side(scene, i, plan, cards[i], view);
  draw_band(scene, plan, passages, view);
  focus_ring(view, around, open);
}

void draw_words(const AttractScene& scene, const Plan& plan, const Rect& whole, View& view) {
  float y = whole.y;
  if (plan.badge_h > 0) {
    sample_badge(view, whole.x, {whole.x, y, whole.w, plan.badge_h});
    y += plan.badge_h + std::round(pad(view.metrics) * 0.7F);
  }
  // At the interface's own beginning, whatever they are written in.
  const auto line = [&](Role role, std::string_view text, const Rect& rect, Face face, float size,
                        render::Color color) {
    const render::Layout& layout = view.labels.get(text, {face, size}, rect.w, 2);
    label(view, role, text, rect, {face, size, color, align_at_start(layout, view), 2});
  };
  line(Role::title, scene.title, {whole.x, y, whole.w, plan.title_h}, Face::serif_bold, plan.sizes.title,
       view.colors.ink);
  y = whole.y + plan.cards_bottom;
  if (plan.said_h > 0) {
    y += std::round(pad(view.metrics) * 0.5F);
    line(Role::text, said(scene, view), {whole.x, y, whole.w, plan.said_h}, Face::sans, plan.sizes.words,
         view.colors.dim);
    y += plan.said_h;
  }
  y += pad(view.metrics);
  line(Role::message, invitation(view), {whole.x, y, whole.w, plan.invitation_h}, Face::sans_bold, plan.sizes.title,
       view.colors.accent);
}

}  // namespace

void draw(const AttractScene& scene, const Rect& area, View& view) {
  view.canvas.fill(area, view.colors.desk);
  // Wherever it is touched a visit begins.
  if (Box* box = add_box(view, Role::link, invitation(view), area, {.kind = ActionKind::begin_visit}))
    box->drag = {.kind = ActionKind::begin_visit};
  const Plan plan = fitting_plan(scene, area, view);
  const render::Point place = attract_place(scene.picture);
  const Rect room = inset(area, 2 * view.metrics.gap, 2 * view.metrics.gap);
  const Rect whole{std::round(room.x + std::max(0.0F, room.w - plan.width) * place.x),
                   std::round(room.y + std::max(0.0F, room.h - plan.height) * place.y), plan.width, plan.height};
  draw_pair(scene, plan, whole, view);
  draw_words(scene, plan, whole, view);
  for (std::size_t i = 0; i < plan.languages.size(); ++i) {
    const Rect& at = plan.languages[i];
    const Rect rect = in_bar(view, whole, {whole.x + at.x, whole.y + at.y, at.w, at.h});
    view.canvas.fill(rect, view.colors.paper);
    view.canvas.stroke(rect, view.colors.rule, view.metrics.hairline);
    button(view, scene.languages[i], rect, {.kind = ActionKind::choose_language, .a = static_cast<std::int32_t>(i)},
           ButtonLook::bare, plan.sizes.words);
  }
}

}  // namespace app
