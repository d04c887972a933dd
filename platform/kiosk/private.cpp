#include "platform/kiosk/private.h"

#include <cstdlib>  // setenv, of POSIX

namespace kiosk {

void keep_to_ourselves(bool nothing_on_disk) {
  setenv("XMODIFIERS", "@im=none", 1);
  if (!nothing_on_disk) return;
  setenv("MESA_SHADER_CACHE_DISABLE", "true", 1);
  setenv("MESA_GLSL_CACHE_DISABLE", "true", 1);  // its name before Mesa 22
}

}  // namespace kiosk
