// One screen as a picture, without a display: for tests, documents and terminals nobody stands before.
#include <algorithm>
#include <array>
#include <cstdio>

#include "app/headless/dump.h"
#include "app/headless/picture.h"
#include "app/searching.h"
#include "app/staff/admin.h"
#include "app/start.h"
#include "app/stats.h"
#include "app/update.h"
#include "app/way.h"
#include "platform/base/file.h"

namespace app {
namespace {

constexpr int exit_usage = 2;

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts{""};
  for (const char c : text) {
    if (c == at) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

int say(int code, const std::string& sentence) {
  std::fprintf(stderr, "%s\n", sentence.c_str());
  return code;
}

// Selects the family of that label as if it were tapped in the leftmost column that has it.
int tap_label(Reader& reader, const std::string& label) {
  const CompareScene& scene = reader.scenes.compare;
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    for (const Mark& mark : scene.columns[c].marks.marks) {
      if (scene.story.families[static_cast<std::size_t>(mark.family)].label != label) continue;
      const Action tap{
          .kind = ActionKind::show_member, .a = mark.family, .b = static_cast<std::int32_t>(c), .c = mark.member};
      update(reader.model, reader.scenes, reader.services, reader.boxes, tap, 0);
      return 0;
    }
  }
  return say(1, "--shot: none of the columns has a passage " + label + "; lectern-pack passages lists the labels");
}

int show_compare(Reader& reader, const std::vector<std::string>& parts) {
  if (parts.size() < 2 || parts.size() > 4) return say(exit_usage, "--shot: write compare:STORY[:COLUMNS[:LABEL]]");
  const bool named = parts.size() > 2;
  if (named && (parts[2].size() != 1 || parts[2] < "2" || parts[2] > "4"))
    return say(exit_usage, "--shot: compare shows 2, 3 or 4 columns");
  const std::int32_t wanted = named ? parts[2][0] - '0' : usual_columns;
  if (const auto error = open_story(reader.model, reader.scenes, reader.services, parts[1], wanted))
    return say(1, error->what);
  draw_frame(reader, 0);
  const auto shown = static_cast<std::int32_t>(reader.scenes.compare.columns.size());
  if (shown < wanted) {
    say(0,
        "--shot: " + std::to_string(wanted) + " columns do not fit or are not there; showing " + std::to_string(shown));
  }
  return parts.size() > 3 ? tap_label(reader, parts[3]) : 0;
}

// FILE may hold colons itself.
int show_article(Reader& reader, const std::string& screen) {
  const std::string file = screen.substr(std::min(screen.size(), std::string("article:").size()));
  if (file.empty()) return say(exit_usage, "--shot: write article:FILE; lectern-pack show lists the files");
  const auto error = open_article(reader.model, reader.scenes, reader.services, file);
  return error ? say(1, error->what) : 0;
}

// The search with the keyboard; the language of a layout may follow.
int show_keyboard(Reader& reader, const std::vector<std::string>& parts) {
  open_search(reader.model, reader.scenes);
  reader.model.keyboard.shown = true;
  if (parts.size() > 1) reader.model.keyboard.layout = keyboard_layout_for(parts[1]);
  if (parts.size() > 2) set_text(reader.model.search.field, parts[2]);
  const auto error = ask(reader.model, reader.scenes, reader.services);
  return error ? say(1, error->what) : 0;
}

// As if typed; a query may hold colons.
int show_search(Reader& reader, const std::string& screen) {
  open_search(reader.model, reader.scenes);
  set_text(reader.model.search.field, screen.substr(std::min(screen.size(), std::string("search:").size())));
  const auto error = ask(reader.model, reader.scenes, reader.services);
  return error ? say(1, error->what) : 0;
}

// A picture of the attract loop, or the shelf when so many seconds are left of the countdown.
int show_between(Reader& reader, const std::vector<std::string>& parts) {
  int number = parts[0] == "attract" ? 0 : 30;
  char rest = 0;
  if (parts.size() > 2 || (parts.size() == 2 && std::sscanf(parts[1].c_str(), "%d%c", &number, &rest) != 1) ||
      number < 0)
    return say(exit_usage, "--shot: write " + parts[0] + " or " + parts[0] + ":NUMBER");
  Session& session = reader.model.visit.session;
  session = begun_session(settled_ms);
  session.stage = parts[0] == "attract" ? Stage::attract : Stage::countdown;
  session.stepped_ms = settled_ms;
  const SessionSettings& settings = reader.model.visit.settings;
  if (session.stage == Stage::countdown)
    session.touched_ms = settled_ms - settings.idle_ms - settings.countdown_ms + number * 1000.0;
  (session.stage == Stage::attract ? session.step : session.told_seconds) = number;
  return 0;
}

// The staff's screens, without their PIN: pictures are made where nobody is locked out.
int show_admin(Reader& reader, const std::vector<std::string>& parts) {
  constexpr std::array<const char*, admin_pages> pages{"edition", "updates", "health", "settings", "service"};
  const auto page = std::find(pages.begin(), pages.end(), parts.size() > 1 ? parts[1] : "edition");
  if (page == pages.end() || parts.size() > 2)
    return say(exit_usage, "--shot: write admin[:edition|updates|health|settings|service]");
  open_admin(reader.model, reader.services);
  reader.model.admin.page = static_cast<AdminPage>(page - pages.begin());
  return 0;
}

int show_pin_pad(Reader& reader) {
  reader.model.screen = ScreenKind::pin_pad;
  return 0;
}

base::Result<void> take_picture(Reader& reader, const Options& options, double now_ms, Stats* stats) {
  Painter painter = TRY(create_painter(reader.model));
  bool moving = true;
  constexpr int most_frames = 60;  // each may bring one picture
  for (int frame = 0; frame < most_frames && moving; ++frame) {
    const FrameTimer timer(stats);
    moving = draw_frame(reader, now_ms);
    TRY(paint(painter, reader));
  }
  note_shown(stats);
  if (stats != nullptr) std::fputs(stats_json(*stats, painter.renderer.description()).c_str(), stdout);
  return write_picture(painter, *options.output);
}

}  // namespace

int show_screen(Reader& reader, const std::string& screen) {
  const std::vector<std::string> parts = split(screen, ':');
  if (parts[0] == "shelf") return 0;
  if (parts[0] == "article") return show_article(reader, screen);
  if (parts[0] == "search") return show_search(reader, screen);
  if (parts[0] == "keyboard") return show_keyboard(reader, parts);
  if (parts[0] == "compare") return show_compare(reader, parts);
  if (parts[0] == "admin") return show_admin(reader, parts);
  if (parts[0] == "pin") return show_pin_pad(reader);
  if (parts[0] == "update" && parts.size() < 3) return show_update(reader, parts.size() > 1 ? parts[1] : "offer");
  if (parts[0] == "attract" || parts[0] == "countdown") return show_between(reader, parts);
  return say(exit_usage,
             "--shot: there is no screen '" + parts[0] +
                 "'; known are shelf, article:FILE, search:QUERY, keyboard[:LANGUAGE[:QUERY]], pin, admin[:PAGE], "
                 "compare:STORY[:COLUMNS[:LABEL]], update[:STATE], attract[:PICTURE] and countdown[:SECONDS]");
}

int run_shot(const Options& options) {
  base::Result<Started> started = start(options);
  if (!started) return say(1, started.error().what);
  Reader& reader = *started.value().reader;
  const std::optional<base::Error>& trouble = started.value().trouble;
  int code = trouble ? say(1, trouble->what) : show_screen(reader, *options.shot);
  if (code == exit_usage) return code;
  Stats stats;
  const base::Result<void> written = take_picture(reader, options, settled_ms, options.stats ? &stats : nullptr);
  if (!written) return say(1, written.error().what);
  if (options.dump) {
    if (const base::Result<void> dumped = base::replace_file(*options.dump, dump(reader, settled_ms)); !dumped) {
      return say(1, dumped.error().what);
    }
  }
  return code;
}

}  // namespace app
