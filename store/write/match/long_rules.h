// The numbers of the pan preset. Found on the training part of the PAN 2013 corpus by tests/bench/train_passages.py.
#pragma once

#include <array>
#include <cstdint>

namespace store {

struct LongRules {
  // Sentence pairs that may start a passage.
  float seed_cosine = 0.18F;
  float seed_dice = 0.25F;
  // Windows without a seed between two seeds of one cluster.
  float gap = 2;
  // Edges: what a word says about being inside, in nats.
  // The chance that a word has its like in the counterpart, before any word of the pair is counted.
  float inside_function = 0.9F;
  float inside_common = 0.86F;
  float inside_rare = 0.75F;
  float inside_number = 0.96F;
  float outside_function = 0.5F;
  float outside_common = 0.06F;
  float outside_rare = 0.11F;
  float outside_number = 0.11F;
  float prior = 40;   // words that those chances are worth
  float turns = 3;    // of tightening a and b
  float margin = 10;  // words beyond a cluster that its edges may reach
  float sentence_edge = 4;
  float clause_edge = 0.5F;
  float word_edge = -2;
  float least_gain = 54;    // nats of both sides together, for a passage
  float least_bytes = 150;  // of either side
  float copied_words = 42;
  float copied_join = 16;
  // Summaries.
  float summary_matched = 0.76F;
  float summary_gain = 28;
  float summary_words = 52.5F;
  float summary_spread = 3.5F;      // times as long as the summary
  float summary_sentence = -11;     // nats for an edge inside a line
  float summary_line = 1;           // nats for an edge at a line's end
  float summary_scattered = 0.18F;  // part of its words in common that no single passage holds
};

// How many of the passages found in the training part were true by half or more, by the ratio of their equal words:
// counted by tests/bench/calibrate_long.py, made to rise by pooling neighbours that do not.
struct RatioChance {
  double least_ratio = 0;
  float chance = 0;
};
constexpr std::array<RatioChance, 5> long_chances = {{{0, .81F}, {.1, .86F}, {.3, .95F}, {.4, .98F}, {.95, .997F}}};

}  // namespace store
