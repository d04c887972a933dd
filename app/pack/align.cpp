#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json_align.h"
#include "app/pack/report.h"
#include "app/pack/text_file.h"
#include "platform/base/utf8.h"

namespace app {
namespace {

void print_side(const char* side, std::string_view text, base::TextRange range) {
  std::cout << "  " << side << " " << range.begin << "-" << range.end << "  " << shortened(base::slice(text, range), 90)
            << '\n';
}

}  // namespace

ExitCode run(const AlignOptions& options, Interruption& interruption) {
  std::string texts[2];
  bool readable = true;
  for (int side = 0; side < 2; ++side) {
    std::variant<std::string, UnreadableFile> read = read_text(side == 0 ? options.a : options.b);
    if (const auto* unreadable = std::get_if<UnreadableFile>(&read)) {
      std::cerr << error_line(*unreadable) << '\n';
      readable = false;
    } else {
      texts[side] = std::get<std::string>(std::move(read));
    }
  }
  if (!readable) return exit_finding;
  const std::vector<store::Passage> passages = store::align({texts[0], ""}, {texts[1], ""}, options.preset);
  if (interruption.stop()) return exit_interrupted;
  if (options.json) {
    std::cout << alignment_json(options.a, options.b, passages) << '\n';
    return exit_done;
  }
  for (const store::Passage& passage : passages) {
    std::cout << store::name_of(passage.passage_class) << ", ratio " << passage.ratio << ", score " << passage.score
              << '\n';
    print_side("a", texts[0], passage.a);
    print_side("b", texts[1], passage.b);
  }
  std::cout << counted(static_cast<std::int64_t>(passages.size()), "shared passage", "shared passages") << '\n';
  return exit_done;
}

}  // namespace app
