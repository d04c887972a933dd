#include "store/installed/terminal.h"

#include "platform/base/file.h"
#include "store/trust/fields.h"

namespace store {
namespace {

constexpr std::size_t most_bytes = 8192;

std::string in_editions(const std::string& data, const std::string& name) {
  return base::join_path(editions_folder(data), name);
}

}  // namespace

std::string terminal_text(const TerminalFile& terminal) {
  return "format=1\nid=" + terminal.id + "\nfactory=" + terminal.factory +
         "\nfilesystem=" + (terminal.any_filesystem ? "any" : "safe") + "\n";
}

base::Result<TerminalFile> read_terminal(const std::string& data) {
  const std::string path = terminal_path(data);
  const std::string text = TRY(base::read_file(path, most_bytes));
  FieldReader reader(path, TRY(read_fields(path, text, most_bytes)));
  TerminalFile terminal;
  reader.number("format", 1, 1);
  terminal.id = reader.text("id");
  terminal.factory = reader.text("factory");
  terminal.any_filesystem = reader.choice("filesystem", {"safe", "any"}) == "any";
  reader.end();
  if (reader.failure()) return *reader.failure();
  return terminal;
}

std::string terminal_path(const std::string& data) { return base::join_path(data, "terminal"); }
std::string root_key_path(const std::string& data) { return base::join_path(data, "root.pub"); }
std::string editions_folder(const std::string& data) { return base::join_path(data, "editions"); }
std::string incoming_folder(const std::string& data) { return base::join_path(data, "incoming"); }
std::string database_path(const std::string& data, const std::string& name) { return in_editions(data, name + ".db"); }
std::string manifest_path(const std::string& data, const std::string& name) {
  return in_editions(data, name + ".manifest");
}
std::string signature_path(const std::string& data, const std::string& name) {
  return in_editions(data, name + ".manifest.minisig");
}
std::string key_list_path(const std::string& data, std::uint64_t version) {
  return in_editions(data, std::to_string(version) + ".keylist");
}
std::string key_list_signature_path(const std::string& data, std::uint64_t version) {
  return key_list_path(data, version) + ".minisig";
}

}  // namespace store
