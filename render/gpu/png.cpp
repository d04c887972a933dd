// PNG through stb_image_write: no time, no text chunks, so the same pixels give the same bytes.
#include <stb/stb_image_write.h>

#include <cassert>

#include "platform/base/file.h"
#include "render/gpu/renderer.h"

namespace render {

base::Result<void> write_png(const std::string& path, int width_px, int height_px,
                             const std::vector<std::uint8_t>& rgba) {
  assert(rgba.size() == static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4);
  std::string bytes;
  const auto append = [](void* to, void* data, int size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
  };
  if (stbi_write_png_to_func(append, &bytes, width_px, height_px, 4, rgba.data(), width_px * 4) == 0) {
    return base::Error{base::ErrorCode::io, path + ": the picture could not be encoded"};
  }
  return base::replace_file(path, bytes);
}

}  // namespace render
