// Plagdet, the measure of the PAN competitions: precision and recall over characters, each averaged over passages, and
// granularity, how many pieces a passage is reported in (Potthast, Stein, Barrón-Cedeño and Rosso, "An Evaluation
// Framework for Plagiarism Detection", COLING 2010). Counted in whatever unit the spans are; PAN counts code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bench {

// A passage that is in both texts of a pair: what is marked in the corpus (a case), or what was found.
struct Span {
  std::uint32_t a_begin = 0;
  std::uint32_t a_end = 0;
  std::uint32_t b_begin = 0;
  std::uint32_t b_end = 0;
  friend bool operator==(const Span&, const Span&) = default;
  friend auto operator<=>(const Span&, const Span&) = default;
};

// Sums over pairs, from which the four figures follow.
struct Plagdet {
  double recalls = 0;     // of all cases
  double precisions = 0;  // of everything found
  std::size_t cases = 0;
  std::size_t found = 0;
  std::size_t cases_found = 0;  // cases that anything found overlaps on both sides
  std::size_t pieces = 0;       // over those, how many it is found in
};

// Adds what one pair of texts contributes. The same span twice counts once.
void add_pair(Plagdet& sums, std::vector<Span> cases, std::vector<Span> found);
void add(Plagdet& sums, const Plagdet& more);

double precision(const Plagdet& sums);
double recall(const Plagdet& sums);
double granularity(const Plagdet& sums);
double plagdet(const Plagdet& sums);

}  // namespace bench
