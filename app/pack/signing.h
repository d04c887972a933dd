// Signing as `sign` and `stick` do it.
#pragma once

#include "app/pack/commands.h"
#include "platform/base/result.h"
#include "platform/base/task.h"
#include "store/write/sign/bundle.h"

namespace app {

// The signed folder of an edition, with a key that is open; a day or a folder that is not told is today, beside the
// edition. Fails as write_bundle() does.
base::Result<store::Bundle> sign_edition(const SignOptions& options, const store::SecretKey& key,
                                         const base::Task& task);

}  // namespace app
