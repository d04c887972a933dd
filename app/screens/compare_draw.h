// The parts of the compare screen's picture, drawn in this order: columns, ribbons, strip, bars, card.
#pragma once

#include "app/screens/compare.h"

namespace app {

void draw_column(const Compare& compare, const CompareScene& scene, std::size_t column, View& view);
void draw_ribbons(const Compare& compare, const CompareScene& scene, View& view);
void draw_strip(const Compare& compare, const CompareScene& scene, View& view);
void draw_bars(const Compare& compare, const CompareScene& scene, View& view);
void draw_passage_card(const Compare& compare, const CompareScene& scene, View& view);

// Whether a mark is drawn as the tapped one, stepped back behind it, or plainly.
enum class Emphasis { plain, chosen, dimmed };
Emphasis emphasis_of(const Compare& compare, const Mark& mark);
// A mark whose class is switched off in the legend is not drawn.
bool is_shown(const Compare& compare, const Mark& mark);

}  // namespace app
