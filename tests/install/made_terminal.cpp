#include "tests/install/made_terminal.h"

#include <filesystem>

#include "platform/base/file.h"
#include "store/install/find_updates.h"
#include "store/install/install.h"
#include "store/write/sign/bundle.h"
#include "tests/made_edition.h"

namespace {

std::string path_of_list(const std::string& stick, std::uint64_t version) {
  return stick + "/lectern/keys/" + std::to_string(version) + ".keylist";
}

void write_list(const std::string& path, const store::KeyList& list, const store::SecretKey& by) {
  const std::string text = store::key_list_text(list);
  REQUIRE(base::replace_file(path, text));
  REQUIRE(base::replace_file(path + ".minisig", store::signature_text(store::sign(text, "keys", by))));
}

// What is in the database is not these tests' matter.
store::Outcome<void> trusting(const std::string&, const store::Manifest&, const base::Task&) { return {}; }

}  // namespace

MadeTerminal::MadeTerminal() : data(scratch / "data"), stick(scratch / "stick") {
  std::filesystem::create_directories(stick);
  list.keys = {key.public_key()};
  make_edition(scratch / "factory.edition");
  REQUIRE(base::replace_file(scratch / "root.pub", store::public_key_text(root.public_key())));
  write_list(scratch / "1.keylist", list, root);
  const store::Outcome<void> made = store::set_up_data(data, {.root = scratch / "root.pub",
                                                              .key_list = scratch / "1.keylist",
                                                              .factory = scratch / "factory.edition",
                                                              .any_filesystem = true});
  REQUIRE_MESSAGE(made, made.error().what);
}

std::string MadeTerminal::put(const Signing& signing, const store::SecretKey& by) const {
  make_edition(scratch / "made.edition", {"UPDATE edition SET id = '" + signing.id + "', serial = " +
                                          std::to_string(signing.serial) + ", title = '" + signing.title + "'"});
  std::filesystem::create_directories(stick + "/lectern");
  store::BundleRequest request;
  request.edition = scratch / "made.edition";
  request.folder = stick + "/lectern";
  request.built = "2026-11-22";
  request.epoch = signing.epoch;
  const base::Result<store::Bundle> bundle = store::write_bundle(request, by, {});
  REQUIRE_MESSAGE(bundle, bundle.error().what);
  return "lectern/" + store::bundle_name(bundle.value().manifest);
}

void MadeTerminal::put_keys(const store::KeyList& keys, const store::SecretKey& by) const {
  std::filesystem::create_directories(stick + "/lectern/keys");
  write_list(path_of_list(stick, keys.version), keys, by);
}

store::DataFolder MadeTerminal::open(store::Access access) const {
  store::Outcome<store::DataFolder> opened = store::open_data(data, access);
  REQUIRE_MESSAGE(opened, name_of(opened.error().code) << " " << opened.error().what);
  return std::move(opened).value();
}

store::Outcome<store::Offers> MadeTerminal::offers() const {
  store::Source source = TRY(store::open_source(stick, store::SourceKind::stick));
  return store::judge(open(store::Access::read), TRY(store::find(source)));
}

std::string MadeTerminal::verdict(bool overrule) const {
  const store::Outcome<store::Offers> judged = offers();
  if (!judged) return std::string(name_of(judged.error().code));
  const store::Outcome<store::Offer> best = store::best_of(judged.value(), overrule);
  return std::string(name_of(best ? store::EndCode::installed : best.error().code));
}

std::string MadeTerminal::install(const Signing& signing) const {
  const std::string folder = put(signing);
  const store::Outcome<store::Offers> judged = offers();
  REQUIRE_MESSAGE(judged, judged.error().what);
  for (const store::Offer& offer : judged.value().offers) {
    if (offer.folder != folder) continue;
    store::DataFolder opened = open();
    store::Outcome<store::Source> source = store::open_source(stick, store::SourceKind::stick);
    REQUIRE(source);
    const store::Outcome<void> done = store::install(opened, source.value(), offer, trusting, {});
    REQUIRE_MESSAGE(done, name_of(done.error().code) << " " << done.error().what);
    return opened.state().current;
  }
  FAIL("not offered: " << folder);
  return {};
}
