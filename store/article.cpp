#include "store/article.h"

#include "store/passages.h"

namespace store {

const char* name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::quote:
      return "quote";
  }
  return "paragraph";
}

const char* name_of(Precision precision) {
  switch (precision) {
    case Precision::unknown:
      return nullptr;
    case Precision::year:
      return "year";
    case Precision::month:
      return "month";
    case Precision::day:
      return "day";
    case Precision::minute:
      return "minute";
  }
  return nullptr;
}

const char* name_of(PassageClass passage_class) {
  switch (passage_class) {
    case PassageClass::verbatim:
      return "verbatim";
    case PassageClass::edited:
      return "edited";
    case PassageClass::reworded:
      return "reworded";
  }
  return "verbatim";
}

const char* name_of(WordOpKind kind) {
  switch (kind) {
    case WordOpKind::equal:
      return "equal";
    case WordOpKind::changed:
      return "changed";
    case WordOpKind::moved:
      return "moved";
    case WordOpKind::only_a:
      return "only_a";
    case WordOpKind::only_b:
      return "only_b";
  }
  return "equal";
}

}  // namespace store
