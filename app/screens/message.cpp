#include "app/screens/message.h"

#include <algorithm>
#include <cmath>

#include "app/screens/widgets.h"

namespace app {

using render::Face;
using render::Rect;

Message message_for(const base::Error& error, const std::string& path, const Strings& strings) {
  Message message;
  message.heading = tr(strings, "These texts cannot be opened");
  message.remedy = tr(strings, "Please tell the library’s staff.");
  message.detail = error.what;
  switch (error.code) {
    case base::ErrorCode::not_found:
      message.heading = tr(strings, "There are no texts here yet");
      message.reason = format(tr(strings, "The edition {1} is not there."), {path});
      message.remedy =
          tr(strings, "Check the name, or make an edition with: lectern-pack build FOLDER -o NAME.edition");
      break;
    case base::ErrorCode::foreign:
      message.reason = tr(strings, "The file is not a Lectern edition.");
      message.remedy = tr(strings, "Choose a file that lectern-pack build has made.");
      break;
    case base::ErrorCode::newer:
      message.reason = tr(strings, "The edition was made for a newer Lectern.");
      message.remedy = tr(strings, "Update Lectern on this terminal, or build the edition again with this version.");
      break;
    case base::ErrorCode::bad_input:
      message.reason = tr(strings, "The edition is damaged: its contents are not what they should be.");
      message.remedy = tr(strings, "Copy the edition again, or build it again with lectern-pack.");
      break;
    default:
      message.reason = tr(strings, "The file cannot be read.");
      message.remedy =
          tr(strings, "Check that the file may be read by this user and that its disk or stick is in place.");
      break;
  }
  return message;
}

Message message_for_article(const base::Error& error, const std::string& file, const Strings& strings) {
  if (error.code != base::ErrorCode::not_found) return message_for(error, file, strings);
  Message message;
  message.heading = tr(strings, "This article is not here");
  message.reason = format(tr(strings, "The edition has no article called {1}."), {file});
  message.remedy = tr(strings, "Go back to the stories and choose another one.");
  message.detail = error.what;
  return message;
}

void draw(const Message& message, const Rect& area, View& view) {
  const render::Metrics& m = view.metrics;
  view.canvas.fill(area, view.colors.paper);
  if (message.can_go_back) {
    const Rect bar{area.x, area.y, area.w, m.bar};
    back_link(view, bar);
    clear_button(view, bar);
  }
  const float top = message.can_go_back ? area.y + m.bar : area.y + m.gap;
  const float w = std::min(area.w - 6 * m.gap, m.body * 33);
  const float x = std::round(area.x + (area.w - w) / 2);
  struct Part {
    const std::string& text;
    Face face;
    float ems;  // of body type
    render::Color color;
    float after;  // in the same
  };
  const Part parts[]{{message.heading, Face::serif_bold, 1.5F, view.colors.ink, 1},
                     {message.reason, Face::serif, 1, view.colors.ink, 0.6F},
                     {message.remedy, Face::serif, 1, view.colors.ink, 1.6F},
                     {message.detail, Face::sans, m.small / m.body, view.colors.dim, 0}};
  constexpr int most_lines = 8;
  const auto height_at = [&](float body) {
    float height = 0;
    for (const Part& part : parts) {
      height += view.labels.get(part.text, {part.face, std::round(body * part.ems)}, w, most_lines).height_px;
      height += body * part.after;
    }
    return height;
  };
  // All of it must be read: in smaller type where a low panel has no room for the one that was asked for.
  float body = m.body;
  while (body > 10 && height_at(body) > bottom(area) - top - m.gap) body = std::floor(body * 0.93F);
  float y = std::round(std::max(top, area.y + (area.h - height_at(body)) / 2.4F));
  for (const Part& part : parts) {
    const float size = std::round(body * part.ems);
    const render::Layout& layout = view.labels.get(part.text, {part.face, size}, w, most_lines);
    const float h = layout.height_px;
    label(view, Role::message, part.text, {x, y, w, h},
          {part.face, size, part.color, align_at_start(layout, view), most_lines});
    y = std::round(y + h + body * part.after);
  }
}

}  // namespace app
