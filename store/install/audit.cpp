#include "store/install/audit.h"

#include <algorithm>
#include <array>

#include "platform/base/file.h"
#include "store/install/editions.h"
#include "store/install/keys.h"
#include "store/install/offer.h"

namespace store {
namespace {

void audit_state(const DataFolder& data, std::vector<std::string>& wrong) {
  // One of them may be torn by a power cut: the next state goes there.
  if (!read_state(data.path()).state)
    wrong.push_back(slot_path(data.path(), 0) + ": is damaged, and so is the other; the next start writes them anew");
}

void audit_keys(const DataFolder& data, std::vector<std::string>& wrong) {
  const std::string path = key_list_path(data.path(), data.state().key_list);
  if (const Outcome<SignedKeyList> list = read_signed_list(path, data.root()); !list)
    wrong.push_back(list.error().what);
}

// A key that was revoked later does not unmake what is installed, and the list of that time is gone: so of a signature
// only that it is one of a key that is listed is looked at.
void audit_edition(const DataFolder& data, const std::string& name, const base::Task& task,
                   std::vector<std::string>& wrong) {
  if (const Outcome<void> sound = check_installed(data.path(), name, task); !sound) {
    wrong.push_back(sound.error().what);
    return;
  }
  const base::Result<std::string> text = base::read_file(manifest_path(data.path(), name), max_manifest_bytes);
  const base::Result<std::string> signature = base::read_file(signature_path(data.path(), name), max_signature_bytes);
  if (!text || !signature) {
    wrong.push_back((text ? signature.error() : text.error()).what);
    return;
  }
  const Outcome<Manifest> manifest = check_signed(name, text.value(), signature.value(), data.keys());
  if (!manifest && manifest.error().code != EndCode::key_revoked && manifest.error().code != EndCode::key_unknown)
    wrong.push_back(manifest.error().what);
  if (manifest && Floor{manifest.value().epoch, manifest.value().serial} > data.state().floor)
    wrong.push_back(name + ": is newer than the state's floor");
}

void audit_names(const DataFolder& data, std::vector<std::string>& wrong) {
  constexpr std::array<std::string_view, 7> known{"editions", "incoming", "lock",    "root.pub",
                                                  "state.0",  "state.1",  "terminal"};
  const base::Result<std::vector<base::Entry>> entries = base::list_folder(data.path());
  if (!entries) {
    wrong.push_back(entries.error().what);
    return;
  }
  for (const base::Entry& entry : entries.value()) {
    if (std::find(known.begin(), known.end(), entry.name) == known.end())
      wrong.push_back(base::join_path(data.path(), entry.name) + ": does not belong here");
  }
}

}  // namespace

std::vector<std::string> audit(const DataFolder& data, const base::Task& task) {
  std::vector<std::string> wrong;
  audit_state(data, wrong);
  audit_keys(data, wrong);
  audit_names(data, wrong);
  for (const std::string& name : {data.state().current, data.state().previous}) {
    if (!name.empty() && name != factory_edition) audit_edition(data, name, task, wrong);
  }
  if (const Outcome<FactoryEdition> factory = look_at_factory(data.terminal().factory); !factory)
    wrong.push_back(factory.error().what);
  return wrong;
}

}  // namespace store
