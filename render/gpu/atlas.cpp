#include "render/gpu/atlas.h"

#include <stb/stb_rect_pack.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace render {
namespace {

constexpr int white_size_px = 2;
constexpr int first_height_px = 64;
constexpr std::size_t first_buckets = 2048;

std::uint64_t packed(const GlyphKey& key) {
  return (std::uint64_t{key.font} << 40U) | (std::uint64_t{key.glyph} << 24U) |
         (std::uint64_t{key.quarter_sizes} << 8U) | key.quarter;
}

// Fibonacci hashing: the high bits of the product depend on all bits of the key.
std::size_t bucket_of(std::uint64_t key, std::size_t buckets) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32U) & (buckets - 1);
}

}  // namespace

struct Atlas::Packer {
  stbrp_context context = {};
  std::vector<stbrp_node> nodes = std::vector<stbrp_node>(width_px);
};

Atlas::Atlas(int max_height_px) : packer_(std::make_unique<Packer>()), max_height_px_(max_height_px) {
  set_gamma(1.0F);
}

Atlas::~Atlas() = default;

std::optional<SlotIndex> Atlas::find(const GlyphKey& key) {
  const std::uint64_t wanted = packed(key);
  for (std::size_t at = bucket_of(wanted, buckets_.size()); buckets_[at] != gone;
       at = (at + 1) & (buckets_.size() - 1)) {
    AtlasSlot& slot = slots_[buckets_[at]];
    if (slot.key != wanted) continue;
    slot.used_in_frame = frame_;
    return buckets_[at];
  }
  return std::nullopt;
}

std::optional<SlotIndex> Atlas::insert(const GlyphKey& key, const GlyphImage& image) {
  AtlasSlot slot;
  slot.key = packed(key);
  slot.used_in_frame = frame_;
  if (image.width > 0 && image.height > 0 && !place(image, slot)) return std::nullopt;
  slots_.push_back(slot);
  if (slots_.size() * 2 > buckets_.size()) {
    rehash(buckets_.size() * 2);
  } else {
    remember(static_cast<SlotIndex>(slots_.size() - 1));
  }
  return static_cast<SlotIndex>(slots_.size() - 1);
}

bool Atlas::place(const GlyphImage& image, AtlasSlot& slot) {
  stbrp_rect rect = {};
  slot.planes = image.colored ? 4 : 1;
  rect.w = image.width * slot.planes + 1;
  rect.h = image.height + 1;
  if (stbrp_pack_rects(&packer_->context, &rect, 1) == 0) return false;
  slot.x = static_cast<std::uint16_t>(rect.x);
  slot.y = static_cast<std::uint16_t>(rect.y);
  slot.width = static_cast<std::uint16_t>(image.width);
  slot.height = static_cast<std::uint16_t>(image.height);
  slot.left = static_cast<std::int16_t>(image.left);
  slot.top = static_cast<std::int16_t>(image.top);
  copy_in(slot, image.coverage.data(), image.width * slot.planes, !image.colored);
  return true;
}

void Atlas::copy_in(const AtlasSlot& slot, const std::uint8_t* rows, int stride, bool apply_gamma) {
  reserve_rows(slot.y + slot.height);
  holds_colored_ = holds_colored_ || slot.planes > 1;
  const int width = slot.width * slot.planes;
  for (int row = 0; row < slot.height; ++row) {
    const std::uint8_t* from = rows + static_cast<std::ptrdiff_t>(row) * stride;
    std::uint8_t* to = pixels_.data() + static_cast<std::ptrdiff_t>(slot.y + row) * width_px + slot.x;
    if (apply_gamma) {
      std::transform(from, from + width, to, [this](std::uint8_t c) { return curve_[c]; });
    } else {
      std::copy(from, from + width, to);
    }
  }
  touch_rows(slot.y, slot.y + slot.height);
}

std::optional<std::vector<SlotIndex>> Atlas::compact() {
  if (compacted_in_frame_ == frame_) return std::nullopt;
  compacted_in_frame_ = frame_;
  const std::vector<std::uint8_t> old_pixels = std::move(pixels_);
  const std::vector<AtlasSlot> old_slots = std::move(slots_);
  clear();

  std::vector<stbrp_rect> rects;
  std::vector<SlotIndex> moved(old_slots.size(), gone);
  for (std::size_t i = 0; i < old_slots.size(); ++i) {
    if (old_slots[i].used_in_frame != frame_) continue;
    const bool empty = old_slots[i].width == 0;
    rects.push_back({static_cast<int>(i), empty ? 0 : old_slots[i].width * old_slots[i].planes + 1,
                     empty ? 0 : old_slots[i].height + 1, 0, 0, 0});
  }
  stbrp_pack_rects(&packer_->context, rects.data(), static_cast<int>(rects.size()));
  for (const stbrp_rect& rect : rects) {
    if (rect.was_packed == 0) continue;
    const auto from = static_cast<std::size_t>(rect.id);
    AtlasSlot slot = old_slots[from];
    slot.x = static_cast<std::uint16_t>(rect.x);
    slot.y = static_cast<std::uint16_t>(rect.y);
    const std::ptrdiff_t offset = static_cast<std::ptrdiff_t>(old_slots[from].y) * width_px + old_slots[from].x;
    if (slot.width > 0) copy_in(slot, old_pixels.data() + offset, width_px, false);
    moved[from] = static_cast<SlotIndex>(slots_.size());
    slots_.push_back(slot);
  }
  rehash(std::max(first_buckets, buckets_.size()));
  return moved;
}

void Atlas::clear() {
  slots_.clear();
  buckets_.assign(std::max(first_buckets, buckets_.size()), gone);
  reset_picture();
}

void Atlas::set_gamma(float gamma) {
  if (gamma == gamma_) return;
  gamma_ = gamma;
  for (std::size_t c = 0; c < curve_.size(); ++c) {
    const double coverage = static_cast<double>(c) / 255.0;
    curve_[c] = static_cast<std::uint8_t>(std::lround(255.0 * std::pow(coverage, static_cast<double>(gamma))));
  }
  clear();
}

void Atlas::reset_picture() {
  stbrp_init_target(&packer_->context, width_px, max_height_px_, packer_->nodes.data(), width_px);
  pixels_.clear();
  height_px_ = 0;
  dirty_begin_ = dirty_end_ = 0;
  holds_colored_ = false;
  reserve_rows(first_height_px);
  stbrp_rect white = {0, white_size_px + 1, white_size_px + 1, 0, 0, 0};
  stbrp_pack_rects(&packer_->context, &white, 1);  // the first rectangle lands in the corner
  for (int row = 0; row < white_size_px; ++row) {
    std::fill_n(pixels_.begin() + static_cast<std::ptrdiff_t>(row) * width_px, white_size_px, std::uint8_t{255});
  }
}

void Atlas::reserve_rows(int rows) {
  if (rows <= height_px_) return;
  int height = std::max(height_px_, first_height_px);
  while (height < rows) height *= 2;
  height_px_ = std::max(rows, std::min(height, max_height_px_));
  pixels_.resize(static_cast<std::size_t>(height_px_) * width_px);
  ++generation_;
  touch_rows(0, height_px_);
}

void Atlas::touch_rows(int begin, int end) {
  dirty_begin_ = dirty_end_ == 0 ? begin : std::min(dirty_begin_, begin);
  dirty_end_ = std::max(dirty_end_, end);
}

void Atlas::remember(SlotIndex index) {
  std::size_t at = bucket_of(slots_[index].key, buckets_.size());
  while (buckets_[at] != gone) at = (at + 1) & (buckets_.size() - 1);
  buckets_[at] = index;
}

void Atlas::rehash(std::size_t buckets) {
  buckets_.assign(buckets, gone);
  for (std::size_t i = 0; i < slots_.size(); ++i) remember(static_cast<SlotIndex>(i));
}

}  // namespace render
