#include "app/headless/dump.h"

#include <cmath>
#include <cstdio>

namespace app {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string number(float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", std::round(static_cast<double>(value) * 100) / 100);
  return text;
}

std::string rect(const render::Rect& r) {
  return number(r.x) + " " + number(r.y) + " " + number(r.w) + " " + number(r.h);
}

std::string scroll_positions(const Reader& reader) {
  if (reader.model.screen == ScreenKind::shelf) return number(reader.model.shelf.scroller.position);
  if (reader.model.screen == ScreenKind::article) return number(reader.model.reading.scroller.position);
  if (reader.model.screen == ScreenKind::search) return number(reader.model.search.scroller.position);
  std::string text;
  if (reader.model.screen != ScreenKind::compare) return text;
  for (std::size_t c = 0; c < reader.scenes.compare.columns.size(); ++c) {
    if (c > 0) text += ',';
    text += number(reader.model.compare.scrollers[c].position);
  }
  return text;
}

std::string query_text(const Reader& reader) {
  const std::string& text = reader.model.search.field.text;
  return reader.model.screen == ScreenKind::search && !text.empty() ? quoted(text) : std::string();
}

std::int64_t hits_of(const Reader& reader) {
  return reader.model.screen == ScreenKind::search ? reader.scenes.search.results.total : 0;
}

std::string selected_label(const Reader& reader) {
  if (reader.model.screen != ScreenKind::compare || !reader.model.compare.selection) return {};
  const auto family = static_cast<std::size_t>(reader.model.compare.selection->family);
  return reader.scenes.compare.story.families[family].label;
}

std::string focused_text(const Reader& reader) {
  // Which digit is being chosen is nobody's business.
  if (reader.model.focus.kind == ActionKind::pin_digit) return quoted("digit");
  for (const Box& box : reader.boxes.all) {
    if (box.focusable && reader.model.focus.kind != ActionKind::none && box.tap == reader.model.focus) {
      return quoted(text_of(reader.boxes, box));
    }
  }
  return {};
}

}  // namespace

std::string dump(const Reader& reader, double now_ms) {
  std::string out = "t=" + number(static_cast<float>(now_ms)) + " screen=" + name_of(reader.model.screen) +
                    " query=" + query_text(reader) + " focus=" + focused_text(reader) +
                    " hits=" + std::to_string(hits_of(reader)) + " scroll=" + scroll_positions(reader) +
                    " selection=" + selected_label(reader) +
                    " session=" + (reader.model.visit.curtain ? "black" : stage_text(reader.model.visit.session)) +
                    " frames=" + std::to_string(reader.frames) + "\n";
  for (const Box& box : reader.boxes.all) {
    out += std::string(name_of(box.role)) + " " + quoted(text_of(reader.boxes, box)) + " " + rect(box.rect);
    out += box.chosen ? " chosen\n" : "\n";
  }
  if (reader.model.screen != ScreenKind::compare) return out;
  const MemberTops tops = member_tops(reader.scenes.compare, reader.model.compare);
  for (std::size_t c = 0; c < tops.count; ++c) {
    out += "member_top column=" + std::to_string(c) +
           " y=" + (tops.y[c] < -0.5F && tops.y[c] > -1.5F ? "none" : number(tops.y[c])) + "\n";
  }
  return out;
}

}  // namespace app
