#include <EGL/egl.h>
#include "doctest/doctest.h"

#include <cstdlib>
#include <string>

#include "platform/kiosk/private.h"
#include "platform/kiosk/window.h"

namespace {

// An environment variable for the length of a test case.
class Environment {
 public:
  Environment(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    value == nullptr ? unsetenv(name) : setenv(name, value, 1);
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  ~Environment() { old_.empty() ? unsetenv(name_) : setenv(name_, old_.c_str(), 1); }

 private:
  const char* name_;
  std::string old_;
};

}  // namespace

TEST_CASE("a context without a display is current, and gone when it is destroyed") {
  const Environment no_display("DISPLAY", nullptr);
  {
    const auto context = kiosk::create_headless_context();
    REQUIRE_MESSAGE(context, context.error().what);
    CHECK(eglGetCurrentContext() != EGL_NO_CONTEXT);
    CHECK(eglQueryAPI() == EGL_OPENGL_ES_API);
  }
  CHECK(eglGetCurrentContext() == EGL_NO_CONTEXT);
}

TEST_CASE("contexts without a display can be made one after the other") {
  for (int i = 0; i < 3; ++i) {
    const auto context = kiosk::create_headless_context();
    CHECK(context);
  }
}

TEST_CASE("without a display the window is refused with a sentence that names DISPLAY") {
  const Environment no_display("DISPLAY", nullptr);
  const auto window = kiosk::open_window({});
  REQUIRE_FALSE(window);
  CHECK(window.error().code == base::ErrorCode::unavailable);
  CHECK(window.error().what.find("DISPLAY is not set") != std::string::npos);
  CHECK(window.error().what.find("--shot") != std::string::npos);
}

TEST_CASE("a display that does not answer is named") {
  const Environment nowhere("DISPLAY", ":29999");
  const auto window = kiosk::open_window({});
  REQUIRE_FALSE(window);
  CHECK(window.error().code == base::ErrorCode::unavailable);
  CHECK(window.error().what.find("DISPLAY=:29999") != std::string::npos);
}

TEST_CASE("the clock never goes back") {
  int steps_back = 0;
  double before = kiosk::now_ms();
  for (int i = 0; i < 1000; ++i) {
    const double now = kiosk::now_ms();
    if (now < before) ++steps_back;
    before = now;
  }
  CHECK(steps_back == 0);
}

TEST_CASE("no program is asked about what is typed; compiled shaders are kept on disk only where nobody else comes") {
  const Environment input("XMODIFIERS", "@im=somebody");
  const Environment cache("MESA_SHADER_CACHE_DISABLE", nullptr);
  const Environment old_cache("MESA_GLSL_CACHE_DISABLE", nullptr);
  kiosk::keep_to_ourselves(false);
  CHECK(std::string(std::getenv("XMODIFIERS")) == "@im=none");
  CHECK(std::getenv("MESA_SHADER_CACHE_DISABLE") == nullptr);
  kiosk::keep_to_ourselves(true);
  CHECK(std::string(std::getenv("MESA_SHADER_CACHE_DISABLE")) == "true");
  CHECK(std::string(std::getenv("MESA_GLSL_CACHE_DISABLE")) == "true");
}
