#include "app/scrolling.h"

namespace app {

bool scroll(Scroller& scroller, const Action& action, const ScrollSteps& steps, double now_ms) {
  switch (action.kind) {
    case ActionKind::scroll_drag:
      scroll_by(scroller, -action.y);
      return true;
    case ActionKind::scroll_release:
      glide(scroller, -action.y, now_ms);
      return true;
    case ActionKind::scroll_wheel:
      slide_by(scroller, -action.y * steps.notch, now_ms);
      return true;
    case ActionKind::scroll_page:
      slide_by(scroller, action.y * steps.page, now_ms);
      return true;
    case ActionKind::scroll_line:
      slide_by(scroller, action.y * steps.line, now_ms);
      return true;
    case ActionKind::scroll_edge:
      slide_to(scroller, action.y < 0 ? steps.top : steps.end, now_ms);
      return true;
    case ActionKind::scroll_hold:
      stop(scroller);
      return true;
    default:
      return false;
  }
}

}  // namespace app
