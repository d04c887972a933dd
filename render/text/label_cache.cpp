#include "render/text/label_cache.h"

#include <cmath>
#include <functional>
#include <unordered_map>

namespace render {
namespace {

constexpr std::size_t most_labels = 1024;
constexpr std::uint32_t long_unused_frames = 240;

// All that decides how a label looks.
struct LabelKey {
  std::string_view text;
  TextStyle style;
  float width_px = 0;
  int max_lines = 1;
  Align align = Align::start;
  friend bool operator==(const LabelKey&, const LabelKey&) = default;
};

struct LabelHash {
  std::size_t operator()(const LabelKey& key) const {
    std::size_t hash = std::hash<std::string_view>{}(key.text);
    const auto mix = [&hash](std::size_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL; };
    mix(std::hash<float>{}(key.style.size_px));
    mix(std::hash<float>{}(key.width_px));
    mix(static_cast<std::size_t>(key.style.face) * 64 + static_cast<std::size_t>(key.align) * 16 +
        static_cast<std::size_t>(key.max_lines));
    return hash;
  }
};

struct Label {
  std::string text;  // what the key's view points into
  Layout layout;
  std::uint32_t last_frame = 0;
};

}  // namespace

struct LabelCache::Impl {
  Fonts& fonts;
  std::unordered_map<LabelKey, std::unique_ptr<Label>, LabelHash> labels;
  std::uint32_t frame = 0;
};

LabelCache::LabelCache(Fonts& fonts) : impl_(std::make_unique<Impl>(Impl{fonts, {}, 0})) {}
LabelCache::~LabelCache() = default;

float label_line_height(float size_px) { return std::ceil(size_px * 1.3F); }

const Layout& LabelCache::get(std::string_view text, const TextStyle& style, float width_px, int max_lines,
                              Align align) {
  LabelKey key{text, style, width_px, max_lines, align};
  if (const auto known = impl_->labels.find(key); known != impl_->labels.end()) {
    known->second->last_frame = impl_->frame;
    return known->second->layout;
  }
  LayoutOptions options;
  options.width_px = width_px;
  options.align = align;
  options.max_lines = max_lines;
  auto label = std::make_unique<Label>();
  label->text = text;
  label->layout = lay_out(impl_->fonts, text, style, label_line_height(style.size_px), options);
  label->last_frame = impl_->frame;
  key.text = label->text;
  return impl_->labels.emplace(key, std::move(label)).first->second->layout;
}

void LabelCache::end_frame() {
  const std::uint32_t frame = impl_->frame++;
  if (impl_->labels.size() <= most_labels) return;
  std::erase_if(impl_->labels,
                [frame](const auto& entry) { return frame - entry.second->last_frame > long_unused_frames; });
  if (impl_->labels.size() <= most_labels) return;
  std::erase_if(impl_->labels, [frame](const auto& entry) { return entry.second->last_frame != frame; });
}

}  // namespace render
