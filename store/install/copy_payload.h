// Copying the payload: the one long thing that is read of a stick, straight onto the terminal's own disk, hashed on the
// way. What is believed afterwards is our copy, hashed again; the stick is not asked twice.
#pragma once

#include <string>

#include "platform/base/stream.h"
#include "platform/base/task.h"
#include "store/install/end.h"
#include "store/install/source.h"
#include "store/trust/manifest.h"

namespace store {

// Writes the payload of the update in `folder` of the source, whose manifest was verified, to `out`, never more
// than the manifest says; the caller finishes `out`. Tells bytes of bytes. Ends with
//   INCOMPLETE      the file is missing; of parts one is missing, left over, out of order or of another size than the
//                   others (all but the last have the same, the last no more; store/payload/parts.h); in an inbox also
//                   a file that is shorter than the manifest says
//   PAYLOAD_BAD     of another length or with another digest than the manifest says
//   STICK_CHANGED   a file grew, shrank or was written to meanwhile
//   NO_SPACE, DATA_READ_ONLY, DATA_ERROR   what `out` says
// and as the source does. A process that may meet a limit of file size ignores SIGXFSZ.
Outcome<void> copy_payload(Source& source, const std::string& folder, const Manifest& manifest, base::WriteStream& out,
                           const base::Task& task);

}  // namespace store
