// bench_floor [--size WxH] [--exit-after MS]: the floor every budget of start and memory is a multiple of. An empty
// window of GLFW and OpenGL ES 3 that draws one textured, blended quad and then waits. Uses nothing of Lectern but the
// figures it prints.
#define GLFW_INCLUDE_NONE
#include <GLES3/gl3.h>
#include <GLFW/glfw3.h>
#include <cstdio>

#include <cstdlib>
#include <cstring>

#include "tests/bench/print_stats.h"

namespace {

constexpr const char* vertex_shader = R"(#version 300 es
in vec2 position;
out vec2 place;
void main() { place = position; gl_Position = vec4(position - 0.5, 0.0, 1.0); }
)";
constexpr const char* fragment_shader = R"(#version 300 es
precision mediump float;
uniform sampler2D picture;
in vec2 place;
out vec4 color;
void main() { color = vec4(0.1, 0.2, 0.3, texture(picture, place).r); }
)";

GLuint compile(GLenum stage, const char* source) {
  const GLuint shader = glCreateShader(stage);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

void draw_quad() {
  const GLuint program = glCreateProgram();
  glAttachShader(program, compile(GL_VERTEX_SHADER, vertex_shader));
  glAttachShader(program, compile(GL_FRAGMENT_SHADER, fragment_shader));
  glBindAttribLocation(program, 0, "position");
  glLinkProgram(program);
  glUseProgram(program);
  const float corners[] = {0, 0, 1, 0, 0, 1, 1, 1};
  GLuint buffer = 0;
  glGenBuffers(1, &buffer);
  glBindBuffer(GL_ARRAY_BUFFER, buffer);
  glBufferData(GL_ARRAY_BUFFER, sizeof(corners), corners, GL_STATIC_DRAW);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
  const unsigned char texels[] = {255, 64, 64, 255};
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, 2, 2, 0, GL_RED, GL_UNSIGNED_BYTE, texels);
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  glClearColor(1, 1, 1, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

GLFWwindow* open_window(int width, int height) {
#if GLFW_VERSION_MAJOR > 3 || GLFW_VERSION_MINOR >= 4
  glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
  if (glfwInit() != GLFW_TRUE) return nullptr;
  glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_ES_API);
  glfwWindowHint(GLFW_CONTEXT_CREATION_API, GLFW_EGL_CONTEXT_API);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  return glfwCreateWindow(width, height, "floor", nullptr, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
  double exit_after_ms = 0;
  int width = 1280;
  int height = 720;
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--exit-after") == 0) exit_after_ms = std::atof(argv[i + 1]);
    if (std::strcmp(argv[i], "--size") == 0) std::sscanf(argv[i + 1], "%dx%d", &width, &height);
  }
  GLFWwindow* window = open_window(width, height);
  if (window == nullptr) {
    fputs("bench_floor: no window (is DISPLAY set?)\n", stderr);
    return 1;
  }
  glfwMakeContextCurrent(window);
  draw_quad();
  glfwSwapBuffers(window);
  glFinish();
  const double first_frame_ms = base::since_process_start_ms();
  int wakeups = 0;
  while (glfwWindowShouldClose(window) == GLFW_FALSE) {
    const double left_ms = exit_after_ms - base::since_process_start_ms();
    if (exit_after_ms > 0 && left_ms <= 0) break;
    exit_after_ms > 0 ? glfwWaitEventsTimeout(left_ms / 1e3) : glfwWaitEvents();
    ++wakeups;
  }
  bench::print_stats(first_frame_ms, 1, wakeups, reinterpret_cast<const char*>(glGetString(GL_RENDERER)));
  glfwTerminate();
  return 0;
}
