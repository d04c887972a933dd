// many_visits [--visits N] [--first N] [--seed N] [--record FILE]: so many random visitors, one after the other, each
// of whom must find the reader clean; one in a hundred is painted as well, and its replay seen to show the same. What
// the reader holds on to is compared after a warm-up (visit 1,000, or the first third of fewer) and at the end, bytes
// by the most of either half. Exit code 1 when a visit goes wrong, its replay being left in FILE, or when anything has
// grown.
#include <GLES3/gl3.h>
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "app/start.h"
#include "app/visit.h"
#include "platform/base/file.h"
#include "tests/visit/visitor.h"

namespace {

struct Wanted {
  std::int64_t visits = 100'000;
  std::int64_t first = 0;
  std::uint64_t seed = 1;
  std::string record;
};

// What a reader holds on to between two visits.
struct Holdings {
  std::size_t heap_bytes = 0;  // given out by malloc, without the atlas
  std::size_t handles = 0;
  std::size_t atlas_texels = 0;
  std::size_t textures = 0;
};

std::size_t textures_alive() {
  constexpr GLuint most_names = 20'000;
  std::size_t alive = 0;
  for (GLuint name = 1; name <= most_names; ++name) alive += glIsTexture(name) == GL_TRUE ? 1 : 0;
  return alive;
}

std::size_t atlas_texels(const app::Reader& reader) {
  const render::AtlasView atlas = reader.canvas.atlas();
  return static_cast<std::size_t>(atlas.width) * static_cast<std::size_t>(atlas.height);
}

// The atlas grows and shrinks with what was shown last: it is counted by itself, a byte a texel.
std::size_t heap_bytes(const app::Reader& reader) {
  const std::size_t all = mallinfo2().uordblks;
  return all - std::min(all, atlas_texels(reader));
}

Holdings holdings_of(const app::Reader& reader) {
  const auto handles = base::list_folder("/proc/self/fd");
  return {.heap_bytes = heap_bytes(reader),
          .handles = handles ? handles.value().size() : 0,
          .atlas_texels = atlas_texels(reader),
          .textures = textures_alive()};
}

// Caches are bounded, and hold what was shown last: the most there ever was is compared, of the first half of the
// visits (without the warm-up) and the second.
struct HighWater {
  std::size_t early_bytes = 0;
  std::size_t late_bytes = 0;
};

void print(std::int64_t visit, const Holdings& holdings, double seconds) {
  std::printf("visit %lld: %zu bytes, %zu handles, %zu texels of atlas, %zu textures; %.1f visits a second\n",
              static_cast<long long>(visit), holdings.heap_bytes, holdings.handles, holdings.atlas_texels,
              holdings.textures, seconds > 0 ? static_cast<double>(visit) / seconds : 0);
  std::fflush(stdout);
}

bool has_grown(const Holdings& warm, const Holdings& end, const HighWater& water, std::int64_t visits) {
  constexpr std::size_t mib = std::size_t{1} << 20U;
  constexpr std::int64_t enough = 20'000;  // of fewer the caches are not full in the first half
  const std::size_t slack = visits < enough ? 8 * mib : mib;
  constexpr std::size_t most_texels = std::size_t{2048} * 4096;
  return water.late_bytes > water.early_bytes + slack || end.handles > warm.handles || end.atlas_texels > most_texels ||
         end.textures > warm.textures;
}

std::unique_ptr<app::Reader> terminal(app::Options options) {
  options.kiosk = true;
  base::Result<app::Started> started = app::start(options);
  if (!started || started.value().trouble) {
    std::fprintf(stderr, "%s\n", (started ? started.value().trouble->what : started.error().what).c_str());
    return nullptr;
  }
  std::unique_ptr<app::Reader> reader = std::move(started.value().reader);
  app::Visit& visit = reader->model.visit;
  visit.session = app::clean_session(visit.settings, app::settled_ms);
  return reader;
}

int fail(const Wanted& wanted, std::int64_t number, const std::string& wrong) {
  std::fprintf(stderr, "visit %lld of seed %llu: %s\nits replay: %s\n", static_cast<long long>(number),
               static_cast<unsigned long long>(wanted.seed), wrong.c_str(), wanted.record.c_str());
  return 1;
}

int run(const Wanted& wanted) {
  const app::Options options;
  const std::unique_ptr<app::Reader> reader = terminal(options);
  const std::unique_ptr<app::Reader> unvisited = terminal(options);
  if (!reader || !unvisited) return 1;
  app::Player player{.reader = *reader};
  base::Result<app::Painter> painter = app::create_painter(reader->model);
  if (painter) {
    player.painter.emplace(std::move(painter).value());
  } else {
    std::fprintf(stderr, "nothing is painted: %s\n", painter.error().what.c_str());
  }
  if (!app::show_frame(player)) return 1;
  const double begin_ms = kiosk::now_ms();
  const auto seconds = [&] { return (kiosk::now_ms() - begin_ms) / 1000; };
  const std::int64_t warm_at = std::min<std::int64_t>(1000, std::max<std::int64_t>(1, wanted.visits / 3));
  Holdings warm;
  HighWater water;
  for (std::int64_t i = 1; i <= wanted.visits; ++i) {
    const std::int64_t number = wanted.first + i;
    std::string seen;
    const bool painted = i % 100 == 0;
    const std::string wrong = visitor::make(
        player, {.seed = wanted.seed, .number = number, .painted = painted, .record = wanted.record}, seen);
    if (!wrong.empty()) return fail(wanted, number, wrong);
    const std::string left = visitor::left_behind(*reader, *unvisited, app::reader_ms(player));
    if (!left.empty()) return fail(wanted, number, left);
    if (painted && !seen.empty()) {
      const std::string differs = visitor::replay_differs(terminal(options), wanted.record, seen);
      if (!differs.empty()) return fail(wanted, number, differs);
    }
    constexpr std::int64_t looked_every = 20;
    if (i >= warm_at && i % looked_every == 0) {
      std::size_t& most = i <= wanted.visits / 2 ? water.early_bytes : water.late_bytes;
      most = std::max(most, heap_bytes(*reader));
    }
    constexpr std::int64_t told_every = 5000;
    if (i == warm_at) warm = holdings_of(*reader);
    if (i == warm_at || i % told_every == 0) print(i, holdings_of(*reader), seconds());
  }
  const Holdings end = holdings_of(*reader);
  print(wanted.visits, end, seconds());
  if (!wanted.record.empty()) std::filesystem::remove(wanted.record);
  std::printf("at most %zu bytes in the first half, %zu in the second\n", water.early_bytes, water.late_bytes);
  if (!has_grown(warm, end, water, wanted.visits)) return 0;
  std::fputs("the reader has grown\n", stderr);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  Wanted wanted{.record = base::join_path(std::filesystem::temp_directory_path().string(), "lectern-visit.replay")};
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--visits") == 0) wanted.visits = std::atoll(argv[i + 1]);
    if (std::strcmp(argv[i], "--first") == 0) wanted.first = std::atoll(argv[i + 1]);
    if (std::strcmp(argv[i], "--seed") == 0) wanted.seed = std::strtoull(argv[i + 1], nullptr, 10);
    if (std::strcmp(argv[i], "--record") == 0) wanted.record = argv[i + 1];
  }
  return run(wanted);
}
