// A small edition made by hand: by SQL on schema.sql and the codecs of FORMAT.md, without the writer. So the reader is
// tested against the format, and a hostile row is one statement away.
#pragma once

#include <string>
#include <string_view>
#include <vector>

// Two stories: "bridge" with three articles and two families, "market" with one article. The texts:
constexpr std::string_view bridge_agency = "The old bridge at Wendel closes on Monday.\n\nRepairs cost two million.";
constexpr std::string_view bridge_paper = "Wendel: The old bridge at Wendel closes on Monday, the council said.";
constexpr std::string_view bridge_blog = "Naïve hopes. The bridge at Wendel will close on Monday.";
constexpr std::string_view market_paper = "The market moves to the quay.";

// Writes it to `path`. The statements of `then` run on the finished tables, before the file is made compact.
void make_edition(const std::string& path, const std::vector<std::string>& then = {});

// What the strip begins with, and the texts are packed with.
constexpr std::string_view made_dictionary = "The old bridge at Wendel closes on Monday.";
std::string made_frame(std::string_view records);
// The record of an article, numbered from 1. Those of 1, 2 and 3 make one frame, that of 4 another.
std::string made_record(std::size_t article);
// The strip as far as the texts go.
std::string made_texts();
// Statements that put these bytes into the strip, whatever stood there.
std::vector<std::string> made_strip(std::string_view bytes);
// Statements that make the search index of one block, told to begin with `first`, and these lists; behind these texts.
std::vector<std::string> made_index(const std::string& first, std::string_view block, std::string_view lists,
                                    std::string_view texts);
