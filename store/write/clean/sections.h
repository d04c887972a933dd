// The headers of sections that are no part of an article: comments, and lists of other articles. Pure.
#pragma once

#include "store/write/clean/shape.h"

namespace store {

// `sure`: "14 comments", "Leave a reply". `perhaps`: a bare "Comments", which may head a section of a report as well.
enum class CommentHeader { none, perhaps, sure };
CommentHeader comment_header(const Shape& shape);

// "View comments (12)": leads to the comments, which may stand on another page.
bool is_comment_link(const Shape& shape);

// "Related posts", "Most popular", "You may also like".
bool is_related_header(const Shape& shape);

// Something that stands in comment sections: "Ann says:", "Reply", "3 hours ago", "Log in to comment".
bool is_comment_like(const Shape& shape);

}  // namespace store
