// Label cache: layouts of short interface texts, shaped once and kept. No allocation for a label that was met.
#pragma once

#include <string_view>

#include "render/text/layout.h"

namespace render {

// Height of a label's line box.
float label_line_height(float size_px);

class LabelCache {
 public:
  explicit LabelCache(Fonts& fonts);  // fonts must outlive the cache
  LabelCache(const LabelCache&) = delete;
  LabelCache& operator=(const LabelCache&) = delete;
  ~LabelCache();

  // One line high unless max_lines says otherwise; cut with "…" beyond width_px (0: as wide as it needs).
  // The reference is valid until the next call of end_frame().
  const Layout& get(std::string_view text, const TextStyle& style, float width_px = 0, int max_lines = 1,
                    Align align = Align::start);

  // Call once a frame: forgets labels unused for long when there are too many.
  void end_frame();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace render
