#include "tests/bench/plagdet.h"

#include <algorithm>
#include <cmath>

namespace bench {

namespace {

struct Interval {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::size_t covered(std::vector<Interval> parts) {
  std::sort(parts.begin(), parts.end(), [](const Interval& x, const Interval& y) { return x.begin < y.begin; });
  std::size_t total = 0;
  std::uint32_t done = 0;
  for (const Interval& part : parts) {
    const std::uint32_t begin = std::max(part.begin, done);
    if (part.end > begin) total += part.end - begin;
    done = std::max(done, part.end);
  }
  return total;
}

struct Cover {
  double part = 0;  // of the characters of both sides
  std::size_t pieces = 0;
};

Cover cover_of(const Span& whole, const std::vector<Span>& others) {
  std::vector<Interval> in_a;
  std::vector<Interval> in_b;
  for (const Span& other : others) {
    const Interval on_a{std::max(whole.a_begin, other.a_begin), std::min(whole.a_end, other.a_end)};
    const Interval on_b{std::max(whole.b_begin, other.b_begin), std::min(whole.b_end, other.b_end)};
    if (on_a.begin >= on_a.end || on_b.begin >= on_b.end) continue;
    in_a.push_back(on_a);
    in_b.push_back(on_b);
  }
  const std::size_t size = whole.a_end - whole.a_begin + (whole.b_end - whole.b_begin);
  const std::size_t pieces = in_a.size();
  const std::size_t shared = covered(std::move(in_a)) + covered(std::move(in_b));
  return {size == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(size), pieces};
}

void once_each(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

double mean(double sum, std::size_t count) { return count == 0 ? 0 : sum / static_cast<double>(count); }

}  // namespace

void add_pair(Plagdet& sums, std::vector<Span> cases, std::vector<Span> found) {
  once_each(cases);
  once_each(found);
  for (const Span& one : cases) {
    const Cover cover = cover_of(one, found);
    sums.recalls += cover.part;
    sums.cases_found += cover.pieces > 0 ? 1U : 0U;
    sums.pieces += cover.pieces;
  }
  for (const Span& one : found) sums.precisions += cover_of(one, cases).part;
  sums.cases += cases.size();
  sums.found += found.size();
}

void add(Plagdet& sums, const Plagdet& more) {
  sums.recalls += more.recalls;
  sums.precisions += more.precisions;
  sums.cases += more.cases;
  sums.found += more.found;
  sums.cases_found += more.cases_found;
  sums.pieces += more.pieces;
}

double precision(const Plagdet& sums) { return sums.cases + sums.found == 0 ? 1 : mean(sums.precisions, sums.found); }
double recall(const Plagdet& sums) { return sums.cases + sums.found == 0 ? 1 : mean(sums.recalls, sums.cases); }
double granularity(const Plagdet& sums) {
  return sums.cases_found == 0 ? 1 : static_cast<double>(sums.pieces) / static_cast<double>(sums.cases_found);
}
double plagdet(const Plagdet& sums) {
  const double p = precision(sums);
  const double r = recall(sums);
  return p + r == 0 ? 0 : 2 * p * r / (p + r) / std::log2(1 + granularity(sums));
}

}  // namespace bench
