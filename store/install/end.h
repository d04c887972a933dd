// End: how an update ends, or any question about one: a code of a closed list, for scripts and for the screen, and for
// each code one plain sentence and one thing to do. INSTALL.md lists them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "platform/base/result.h"

namespace store {

enum class EndCode : std::uint8_t {
  // what was asked for has been done, or there is nothing to do
  installed,
  same,
  // the edition is not for this terminal
  older,
  serial_conflict,
  refused_before,
  other_library,
  epoch_old,
  reader_too_old,
  schema_unknown,
  // the stick
  no_stick,
  no_edition,
  stick_gone,
  stick_changed,
  stick_slow,
  stick_filesystem,
  stick_bad_file,
  incomplete,
  // signatures
  signature_missing,
  signature_bad,
  key_unknown,
  key_revoked,
  keylist_bad,
  manifest_bad,
  // what was signed
  payload_bad,
  archive_bad,
  database_bad,
  picture_bad,
  // the terminal
  no_space,
  data_filesystem,
  data_read_only,
  data_error,
  cancelled,
  busy,
  rolled_back,
  no_previous,
  internal,
};

struct End {
  EndCode code = EndCode::internal;
  std::string what;  // for the log and whoever helps: which file, what the system said. May be empty
};

// A step of an update: a value, or how the update ends because of it.
template <class T>
using Outcome = base::Result<T, End>;

// "SIGNATURE_BAD"
std::string_view name_of(EndCode code);
std::optional<EndCode> end_code_named(std::string_view name);
// In English; the reader translates it.
std::string_view sentence_of(EndCode code);

// Unwraps what the world refuses as an end of `code`.
template <class T>
Outcome<T> ended(EndCode code, base::Result<T>&& result) {
  if (!result) return End{code, std::move(result).error().what};
  if constexpr (std::is_void_v<T>) {
    return {};
  } else {
    return std::move(result).value();
  }
}

// What the system said of a file of the data folder: NO_SPACE, DATA_READ_ONLY or DATA_ERROR.
End data_end(const base::Error& error);
template <class T>
Outcome<T> on_data(base::Result<T>&& result) {
  if (!result) return data_end(result.error());
  if constexpr (std::is_void_v<T>) {
    return {};
  } else {
    return std::move(result).value();
  }
}

}  // namespace store
