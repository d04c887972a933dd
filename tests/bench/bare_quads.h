// Bare quads: what any program pays for handing so many small textured, blended quads to OpenGL ES, in one draw call
// out of one buffer. Uses nothing of Lectern's drawing; frames are ratios to it. Requires a current context for every
// call.
#pragma once

#include <cstdint>
#include <vector>

namespace bench {

class BareQuads {
 public:
  BareQuads(int width_px, int height_px);
  // Clears and draws `quads` of a letter's size, all over the picture, 16,384 a call; 0: only clears. Processor time of
  // this thread until the driver has taken it, in microseconds.
  double draw_us(int quads);

 private:
  int width_px_;
  int height_px_;
  std::uint32_t program_ = 0;
  std::uint32_t texture_ = 0;
  std::uint32_t vertices_ = 0;
  std::uint32_t indices_ = 0;
  std::vector<float> corners_;
};

}  // namespace bench
