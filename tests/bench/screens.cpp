// bench_screens LECTERN LECTERN_PACK BENCH_FLOOR [ROUNDS]: what the screens cost, as Markdown. Start, memory and
// wake-ups of the real window are ratios to an empty one of the same size, measured in turns in the same run; frames
// and layouts are processor time of one thread. Needs a display with xdotool: tests/bench/screens runs it.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "app/headless/picture.h"
#include "app/start.h"
#include "app/update.h"
#include "platform/base/file.h"
#include "platform/base/process.h"
#include "tests/bench/bare_quads.h"

namespace {

namespace fs = std::filesystem;

constexpr const char* size = "1920x1080";

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return text;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
  pclose(pipe);
  return text;
}

// Articles of `words` words; every third sentence stands in all of them, in every other of these with a word changed,
// so that the frame has solid and dashed lines and boxes. The others are each one's own.
void write_story(const fs::path& folder, int articles, int words) {
  fs::create_directories(folder);
  constexpr std::array vocabulary{"harbour", "council", "ferry",    "the",    "morning", "a",     "bridge", "water",
                                  "said",    "report",  "engineer", "of",     "valley",  "grain", "night",  "to",
                                  "village", "letter",  "in",       "school", "price",   "and",   "storm",  "garden"};
  for (int article = 0; article < articles; ++article) {
    std::mt19937 common(1);
    std::mt19937 own(static_cast<unsigned>(article) + 2);
    std::string text = "Source: Paper " + std::to_string(article + 1) + "\n\n";
    for (int sentence = 0; sentence * 12 < words; ++sentence) {
      std::mt19937& random = sentence % 3 == 0 ? common : own;
      for (int word = 0; word < 12; ++word) {
        std::mt19937& chosen = sentence % 6 == 3 && word == 5 ? own : random;
        text += word == 0 ? "The" : std::string(" ") + vocabulary[chosen() % vocabulary.size()];
      }
      text += sentence % 5 == 4 ? ".\n\n" : ". ";
    }
    const std::string name = "paper-" + std::to_string(article + 1) + ".txt";
    if (!base::replace_file(folder / name, text)) std::exit(1);
  }
}

struct Case {
  const char* name;
  std::string command;
  std::string keys;  // for xdotool, one second after the start
};

// Runs every case once a round, in turns, and prints the medians beside the first case, which is the floor.
void measure_windows(const std::vector<Case>& cases, int rounds) {
  std::map<std::string, std::map<std::string, std::vector<double>>> figures;
  const std::array names{"first_frame_ms", "rss_peak_kb", "private_dirty_kb", "loop_wakeups", "frames"};
  for (int round = 0; round < rounds; ++round) {
    for (const Case& each : cases) {
      const std::string keys = each.keys.empty() ? "" : "(xdotool sleep 1 " + each.keys + ") & ";
      const auto json = nlohmann::json::parse(output_of(keys + each.command + "; wait"), nullptr, false);
      if (!json.is_object()) continue;
      for (const char* name : names) figures[each.name][name].push_back(json.value(name, 0.0));
    }
  }
  std::printf(
      "| window %s, medians of %d rounds in turns | first frame ms | x floor | RSS MB | x floor | private dirty MB"
      " | x floor | frames | wake-ups |\n|---|---|---|---|---|---|---|---|---|\n",
      size, rounds);
  std::map<std::string, double> floor;
  for (const Case& each : cases) {
    std::map<std::string, double> middle;
    for (const char* name : names) middle[name] = median(figures[each.name][name]);
    if (floor.empty()) floor = middle;
    const auto ratio = [&](const char* name) { return middle[name] / std::max(1.0, floor[name]); };
    std::printf("| %s | %.0f | %.2f | %.0f | %.2f | %.0f | %.2f | %.0f | %.0f |\n", each.name, middle["first_frame_ms"],
                ratio("first_frame_ms"), middle["rss_peak_kb"] / 1024, ratio("rss_peak_kb"),
                middle["private_dirty_kb"] / 1024, ratio("private_dirty_kb"), middle["frames"], middle["loop_wakeups"]);
  }
}

struct FrameCost {
  double open_ms = 0;   // reading the story, laying it out, drawing the first frame
  double build_us = 0;  // the frame on the canvas, median of scrolling frames
  double submit_us = 0;
  double empty_us = 0;  // the same driver, the same size: only clearing, and as many quads as the frame has
  double bare_us = 0;
  double quads = 0;
  double draw_calls = 0;
};

FrameCost measure_frames(const std::string& edition, int columns) {
  app::Options options;
  options.edition = edition;
  options.width_px = 1920;
  options.height_px = 1080;
  base::Result<app::Started> started = app::start(options);
  if (!started || started.value().trouble) return {};
  app::Reader& reader = *started.value().reader;
  base::Result<app::Painter> painter = app::create_painter(reader.model);
  if (!painter) return {};
  app::draw_frame(reader, 0);
  FrameCost cost;
  const double begin_us = base::thread_cpu_us();
  app::open_story(reader.model, reader.scenes, reader.services, reader.scenes.shelf.stories.at(0).story_id, columns);
  app::draw_frame(reader, 1);
  cost.open_ms = (base::thread_cpu_us() - begin_us) / 1e3;
  bench::BareQuads floor(options.width_px, options.height_px);
  std::vector<double> build;
  std::vector<double> submit;
  std::vector<double> empty;
  std::vector<double> bare;
  std::vector<double> quads;
  std::vector<double> draw_calls;
  for (int frame = 0; frame < 300; ++frame) {
    for (app::Scroller& scroller : reader.model.compare.scrollers) app::scroll_by(scroller, 7);
    const double before_us = base::thread_cpu_us();
    app::draw_frame(reader, 2 + frame);
    const double built_us = base::thread_cpu_us();
    if (!app::paint(painter.value(), reader)) return {};
    build.push_back(built_us - before_us);
    submit.push_back(base::thread_cpu_us() - built_us);
    quads.push_back(reader.canvas.quads());
    draw_calls.push_back(reader.canvas.commands());
    empty.push_back(floor.draw_us(0));
    bare.push_back(floor.draw_us(static_cast<int>(reader.canvas.quads())));
  }
  cost.build_us = median(build);
  cost.submit_us = median(submit);
  cost.empty_us = median(empty);
  cost.bare_us = median(bare);
  cost.quads = median(quads);
  cost.draw_calls = median(draw_calls);
  return cost;
}

double measure_layout_ms(int words) {
  base::Result<render::Fonts> fonts = render::open_fonts();
  if (!fonts) return 0;
  store::Article article;
  std::mt19937 random(7);
  for (int word = 0; word < words; ++word) article.text += "word" + std::to_string(random() % 4000) + " ";
  article.blocks.push_back(
      {.kind = store::BlockKind::paragraph, .range = {0, static_cast<std::uint32_t>(article.text.size())}});
  std::vector<double> times;
  for (int run = 0; run < 15; ++run) {
    const double begin_us = base::thread_cpu_us();
    const app::ArticleText text = app::set_article(fonts.value(), article, 600, 20);
    times.push_back((base::thread_cpu_us() - begin_us) / 1e3);
    if (text.height_px <= 0) return 0;
  }
  return median(times);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("bench_screens LECTERN LECTERN_PACK BENCH_FLOOR [ROUNDS]\n", stderr);
    return 2;
  }
  const std::string lectern = argv[1];
  const std::string pack = argv[2];
  const std::string floor = argv[3];
  const int rounds = argc > 4 ? std::atoi(argv[4]) : 5;
  const fs::path scratch = fs::temp_directory_path() / ("lectern-bench-" + std::to_string(std::random_device()()));
  struct Story {
    const char* name;
    int articles;
    int words;
  };
  constexpr std::array stories{Story{"1 x 800 words", 1, 800}, Story{"4 x 800 words", 4, 800},
                               Story{"4 x 12,000 words", 4, 12'000}};
  std::vector<std::string> editions;
  for (const Story& story : stories) {
    const fs::path folder = scratch / std::to_string(editions.size());
    write_story(folder, story.articles, story.words);
    editions.push_back(folder.string() + ".edition");
    output_of(pack + " build " + folder.string() + " -o " + editions.back() + " 2>&1");
  }
  const std::string common = std::string(" --size ") + size + " --stats --exit-after 4000";
  std::vector<Case> cases{{"floor: an empty window", floor + " --size " + size + " --exit-after 4000", ""},
                          {"shelf", lectern + " " + editions[1] + common, ""}};
  for (std::size_t i = 0; i < stories.size(); ++i) {
    std::string command = lectern;
    command.append(" ").append(editions[i]).append(common);
    cases.push_back({stories[i].name, command, "mousemove 960 900 key Tab key Return sleep 1 key 4"});
  }
  measure_windows(cases, rounds);
  std::printf(
      "\n| processor time of one thread, 1920x1080 | open ms | scrolling frame: build us | submit us | quads | draw "
      "calls"
      " | only clearing us | so many bare quads us | submit x bare |\n|---|---|---|---|---|---|---|---|---|\n");
  for (std::size_t i = 0; i < stories.size(); ++i) {
    const FrameCost cost = measure_frames(editions[i], 4);
    std::printf("| %s | %.1f | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.2f |\n", stories[i].name, cost.open_ms,
                cost.build_us, cost.submit_us, cost.quads, cost.draw_calls, cost.empty_us, cost.bare_us,
                cost.submit_us / std::max(1.0, cost.bare_us));
  }
  std::printf("\nLayout of 2,000 words: %.1f ms; of 12,000: %.1f ms.\n", measure_layout_ms(2'000),
              measure_layout_ms(12'000));
  std::error_code ignored;
  fs::remove_all(scratch, ignored);
  return 0;
}
