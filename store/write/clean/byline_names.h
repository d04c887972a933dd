// What a part of a byline names: a person, a post, or a house (a paper, a station, an agency). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// Without blanks and the signs between the parts of a line at its ends.
std::string_view trim_part(std::string_view text);
std::vector<std::string_view> split_words(std::string_view text);

// Two to five capitalised words, particles allowed between them; a single one only where `single`: after "By".
bool is_name(std::string_view text, bool single);

// "Staff writer": a word of it is a post.
bool is_role(std::string_view text);

// "Ann Lee Ports Correspondent": the person without the post.
std::string_view without_post(std::string_view name);

// A word of it is one of papers, or it is an agency's letters. `least_words`: how long a name must be to be one by a
// word like "star".
bool is_house(std::string_view text, int least_words = 2);

// Where a person teaches or works: no publisher.
bool is_affiliation(std::string_view text);

// The house that a part of a dated line names: "TNN", "Valley News", "Source: Harrow Board". Nothing for names that may
// be a person's.
std::optional<std::string> find_house(std::string_view part);

// A line that is the name of a paper, a station or an agency and nothing else: two words or more, one of them such as
// "Herald", and not only words of sections ("Local News").
bool is_publisher_name(std::string_view line);

}  // namespace store
