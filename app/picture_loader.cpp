#include "app/picture_loader.h"

#include <cassert>
#include <system_error>
#include <utility>

#include "store/schema.h"

namespace app {

base::Result<image::Pixels> decode_picture(const PictureOrder& order) {
  constexpr image::Limits limits{store::max_image_side, std::int64_t{store::max_image_side} * store::max_image_side};
  image::Pixels pixels = TRY(image::decode(order.bytes, limits));
  if (order.texels == image::Size{pixels.width, pixels.height}) return pixels;
  if (order.texels.width > pixels.width || order.texels.height > pixels.height)
    return base::Error{base::ErrorCode::bad_input, "a picture of another size than told"};
  return image::shrink(pixels, order.texels);
}

PictureLoader::~PictureLoader() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void PictureLoader::when_done(std::function<void()> wake) { wake_ = std::move(wake); }

void PictureLoader::order(PictureOrder order) {
  assert(!busy_ && "one picture at a time");
  busy_ = true;
  {
    const std::lock_guard lock(mutex_);
    order_ = std::move(order);
  }
  changed_.notify_all();
  if (thread_.joinable()) return;
  try {
    thread_ = std::thread([this] { work(); });
  } catch (const std::system_error&) {
    // The system has no thread to give: the picture is worth a slow frame.
    finish(*std::exchange(order_, std::nullopt));
  }
}

bool PictureLoader::done() const {
  const std::lock_guard lock(mutex_);
  return decoded_.has_value();
}

std::optional<DecodedPicture> PictureLoader::take() {
  const std::lock_guard lock(mutex_);
  if (!decoded_) return std::nullopt;
  busy_ = false;
  std::optional<DecodedPicture> decoded = std::exchange(decoded_, std::nullopt);
  if (std::exchange(unwanted_, false)) return std::nullopt;
  return decoded;
}

std::optional<DecodedPicture> PictureLoader::wait_and_take() {
  if (!busy_) return std::nullopt;
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return decoded_.has_value(); });
  }
  return take();
}

void PictureLoader::finish(const PictureOrder& order) {
  DecodedPicture decoded{order.image, order.texels, decode_picture(order)};
  {
    const std::lock_guard lock(mutex_);
    decoded_ = std::move(decoded);
  }
  changed_.notify_all();
  if (wake_) wake_();
}

void PictureLoader::work() {
  while (true) {
    std::optional<PictureOrder> order;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return over_ || order_.has_value(); });
      if (over_) return;
      order = std::exchange(order_, std::nullopt);
    }
    finish(*order);
  }
}

}  // namespace app
