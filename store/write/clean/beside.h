// What stands beside a line near the head of a page: by its company a bare name is known as a byline. Pure.
#pragma once

#include <cstddef>

#include "store/write/clean/page.h"

namespace store {

// "Columnist", "Political reporter, Harrow": the post of the person named in the line above.
bool is_post(const Unit& unit);

// A name alone is a byline below the title and beside a date, the person's post, address or handle. Lines of the page
// (share bars, "3 min read") between them do not count.
bool beside_title_or_date(const Page& page, std::size_t i);

// What a line that stands alone says of the next one: "By:" names a person, "News provided by" a house.
enum class LabelAbove { none, person, house };
LabelAbove label_of_line(const Shape& shape);

// "University of Harrow", "Harrow Institute of Ports": who issued a text.
bool is_institution(const Unit& unit);

}  // namespace store
