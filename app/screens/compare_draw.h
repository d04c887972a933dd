// The parts of the compare screen's picture, drawn in this order: columns, ribbons, strip, bars, card.
#pragma once

#include "app/screens/compare_parts.h"

namespace app {

void draw_column(const Compare& compare, const CompareScene& scene, std::size_t column, View& view);
// compare_margin.cpp: what stands beside a column's text.
void draw_letters(const Compare& compare, const CompareScene& scene, std::size_t column, render::Point origin,
                  View& view);
// A letter with a figure under it. Letters are squares in the margin, near the text.
struct Badge {
  render::Rect square;
  render::Rect below;  // of the figure
  render::Rect touch;
};
Badge badge_at(const CompareScene& scene, const CompareColumn& column, float y, const View& view);
float letter_px(const CompareScene& scene);
float figure_px(const CompareScene& scene);
// What is half out of sight could not show its focus.
bool is_whole(const CompareColumn& column, const render::Rect& rect);
// compare_slots.cpp
void dashed_frame(const render::Rect& rect, render::Color color, float thin, View& view);
void draw_absences(const Compare& compare, const CompareScene& scene, std::size_t column, render::Point origin,
                   View& view);
// compare_header.cpp: a column's header, and the list of sources that it opens in the column's place.
void draw_header(const Compare& compare, const CompareScene& scene, std::size_t column, View& view);
void draw_sources(const Compare& compare, const CompareScene& scene, std::size_t column, View& view);
void draw_ribbons(const Compare& compare, const CompareScene& scene, View& view);
// What ties a column to the next: each member to the nearest of its family there, and each of those to the nearest
// here, so that columns that change places have the same ribbons the other way round.
void list_ribbons(const Compare& compare, const CompareScene& scene, std::size_t left_column, std::vector<Ribbon>& out);
void draw_strip(const Compare& compare, const CompareScene& scene, View& view);
void draw_top_bar(const CompareScene& scene, View& view);
void draw_foot(const Compare& compare, const CompareScene& scene, View& view);
// The card of the tapped passage; without one, why there is none to tap and what else to try.
void draw_card(const Compare& compare, const CompareScene& scene, View& view);

// The list of a chip's passages, over everything.
void draw_chooser(const Compare& compare, const CompareScene& scene, View& view);

// Whether a mark is drawn as the tapped one, stepped back behind it, or plainly.
enum class Emphasis { plain, chosen, dimmed };
Emphasis emphasis_of(const Compare& compare, const Mark& mark);
// A mark whose class is switched off in the legend is not drawn.
bool is_shown(const Compare& compare, const Mark& mark);

// In "First source": was this member the first of its family in the edition, or later?
enum class Precedence { first, later, unknown };
Precedence precedence_of(const CompareScene& scene, const Mark& mark);

}  // namespace app
