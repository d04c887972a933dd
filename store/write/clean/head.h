// The head of a page: title, byline and date are found and leave the text; what stands before and between them is the
// page's. Told fields (of articles.csv) are looked for too, so that their lines leave the text all the same.
#pragma once

#include "store/article.h"
#include "store/write/clean/date.h"
#include "store/write/clean/page.h"

namespace store {

// 03/04/2020 is read with the month first when the article is told to be in American English, another date on the page
// can only be read that way, or the text writes "U.S." and uses a.m. and p.m.; with the day first when it is told to be
// in another language or another date says so. Without such evidence it is not known, and such a date is not guessed.
std::optional<DateOrder> date_order(const Page& page, const Article& article);

void take_front_matter(const FrontMatter& front, std::optional<DateOrder> order, Article& article);
void find_title(Page& page, Article& article);
void find_byline_and_date(Page& page, std::optional<DateOrder> order, Article& article);
// After the captions are judged: labels before the title and between title and body go, a deck becomes a heading.
void judge_head(Page& page);
// After everything: a short line without a sign at its end, alone between paragraphs of the body, heads the next one.
void mark_subheadings(Page& page);

}  // namespace store
