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

// Statements that put these bytes into a strip, whatever stood there.
std::vector<std::string> made_strip(const std::string& table, std::string_view bytes);
// Statements that make the search index of one block, told to begin with `first`, and these lists.
std::vector<std::string> made_index(const std::string& first, std::string_view block, std::string_view lists);
