// Terminal: what a data folder was set up with, once and for good, in its file `terminal`: whose editions it takes, and
// the edition that came with it, which is not in the folder and never changes. With it the names of all that the folder
// holds:
//
//   terminal  root.pub  lock       written when it is set up
//   state.0  state.1               state.h
//   editions/NAME.db .manifest .minisig    what is installed; NAME as edition_name() gives it
//   editions/VERSION.keylist .keylist.minisig   the list of keys that counts
//   incoming/                      what an update has begun: garbage by definition
#pragma once

#include <cstdint>
#include <string>

#include "platform/base/result.h"

namespace store {

struct TerminalFile {
  std::string id;               // whose editions it takes
  std::string factory;          // path of the edition that came with it
  bool any_filesystem = false;  // set up for trying out: a power cut may cost both editions
};

std::string terminal_text(const TerminalFile& terminal);
// Fails with not_found where the folder was never set up, bad_input where the file is damaged.
base::Result<TerminalFile> read_terminal(const std::string& data);

std::string terminal_path(const std::string& data);
std::string root_key_path(const std::string& data);
std::string editions_folder(const std::string& data);
std::string incoming_folder(const std::string& data);
// "DATA/editions/NAME.db". Requires: not the factory edition.
std::string database_path(const std::string& data, const std::string& name);
std::string manifest_path(const std::string& data, const std::string& name);
std::string signature_path(const std::string& data, const std::string& name);
std::string key_list_path(const std::string& data, std::uint64_t version);
std::string key_list_signature_path(const std::string& data, std::uint64_t version);

}  // namespace store
