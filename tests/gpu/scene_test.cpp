// One picture with everything in it, drawn by OpenGL ES 3.0 and again by 2.0; and pictures as files.
#include <GLES3/gl3.h>
#include <stb/stb_image.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "doctest/doctest.h"
#include "tests/golden.h"
#include "tests/gpu/picture.h"

using picture::Easel;
using render::rgb;

namespace {

constexpr int picture_width_px = 320;
constexpr int picture_height_px = 200;

void paint_shapes(render::Canvas& c) {
  c.fill({0, 0, picture_width_px, 24}, rgb(0x2B3A4A));
  c.stroke({20, 40, 90, 50}, rgb(0xD55E00), 2);
  c.push_clip({30, 50, 70, 30});
  c.fill({0, 0, picture_width_px, picture_height_px}, rgb(0x0072B2, 0.35F));
  c.line({30, 80}, {100, 50}, rgb(0x0072B2), 3);
  c.pop_clip();
  for (int i = 0; i < 6; ++i) {
    const auto step = static_cast<float>(i);
    c.line({130, 40 + step * 10}, {300, 40 + step * 25}, rgb(0x009E73), 0.5F + step * 0.5F);
  }
  const render::ColoredPoint ribbon[] = {{{20, 110}, rgb(0xCC79A7, 0.5F)},
                                         {{120, 150}, rgb(0x56B4E9, 0.5F)},
                                         {{120, 190}, rgb(0x56B4E9, 0.5F)},
                                         {{20, 130}, rgb(0xCC79A7, 0.5F)}};
  const std::uint16_t indices[] = {0, 1, 2, 0, 2, 3};
  c.triangles(ribbon, indices);
}

int largest_difference(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  REQUIRE(a.size() == b.size());
  int largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

std::vector<std::uint8_t> decode(const std::string& png) {
  int width = 0;
  int height = 0;
  int channels = 0;
  stbi_uc* pixels = stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(png.data()), static_cast<int>(png.size()),
                                          &width, &height, &channels, 4);
  REQUIRE(pixels != nullptr);
  std::vector<std::uint8_t> rgba(pixels, pixels + static_cast<std::ptrdiff_t>(width) * height * 4);
  stbi_image_free(pixels);
  return rgba;
}

bool expecting_es2() { return std::getenv("LECTERN_EXPECT_ES2") != nullptr; }

std::filesystem::path build_folder() { return std::filesystem::path(LECTERN_GOLDEN_USED).parent_path().parent_path(); }

}  // namespace

TEST_CASE("the context is of the version this run is about") {
  const Easel easel(8, 8);
  const std::string version = expecting_es2() ? "OpenGL ES 2." : "OpenGL ES 3.";
  CHECK(easel.renderer.description().find(version) != std::string::npos);
}

TEST_CASE("shapes look as they did") {
  Easel easel(picture_width_px, picture_height_px);
  const auto seen = easel.draw(paint_shapes, rgb(0xFBF9F4));
  const auto made = build_folder() / (expecting_es2() ? "shapes-es2.png" : "shapes-es3.png");
  REQUIRE(render::write_png(made.string(), picture_width_px, picture_height_px, seen));
  const auto expected = golden::use("gpu/shapes.png");
  if (golden::blessing()) golden::write(expected, golden::read(made));
  REQUIRE_MESSAGE(std::filesystem::exists(expected), "BLESS=1 makes it");
  // 1 of 255: releases of Mesa round an interpolated alpha differently.
  CHECK_MESSAGE(largest_difference(seen, decode(golden::read(expected))) <= 1, "look at " << made);
}

TEST_CASE("OpenGL ES 2.0 draws what 3.0 draws") {
  Easel easel(picture_width_px, picture_height_px);
  const auto dark = picture::words(easel.fonts, "The ferry sails at nine", 19);
  const auto light = picture::words(easel.fonts, "Harbour Gazette", 15);
  const auto seen = easel.draw([&](render::Canvas& c) {
    paint_shapes(c);
    c.text(light, {10, 1}, rgb(0xFFFFFF));
    c.text(dark, {60, 150}, rgb(0x1A1A1A));
  });
  const auto file = build_folder() / "scene-es3.png";
  if (expecting_es2()) {
    REQUIRE_MESSAGE(std::filesystem::exists(file), "gpu_tests makes " << file);
    CHECK(largest_difference(seen, decode(golden::read(file))) <= 1);
  } else {
    CHECK(render::write_png(file.string(), picture_width_px, picture_height_px, seen));
  }
}

TEST_CASE("a picture comes back from its file as it was, and twice the same bytes") {
  std::vector<std::uint8_t> rgba;
  for (int i = 0; i < 31 * 17; ++i) {
    const auto value = static_cast<std::uint8_t>(i * 37 % 256);
    rgba.insert(rgba.end(), {value, static_cast<std::uint8_t>(255 - value), static_cast<std::uint8_t>(i % 7), 255});
  }
  const std::string path = (build_folder() / "gpu-picture.png").string();
  REQUIRE(render::write_png(path, 31, 17, rgba));
  const std::string first = golden::read(path);
  CHECK(decode(first) == rgba);
  REQUIRE(render::write_png(path, 31, 17, rgba));
  CHECK(golden::read(path) == first);
}

TEST_CASE("a picture that cannot be written says so") {
  const std::vector<std::uint8_t> rgba(4, 255);
  const auto written = render::write_png("/no/such/folder/picture.png", 1, 1, rgba);
  REQUIRE_FALSE(written);
  CHECK(written.error().what.find("/no/such/folder") != std::string::npos);
}

TEST_CASE("a target of an impossible size is refused with both sizes") {
  const Easel easel(8, 8);
  for (const auto& [width, height] : {std::pair{0, 10}, {10, -1}, {1'000'000, 10}}) {
    const auto target = render::create_offscreen_target(width, height);
    REQUIRE_FALSE(target);
    CHECK(target.error().what.find(std::to_string(width) + "x" + std::to_string(height)) != std::string::npos);
  }
}

TEST_CASE("whatever state another user of the context left, a frame looks the same") {
  Easel easel(picture_width_px, picture_height_px);
  const auto text = picture::words(easel.fonts, "The ferry sails at nine", 19);
  const auto paint = [&](render::Canvas& c) {
    paint_shapes(c);
    c.text(text, {60, 150}, rgb(0x1A1A1A));
  };
  const auto clean = easel.draw(paint);
  easel.draw([](render::Canvas&) {}, rgb(0x804020));  // nothing of it may shine through
  GLuint depth = 0;
  glGenRenderbuffers(1, &depth);
  glBindRenderbuffer(GL_RENDERBUFFER, depth);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT16, picture_width_px, picture_height_px);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_NEVER);
  glEnable(GL_CULL_FACE);
  glFrontFace(GL_CW);
  glEnable(GL_SCISSOR_TEST);
  glScissor(3, 3, 5, 5);
  glViewport(1, 2, 3, 4);
  glDisable(GL_BLEND);
  glBlendEquation(GL_FUNC_REVERSE_SUBTRACT);
  glBlendFunc(GL_ONE, GL_ZERO);
  glColorMask(GL_FALSE, GL_TRUE, GL_FALSE, GL_TRUE);
  glActiveTexture(GL_TEXTURE1);
  glBindTexture(GL_TEXTURE_2D, 0);
  glUseProgram(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, 0);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 8);
  glPixelStorei(GL_PACK_ALIGNMENT, 8);
  CHECK(clean == easel.draw(paint));
  glDeleteRenderbuffers(1, &depth);
}
