// Bodies of real articles wrapped in invented page furniture: what the measurement of main.cpp reads and makes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pages {

struct Text {
  std::string name;
  std::string title;
  std::vector<std::string> paragraphs;
};

// A page as a site draws it. `told`: what it says of itself ("byline", "Nora Field"); "-" where nothing must be
// guessed. In the lines "{title}" and "{body}", "{body1}".."{body3}" (thirds of it) stand for those of a text;
// "{keep}" before a line means that an editor added it to the article.
struct Shape {
  std::string name;
  std::vector<std::string> lines;
  std::vector<std::pair<std::string, std::string>> told;
};

// A shape begins with "=== NAME"; lines "@field: value" below it are what it tells. Empty when the file is missing.
std::vector<Shape> read_shapes(const std::string& path);

// A file whose first line is the title and whose other lines are paragraphs.
Text read_text(const std::string& folder, const std::string& name);

// An article of the sample edition: what import itself takes for its text. Enough to wrap, no measure of import.
Text read_sample(const std::string& folder, const std::string& name);

struct Wrapped {
  std::string page;
  std::vector<std::string> furniture;
  std::vector<std::string> added;  // by an editor: they stay
};
Wrapped wrap(const Shape& shape, const Text& text);

std::string join(const std::vector<std::string>& paragraphs, std::size_t from, std::size_t to);
std::vector<std::string> split(std::string_view text, char at);
std::vector<std::string> words_of(std::string_view text);

// Letters only: marks and spaces may differ between a page and its text.
std::string letters_of(std::string_view text);

// The length of the longest common subsequence.
std::size_t common(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace pages
