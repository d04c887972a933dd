// PictureLoader: decodes one picture at a time on a thread of its own, so that no frame waits for it. The thread is
// started with the first picture, sleeps between them without waking anybody, and is joined at the end: at worst that
// takes as long as the picture in hand.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "platform/base/result.h"
#include "platform/image/image.h"

namespace app {

// A picture of the edition, as bytes of its file, and how large it will be drawn.
struct PictureOrder {
  std::int64_t image = 0;
  image::Size texels;
  std::string bytes;
};
struct DecodedPicture {
  std::int64_t image = 0;
  image::Size texels;
  base::Result<image::Pixels> pixels;  // of that size; fails with `bad_input` where the file is none, or smaller
};

class PictureLoader {
 public:
  PictureLoader() = default;
  PictureLoader(const PictureLoader&) = delete;
  PictureLoader& operator=(const PictureLoader&) = delete;
  ~PictureLoader();

  // Called on the loader's thread when a picture is done; it may only wake the one who draws. Before the first order.
  void when_done(std::function<void()> wake);
  // Without anybody to wake, whoever orders a picture waits for it: then every run is the same.
  bool in_background() const { return wake_ != nullptr; }

  // Requires: not busy().
  void order(PictureOrder order);
  bool busy() const { return busy_; }  // ordered and not taken yet
  bool done() const;                   // take() would give it
  // The picture, once.
  std::optional<DecodedPicture> take();
  std::optional<DecodedPicture> wait_and_take();  // nothing when nothing was ordered
  // The picture in hand is wanted no more, since its article was left and perhaps its edition: take() gives nothing
  // when it is done.
  void forget() { unwanted_ = busy_; }

 private:
  void work();
  void finish(const PictureOrder& order);

  std::function<void()> wake_;
  bool busy_ = false;      // of the thread that orders
  bool unwanted_ = false;  // as well
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<PictureOrder> order_;  // under the mutex, as all below
  std::optional<DecodedPicture> decoded_;
  bool over_ = false;
  std::thread thread_;
};

// What the loader does with an order.
base::Result<image::Pixels> decode_picture(const PictureOrder& order);

}  // namespace app
