#include "app/picture.h"

namespace app {

base::Result<Painter> create_painter(const Model& model) {
  kiosk::HeadlessContext context = TRY(kiosk::create_headless_context());
  render::Renderer renderer = TRY(render::create_renderer());
  render::OffscreenTarget target = TRY(render::create_offscreen_target(model.width_px, model.height_px));
  return Painter{.context = std::move(context),
                 .renderer = std::move(renderer),
                 .target = std::move(target),
                 .width_px = model.width_px,
                 .height_px = model.height_px};
}

base::Result<void> paint(Painter& painter, Reader& reader) {
  const Model& model = reader.model;
  if (painter.width_px != model.width_px || painter.height_px != model.height_px) {
    painter.target = TRY(render::create_offscreen_target(model.width_px, model.height_px));
    painter.width_px = model.width_px;
    painter.height_px = model.height_px;
  }
  painter.renderer.draw(reader.canvas, painter.width_px, painter.height_px, render::palette(model.settings.theme).desk);
  painter.target.finish();
  return {};
}

base::Result<void> write_picture(const Painter& painter, const std::string& path) {
  return render::write_png(path, painter.width_px, painter.height_px, painter.target.read_pixels());
}

}  // namespace app
