#include "store/write/clean/sections.h"

#include <algorithm>
#include <array>

#include "store/write/clean/phrases.h"

namespace store {
namespace {

constexpr std::array<std::string_view, 17> sure_comment_headers{
    "?all # "
    "comments|comment|responses|response|replies|reply|thoughts|thought|reactions|kommentare|kommentar|commentaires|"
    "comentarios ?on|to|so|for|about *",
    "comments|responses|reader|kommentare|commentaires|comentarios|discussion|conversation|replies ?comments # "
    "?comments|total",
    "# comments|comment|responses|thoughts|replies to|on **",
    "leave|post|write|add|submit|make|place ?a|your|an comment|reply|response|comments|feedback ?cancel "
    "?reply|here|below",
    "leave a reply ?to *",
    "view|show|see|read|hide|load|open ?all|the|more|previous ?# comments|replies|responses ?#",
    "comments ?on|for|to ?this|the ?article|story|post|section are|have|is ?now|been|currently "
    "closed|disabled|off|moderated *",
    "reader|readers|your|user|facebook|latest|recent|top|disqus comments",
    "?please|you ?must|need|have ?be|to ?login|log|sign|logged ?in|on ?or ?register|subscribe to|and "
    "?post|leave|add|view|join comment|a ?comment *",
    "comment|comments policy|guidelines|rules|section|now|here|below|moderation",
    "have your say ?#",
    "schreiben|schreibe|hinterlasse|laissez|laisser|deja|dejar|escribe ?sie|einen|un|eine "
    "?kommentar|commentaire|comentario *",
    "join the|our ?online conversation|discussion|debate ?# ?comments",
    "comments powered by *",
    "trackbacks|pingbacks ?and ?pingbacks|trackbacks ?#",
    "?sort ?comments by newest|oldest|best|top *",
    "to comment ?on *",
};
constexpr std::array<std::string_view, 2> bare_comment_headers{
    "comments|comment|discussion|responses|reactions|conversation|kommentare|commentaires|comentarios|commenti|"
    "reacties|replies",
    "discussion about this ?post|article",
};

constexpr std::array<std::string_view, 28> related_headers{
    "more ?local|top|latest|breaking|regional|national|world|sports news|stories|headlines|coverage|videos "
    "from|in|on|about|by % ?% ?% ?%",
    "related "
    "?stories|story|articles|article|posts|post|content|news|coverage|links|link|topics|reading|items|video|videos|"
    "resources|searches|documents|to ?this|links|content|articles ?story|article|topic",
    "more ?on|in|about "
    "?related|local|top|great|breaking|news|stories|articles|posts|coverage|headlines|videos|reading|resources|"
    "information|links ?stories|articles|news|from|in|on|about|by|like|for|you ?this|the|our|us|you|that|% "
    "?story|topic|article|author|series|section|%",
    "more from|on|in|by|about|like|for % ?% ?% ?%",
    "read|see|watch|check|discover|lire|leia|lees|leggi|lea|lesen ?out "
    "?more|next|also|too|this|these|aussi|também|ook|anche|también|auch|sie "
    "?next|stories|articles|about|on|from|coverage|news|here ?this",
    "also ?read|see|watch|on|in|of ?interest|%",
    "see also",
    "must|further|recommended|suggested|additional|related|essential read|reads|reading|viewing",
    "you may|might|could ?also|be|have ?also ?be like|enjoy|interested|missed|want ?in|to *",
    "?todays ?the most popular|read|viewed|shared|commented|recent|emailed|watched|discussed|clicked|seen|wanted "
    "?stories|articles|posts|news|in|on|videos ?% ?%",
    "popular|trending|latest|recent|top|featured|other|similar|hot|new|breaking|current|todays|world|national|local|"
    "sports ?local|top|news|blog ?and "
    "?news|stories|story|posts|post|articles|picks|headlines|videos|now|entries|searches|content|today|releases|"
    "updates|tweets|topics|in|on|stories|from ?on|in|from|today|now|stories|headlines|articles ?% ?%",
    "recommended|suggested|selected|picked|handpicked ?for|stories|articles|by|videos|reading|content|posts|links "
    "?for|you ?you|by ?%",
    "?from|elsewhere|more|news ?from|on ?around|across|the|our|elsewhere around|across|on|the|our|of ?the|our "
    "?web|network|partners|internet|archive|archives|site|sponsors|region|nation",
    "in|also in|this this|other|the section|series|story|package|news|issue|topic|collection ?%",
    "in case you missed it",
    "dont miss ?this|these|out|it",
    "up next|in ?% ?%",
    "what|whats ?to ?read|watch|happening|new|hot|trending ?next|now|on ?% ?%",
    "read|watch|play|listen|coming next|up ?next",
    "editors|our|staff|todays|critics picks|choice|pick|best|favorites|favourites|selection|latest ?stories|picks|news",
    "the|best latest|of|best ?from|of|news|the ?% ?%",
    "keep|continue reading|exploring ?on",
    "explore ?more|further|related|our ?topics|stories|on|coverage|%",
    "if you liked|enjoyed this *",
    "?other|more stories|articles|news|headlines ?for|you|that|from|to|we ?you|may|might|us|watch|read|love|recommend "
    "*",
    "mehr ?zum|zu|aus|von ?thema|diesem|dem ?thema",
    "?das|das|te|vous|tal könnte|puede|pourriez|aimerez|interessiert ?sie|dich|interesar|aussi ?auch ?interessieren",
    "noticias|artículos|articles|artikel|articoli|notícias|verwandte|sur|à "
    "relacionadas|relacionados|similaires|connexes|correlati|artikel|le|lire ?même|aussi ?sujet",
};

constexpr std::array<std::string_view, 14> comment_likes{
    "% ?% ?% says|said|wrote|commented|writes|schrieb|dice|dit",
    "reply|report|like|upvote|downvote|quote|flag|permalink|edit|antworten|responder|répondre "
    "?reply|report|share|flag|# ?report|# ?share",
    "?about|edited|posted ?# # hours|hour|minutes|days|day|weeks|months|years|year|min|h|d|mo ago *",
    "?log|sign|login in|to * comment|reply|post",
    "log in to reply|comment",
    "comments are *",
    "comment|comments closed",
    "name ?required ?*",
    "email ?required|will|address ?*",
    "website ?url",
    "notify me of *",
    "save my name *",
    "cancel reply",
    "your email address will not be published **",
};

template <std::size_t N>
bool matches_any(const std::array<std::string_view, N>& patterns, const Shape& shape) {
  return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view p) { return matches(p, shape.words); });
}

}  // namespace

CommentHeader comment_header(const Shape& shape) {
  if (shape.words.empty() || shape.word_count > 30) return CommentHeader::none;
  if (matches_any(sure_comment_headers, shape)) return CommentHeader::sure;
  return matches_any(bare_comment_headers, shape) && !shape.ends_sentence ? CommentHeader::perhaps
                                                                          : CommentHeader::none;
}

bool is_comment_link(const Shape& shape) {
  return matches("view|show|see|read|hide|load|open ?all|the|more|previous ?# comments|replies|responses ?#",
                 shape.words);
}

bool is_related_header(const Shape& shape) {
  if (shape.words.empty() || shape.word_count > 9 || shape.ends_sentence || shape.has_quotation) return false;
  return matches_any(related_headers, shape) || is_foreign_related_header(shape.words);
}

bool is_comment_like(const Shape& shape) {
  return !shape.words.empty() && shape.word_count <= 30 && matches_any(comment_likes, shape);
}

}  // namespace store
