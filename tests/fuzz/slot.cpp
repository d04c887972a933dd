// Any bytes as a state slot: nothing, or a state that is written the same again. The digest at its end is made to fit,
// or nothing would ever come through.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "store/installed/state.h"
#include "store/trust/digest.h"

namespace {

void check(std::string_view slot) {
  const auto state = store::parse_slot(slot);
  if (!state) return;
  const auto again = store::parse_slot(store::slot_text(*state));
  if (!again || !(*again == *state)) std::abort();
}

std::string scratch_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "lectern-fuzz-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) std::abort();
  return name;
}

void write(const std::string& data, std::size_t slot, const std::string& bytes) {
  std::ofstream(store::slot_path(data, slot), std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  check(input);
  const std::size_t last = input.rfind("\ncheck=");
  std::string sealed = input.substr(0, last == std::string::npos ? input.size() : last + 1);
  sealed += "check=" + store::hex_of(store::digest_of(sealed)) + "\n";
  if (sealed.size() > store::slot_bytes) return 0;
  sealed.resize(store::slot_bytes, '\0');
  check(sealed);
  static const std::string folder = scratch_folder();
  write(folder, 0, sealed);
  write(folder, 1, input);
  const store::ReadState read = store::read_state(folder);
  if (read.state.has_value() != (read.sound[0] || read.sound[1])) std::abort();
  return 0;
}
