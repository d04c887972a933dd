#include "app/headless/picture.h"

namespace app {

base::Result<Painter> create_painter(const Model& model) {
  kiosk::HeadlessContext context = TRY(kiosk::create_headless_context());
  render::Renderer renderer = TRY(render::create_renderer());
  const PanelPixels panel = panel_pixels(model);
  render::OffscreenTarget target = TRY(render::create_offscreen_target(panel.width, panel.height));
  return Painter{.context = std::move(context),
                 .renderer = std::move(renderer),
                 .target = std::move(target),
                 .width_px = panel.width,
                 .height_px = panel.height};
}

base::Result<void> paint(Painter& painter, Reader& reader) {
  const Model& model = reader.model;
  const PanelPixels panel = panel_pixels(model);
  if (painter.width_px != panel.width || painter.height_px != panel.height) {
    painter.target = TRY(render::create_offscreen_target(panel.width, panel.height));
    painter.width_px = panel.width;
    painter.height_px = panel.height;
  }
  painter.renderer.draw(reader.canvas, painter.width_px, painter.height_px, render::palette(model.settings.theme).desk,
                        model.panel.turn);
  painter.target.finish();
  return {};
}

base::Result<void> write_picture(const Painter& painter, const std::string& path) {
  return render::write_png(path, painter.width_px, painter.height_px, painter.target.read_pixels());
}

}  // namespace app
