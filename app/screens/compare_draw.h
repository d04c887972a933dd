// The parts of the compare screen's picture, drawn in this order: columns, ribbons, strip, bars, card.
#pragma once

#include "app/screens/compare_parts.h"

namespace app {

void draw_column(const Compare& compare, const CompareScene& scene, std::size_t column, View& view);
// compare_margin.cpp: what stands beside a column's text.
void draw_letters(const Compare& compare, const CompareScene& scene, std::size_t column, render::Point origin,
                  View& view);
void draw_absences(const Compare& compare, const CompareScene& scene, std::size_t column, render::Point origin,
                   View& view);
// compare_header.cpp: a column's header, and the list of sources that it opens in the column's place.
void draw_header(const Compare& compare, const CompareScene& scene, std::size_t column, View& view);
void draw_sources(const Compare& compare, const CompareScene& scene, std::size_t column, View& view);
void draw_ribbons(const Compare& compare, const CompareScene& scene, View& view);
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
