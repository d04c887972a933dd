#include "store/install/end.h"

#include <array>
#include <cerrno>

namespace store {
namespace {

struct Row {
  EndCode code;
  std::string_view name;
  std::string_view sentence;
};

// Marks words for translators: the reader shows them in its own language.
constexpr std::string_view told(std::string_view english) { return english; }

constexpr std::array rows{
    Row{EndCode::installed, "INSTALLED", told("The new edition is installed. You may pull the stick out.")},
    Row{EndCode::same, "SAME", told("This edition is installed already. There is nothing to do.")},
    Row{EndCode::older, "OLDER",
        told("The stick holds an older edition than the terminal. Put the newest edition on the stick.")},
    Row{EndCode::serial_conflict, "SERIAL_CONFLICT",
        told("The stick holds another edition with the same serial number. Build it again with a higher serial "
             "number.")},
    Row{EndCode::refused_before, "REFUSED_BEFORE",
        told("This edition was installed before and did not work. Build a new one with a higher serial number.")},
    Row{EndCode::other_library, "OTHER_LIBRARY",
        told("This edition belongs to another library. Use the stick on that library's terminals.")},
    Row{EndCode::epoch_old, "EPOCH_OLD",
        told("This edition was signed before keys were replaced. Sign it again with the new key.")},
    Row{EndCode::reader_too_old, "READER_TOO_OLD",
        told("This edition needs a newer Lectern. Ask whoever looks after the terminal to update the program.")},
    Row{EndCode::schema_unknown, "SCHEMA_UNKNOWN",
        told("This terminal does not know this kind of edition. Build it with the Lectern that the terminal has.")},
    Row{EndCode::no_stick, "NO_STICK", told("There is no stick. Put it in and wait a moment.")},
    Row{EndCode::no_edition, "NO_EDITION",
        told("There is no edition on this stick. Copy the folder \"lectern\" to its top level.")},
    Row{EndCode::stick_gone, "STICK_GONE",
        told("The stick was pulled out before its edition was copied. Put it in again and leave it until told.")},
    Row{EndCode::stick_changed, "STICK_CHANGED",
        told("What is on the stick changed while it was read. Copy the edition to it again.")},
    Row{EndCode::stick_slow, "STICK_SLOW", told("The stick does not answer. Try another stick.")},
    Row{EndCode::stick_filesystem, "STICK_FILESYSTEM",
        told("This stick cannot be read here. Format it as FAT32 or exFAT and copy the edition again.")},
    Row{EndCode::stick_bad_file, "STICK_BAD_FILE",
        told("A file on the stick is not what its name says. Copy the edition to an empty stick.")},
    Row{EndCode::incomplete, "INCOMPLETE",
        told("The edition on the stick is not complete. Copy its whole folder again.")},
    Row{EndCode::signature_missing, "SIGNATURE_MISSING",
        told("The edition on the stick is not signed. Sign it with lectern-pack sign and copy it again.")},
    Row{EndCode::signature_bad, "SIGNATURE_BAD",
        told("The signature does not fit the edition. Sign it again and copy its whole folder.")},
    Row{EndCode::key_unknown, "KEY_UNKNOWN",
        told("The edition was signed with a key that this terminal does not know. Put the new list of keys on the "
             "stick.")},
    Row{EndCode::key_revoked, "KEY_REVOKED",
        told("The edition was signed with a key that is not valid any more. Sign it with the new key.")},
    Row{EndCode::keylist_bad, "KEYLIST_BAD",
        told("The list of keys on the stick cannot be used. Copy the newest one, with its signature.")},
    Row{EndCode::manifest_bad, "MANIFEST_BAD",
        told("The description of the edition cannot be read. Sign the edition again and copy it.")},
    Row{EndCode::payload_bad, "PAYLOAD_BAD",
        told("The edition was damaged on its way. Copy it again, or try another stick.")},
    Row{EndCode::archive_bad, "ARCHIVE_BAD", told("The edition cannot be unpacked. Sign it again and copy it.")},
    Row{EndCode::database_bad, "DATABASE_BAD",
        told("The edition is damaged inside. Build it again, check it with lectern-pack check, and sign it.")},
    Row{EndCode::picture_bad, "PICTURE_BAD",
        told("A picture of the edition cannot be shown. Build the edition again without it.")},
    Row{EndCode::no_space, "NO_SPACE",
        told("There is not enough room on the terminal. Ask whoever looks after it for a larger card.")},
    Row{EndCode::data_filesystem, "DATA_FILESYSTEM",
        told("The terminal cannot keep editions safely on this file system. Use a card with ext4 or f2fs.")},
    Row{EndCode::data_read_only, "DATA_READ_ONLY",
        told("The terminal's card cannot be written to. Restart the terminal; if that does not help, replace the "
             "card.")},
    Row{EndCode::data_error, "DATA_ERROR",
        told("The terminal's card does not work as it should. The edition before is still there; replace the card "
             "soon.")},
    Row{EndCode::cancelled, "CANCELLED", told("The update was cancelled. The edition before is still there.")},
    Row{EndCode::busy, "BUSY", told("Another update is running. Wait until it has ended.")},
    Row{EndCode::rolled_back, "ROLLED_BACK",
        told("The edition did not work, and the terminal has gone back to one that does. Build a new edition.")},
    Row{EndCode::no_previous, "NO_PREVIOUS", told("There is no edition to go back to. Install one from a stick.")},
    Row{EndCode::internal, "INTERNAL",
        told("Something went wrong that should not. The edition before is still there; please report it.")},
};

const Row& row_of(EndCode code) { return rows[static_cast<std::size_t>(code)]; }

}  // namespace

std::string_view name_of(EndCode code) { return row_of(code).name; }
std::string_view sentence_of(EndCode code) { return row_of(code).sentence; }

std::optional<EndCode> end_code_named(std::string_view name) {
  for (const Row& row : rows) {
    if (row.name == name) return row.code;
  }
  return std::nullopt;
}

End data_end(const base::Error& error) {
  switch (error.system) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return {EndCode::no_space, error.what};
    case EROFS:
      return {EndCode::data_read_only, error.what};
    default:
      return {error.code == base::ErrorCode::interrupted ? EndCode::cancelled : EndCode::data_error, error.what};
  }
}

}  // namespace store
