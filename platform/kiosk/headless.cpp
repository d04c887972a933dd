// A context without a display: EGL on Mesa's surfaceless platform. No X server is looked for and none is needed.
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <cstdlib>  // setenv, of POSIX

#include "platform/kiosk/private.h"
#include "platform/kiosk/window.h"

namespace kiosk {

struct HeadlessContext::Impl {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (display == EGL_NO_DISPLAY) return;
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
    eglTerminate(display);
  }
};

namespace {

// A surface type of 0 accepts every configuration: we draw into framebuffer objects only.
EGLContext create_context(EGLDisplay display, EGLint renderable, EGLint major) {
  const EGLint wanted[] = {EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, renderable, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  if (eglChooseConfig(display, wanted, &config, 1, &count) == EGL_FALSE || count == 0) return EGL_NO_CONTEXT;
  const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION, major, EGL_NONE};
  return eglCreateContext(display, config, EGL_NO_CONTEXT, version);
}

base::Error no_context(const char* what) {
  return {base::ErrorCode::unavailable, std::string("no OpenGL ES without a display: ") + what +
                                            " (Debian's libegl-mesa0 and libgl1-mesa-dri provide it)"};
}

}  // namespace

HeadlessContext::HeadlessContext(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HeadlessContext::HeadlessContext(HeadlessContext&&) noexcept = default;
HeadlessContext& HeadlessContext::operator=(HeadlessContext&&) noexcept = default;
HeadlessContext::~HeadlessContext() = default;

base::Result<HeadlessContext> create_headless_context() {
  keep_to_ourselves(true);
  setenv("EGL_LOG_LEVEL", "fatal", 0);  // Mesa tells standard error about every card it does not find
  auto impl = std::make_unique<HeadlessContext::Impl>();
  impl->display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (impl->display == EGL_NO_DISPLAY) return no_context("EGL has no surfaceless platform");
  if (eglInitialize(impl->display, nullptr, nullptr) == EGL_FALSE) return no_context("EGL does not start");
  if (eglBindAPI(EGL_OPENGL_ES_API) == EGL_FALSE) return no_context("EGL offers no OpenGL ES");
  impl->context = create_context(impl->display, EGL_OPENGL_ES3_BIT, 3);
  if (impl->context == EGL_NO_CONTEXT) impl->context = create_context(impl->display, EGL_OPENGL_ES2_BIT, 2);
  if (impl->context == EGL_NO_CONTEXT) return no_context("neither OpenGL ES 3.0 nor 2.0 is offered");
  if (eglMakeCurrent(impl->display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl->context) == EGL_FALSE) {
    return no_context("the context cannot be used without a surface");
  }
  return HeadlessContext(std::move(impl));
}

}  // namespace kiosk
