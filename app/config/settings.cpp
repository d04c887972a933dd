#include "app/config/settings.h"

#include <algorithm>
#include <array>

#include "platform/base/edit_distance.h"
#include "platform/base/utf8.h"

namespace app {
namespace {

constexpr std::array settings{
    Setting{.name = "edition",
            .field = &Config::edition,
            .meaning = "An edition to look at, a file that lectern-pack made; nobody has signed it, so a kiosk opens "
                       "none. Empty: what is installed, else the sample.",
            .heading = "What is read, and where things are kept"},
    Setting{.name = "data_folder",
            .field = &Config::data_folder,
            .meaning = "Where lectern-install keeps what is installed; the reader writes nothing there."},
    Setting{.name = "install_socket",
            .field = &Config::install_socket,
            .meaning = "Where lectern-install listens for what the staff ask of an update. Empty: updates are not "
                       "offered on the screen."},
    Setting{.name = "sticks_folder",
            .field = &Config::sticks_folder,
            .meaning = "Below it the system mounts the sticks that are put in."},
    Setting{.name = "state_folder",
            .field = &Config::state_folder,
            .meaning = "Where the PIN and what the staff set on the terminal are kept; nothing of a visit is."},
    Setting{.name = "export_folder",
            .field = &Config::export_folder,
            .meaning = "Where the admin screen puts its report for whoever helps. Empty: export in the state folder."},
    Setting{.name = "fonts",
            .field = &Config::fonts,
            .meaning = "Look for fonts in these folders only. Empty: where Debian's packages put them."},
    Setting{.name = "language",
            .field = &Config::language,
            .meaning = "Language of the interface (BCP 47, for example \"de\"), where there is a translation.",
            .heading = "How it looks"},
    Setting{.name = "theme", .field = &Config::theme, .meaning = "Colours.", .choices = "light dark"},
    Setting{.name = "type_size",
            .field = &Config::type_size,
            .meaning = "Size of the type in per cent.",
            .least = 50,
            .most = 300},
    Setting{.name = "diagonal",
            .field = &Config::diagonal,
            .meaning = "The panel's diagonal in inches; whatever can be touched is at least 9 mm of it.",
            .least = 3,
            .most = 200,
            .zero_means = "the panel is asked"},
    Setting{.name = "reduced_motion",
            .field = &Config::reduced_motion,
            .meaning = "Nothing slides or glides: it is there at once."},
    Setting{.name = "kiosk",
            .field = &Config::kiosk,
            .meaning = "A terminal in a public room: full screen, and locked but for whoever knows the PIN.",
            .heading = "Lock"},
    Setting{.name = "first_pin",
            .field = &Config::first_pin,
            .meaning = "Where the first PIN may be set: on the screen by whoever holds the corner first, or with "
                       "lectern-pin alone.",
            .choices = "screen tool"},
    Setting{.name = "idle_seconds",
            .field = &Config::idle_seconds,
            .meaning = "A visit that nobody touches for so long is asked whether it goes on.",
            .least = 1,
            .most = 86400,
            .zero_means = "it is never asked",
            .heading = "A visit"},
    Setting{.name = "countdown_seconds",
            .field = &Config::countdown_seconds,
            .meaning = "How long it is asked before it is cleared away.",
            .least = 1,
            .most = 600},
    Setting{
        .name = "attract", .field = &Config::attract, .meaning = "Between visits, headlines of the edition pass by."},
    Setting{.name = "attract_seconds",
            .field = &Config::attract_seconds,
            .meaning = "How long each of them stays.",
            .least = 5,
            .most = 600},
    Setting{.name = "blank_from",
            .field = &Config::blank_from,
            .meaning = "Black from this time of day, \"HH:MM\" by the local clock, while nobody reads. Empty: never."},
    Setting{.name = "blank_to", .field = &Config::blank_to, .meaning = "Until this time; set both or neither."},
    Setting{.name = "rotation",
            .field = &Config::rotation,
            .meaning = "Degrees by which the picture is turned on the panel, clockwise; touches follow it.",
            .choices = "0 90 180 270",
            .heading = "Panel"},
    Setting{.name = "touch_matrix",
            .field = &Config::touch_matrix,
            .meaning = "Where a touch really is: the six numbers of a libinput calibration matrix (a mouse follows it "
                       "too). Empty: as the panel tells.",
            .least = -100,
            .most = 100},
};

}  // namespace

std::span<const Setting> all_settings() { return settings; }

std::string_view nearest(std::string_view typed, std::span<const std::string_view> known) {
  if (base::first_invalid(typed)) return {};
  std::u32string letters;
  base::code_points(typed, letters);
  // A third of it wrong is another word.
  std::uint32_t best = std::clamp<std::uint32_t>(static_cast<std::uint32_t>(letters.size()) * 4, 10, 26) + 1;
  std::string_view found;
  std::u32string known_letters;
  for (const std::string_view word : known) {
    base::code_points(word, known_letters);
    const std::uint32_t cost = base::edit_distance(letters, known_letters, best).whole;
    if (cost >= best) continue;
    best = cost;
    found = word;
  }
  return found;
}

std::vector<std::string_view> words_of(std::string_view choices) {
  std::vector<std::string_view> words;
  while (!choices.empty()) {
    const std::size_t end = std::min(choices.find(' '), choices.size());
    words.push_back(choices.substr(0, end));
    choices.remove_prefix(std::min(end + 1, choices.size()));
  }
  return words;
}

}  // namespace app
