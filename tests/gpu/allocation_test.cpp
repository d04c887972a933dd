// A steady frame allocates nothing: every operator new of this thread is counted, and every call of ImGui's allocator.
#include <imgui.h>

#include <cstdlib>
#include <new>

#include "doctest/doctest.h"
#include "tests/gpu/picture.h"

namespace {

// operator new has no other place to count in.
thread_local int allocations = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void* count_and_allocate(std::size_t size, void*) {
  ++allocations;
  return std::malloc(size);
}
void release(void* memory, void*) { std::free(memory); }

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  return memory;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

TEST_CASE("a hundred frames after the first allocate nothing") {
  ImGui::SetAllocatorFunctions(count_and_allocate, release);
  picture::Easel easel(800, 600);
  const auto layout = picture::words(easel.fonts, "Harbour lights, and a fair wind from the west", 20);
  const render::ColoredPoint points[] = {
      {{0, 0}, render::rgb(0)}, {{40, 0}, render::rgb(0xFFFFFF)}, {{40, 40}, render::rgb(0xFF0000)}};
  const std::uint16_t indices[] = {0, 1, 2};
  const auto frame = [&](int number) {
    easel.canvas.begin(800, 600);
    easel.canvas.fill({0, 0, 800, 40}, render::rgb(0x123456));
    for (int row = 0; row < 20; ++row) {
      easel.canvas.push_clip({10, static_cast<float>(row * 30), 700, 30});
      easel.canvas.text(layout, {10, static_cast<float>(row * 30 + number % 3)}, render::rgb(0));
      easel.canvas.pop_clip();
    }
    easel.canvas.line({0, 0}, {800, 600}, render::rgb(0x00AA00), 2);
    easel.canvas.triangles(points, indices);
    easel.canvas.end();
    easel.renderer.draw(easel.canvas, 800, 600, render::rgb(0xFFFFFF));
  };
  allocations = 0;
  for (int i = 0; i < 3; ++i) frame(i);
  CHECK(allocations > 0);  // the counter counts
  allocations = 0;
  for (int i = 0; i < 100; ++i) frame(i);
  CHECK(allocations == 0);
}
