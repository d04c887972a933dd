#include "store/install/offer.h"

#include <algorithm>

#include "store/install/editions.h"
#include "store/schema.h"

namespace store {
namespace {

// An edition may be ahead of the list of keys by one epoch, not more: whoever has stolen a key cannot put editions
// beyond the reach of the root key's next list.
constexpr std::uint64_t most_epochs_ahead = 1;

bool was_refused(const State& state, const std::string& name) {
  return std::find(state.refused.begin(), state.refused.end(), name) != state.refused.end();
}

// Whether another edition of that serial is known here. After a lost state or a damaged card none may be: then the same
// edition can come again.
bool is_another_of(const DataFolder& data, std::uint64_t serial, const std::string& name) {
  const State& state = data.state();
  std::vector<std::string> known = state.refused;
  known.push_back(state.current);
  known.push_back(state.previous);
  const std::string start = std::to_string(serial) + "-";
  if (std::any_of(known.begin(), known.end(),
                  [&](const std::string& other) { return other.starts_with(start) && other != name; }))
    return true;
  const Outcome<FactoryEdition> factory = look_at_factory(data.terminal().factory);
  return factory && factory.value().serial == serial;
}

// The digest of what is current where an offer has its serial: of the factory edition it must be computed.
bool is_current(const DataFolder& data, const Manifest& manifest) {
  if (data.state().current != factory_edition)
    return data.state().current == edition_name(manifest.serial, manifest.db_b2);
  const base::Result<std::string> digest = digest_of_file(data.terminal().factory, {});
  return digest && digest.value() == manifest.db_b2;
}

Relation relation_to(const DataFolder& data, const Manifest& manifest) {
  if (manifest.id != data.terminal().id) return Relation::other;
  const Floor offered{manifest.epoch, manifest.serial};
  if (offered == data.state().floor && is_current(data, manifest)) return Relation::same;
  return offered < data.state().floor ? Relation::older : Relation::newer;
}

std::optional<End> refusal(const DataFolder& data, const Offer& offer, const KeyList& keys) {
  const Manifest& manifest = offer.manifest;
  const State& state = data.state();
  const std::string name = edition_name(manifest.serial, manifest.db_b2);
  const auto because = [&](EndCode code, const std::string& why) { return End{code, offer.folder + ": " + why}; };
  if (offer.relation == Relation::other)
    return because(EndCode::other_library, "is for " + manifest.id + ", this terminal for " + data.terminal().id);
  if (manifest.epoch < std::max(keys.epoch, state.floor.epoch))
    return because(EndCode::epoch_old, "is of epoch " + std::to_string(manifest.epoch));
  if (manifest.epoch > std::max(keys.epoch, state.floor.epoch) + most_epochs_ahead)
    return because(EndCode::manifest_bad, "its epoch is beyond the list of keys");
  if (offer.relation == Relation::same) return because(EndCode::same, "is installed");
  if (offer.relation == Relation::older)
    return because(EndCode::older, "serial " + std::to_string(manifest.serial) + ", and " +
                                       std::to_string(state.floor.serial) + " was installed");
  if (manifest.app_min > reader_level)
    return because(EndCode::reader_too_old, "needs reader level " + std::to_string(manifest.app_min));
  if (manifest.schema != static_cast<std::uint64_t>(schema_version))
    return because(EndCode::schema_unknown, "is of schema " + std::to_string(manifest.schema));
  if (was_refused(state, name)) return because(EndCode::refused_before, "did not work before");
  if (Floor{manifest.epoch, manifest.serial} == state.floor && is_another_of(data, manifest.serial, name))
    return because(EndCode::serial_conflict,
                   "is not the edition of serial " + std::to_string(manifest.serial) + " that was installed");
  return std::nullopt;
}

Outcome<Offer> judge_one(const DataFolder& data, const FoundUpdate& found, const KeyList& keys) {
  if (found.trouble) return *found.trouble;
  Offer offer{found.folder, found.manifest, found.signature, {}, Relation::newer, std::nullopt};
  offer.manifest = TRY(check_signed(found.folder, found.manifest, found.signature, keys));
  offer.relation = relation_to(data, offer.manifest);
  offer.refused = refusal(data, offer, keys);
  return offer;
}

// The newest list of the stick, where it is newer than the terminal's.
Outcome<std::optional<SignedKeyList>> judge_keys(const DataFolder& data, const std::vector<FoundKeyList>& found) {
  std::optional<SignedKeyList> newest;
  for (const FoundKeyList& file : found) {
    // In an inbox what is incomplete will come.
    if (file.trouble && file.trouble->code == EndCode::incomplete) continue;
    if (file.trouble) return *file.trouble;
    SignedKeyList list = TRY(check_key_list(file.name, file.text, file.signature, data.root()));
    if (!newest || list.list.version > newest->list.version) newest = std::move(list);
  }
  if (!newest || newest->list.version == data.keys().version) return std::optional<SignedKeyList>();
  if (newest->list.version < data.keys().version)
    return End{EndCode::keylist_bad, "version " + std::to_string(newest->list.version) +
                                         " of the keys is older than the terminal's " +
                                         std::to_string(data.keys().version)};
  return newest;
}

// Where nothing can be installed, the end that tells a librarian most.
int weight(EndCode code) {
  switch (code) {
    case EndCode::same:
      return 5;
    case EndCode::refused_before:
      return 4;
    case EndCode::serial_conflict:
      return 3;
    case EndCode::older:
      return 2;
    case EndCode::other_library:
      return 0;
    default:
      return 1;
  }
}

}  // namespace

std::string_view name_of(Relation relation) {
  switch (relation) {
    case Relation::newer:
      return "newer";
    case Relation::same:
      return "same";
    case Relation::older:
      return "older";
    case Relation::other:
      break;
  }
  return "other";
}

Outcome<Manifest> check_signed(const std::string& name, const std::string& manifest, const std::string& signature,
                               const KeyList& keys) {
  const Signature parsed = TRY(ended(EndCode::signature_bad, parse_signature(name, signature)));
  switch (standing_of(parsed.key, keys)) {
    case KeyStanding::unknown:
      return End{EndCode::key_unknown, name + ": signed with " + key_id_text(parsed.key)};
    case KeyStanding::revoked:
      return End{EndCode::key_revoked, name + ": signed with " + key_id_text(parsed.key)};
    case KeyStanding::good:
      break;
  }
  if (!is_signed_by(manifest, parsed, key_with(parsed.key, keys)))
    return End{EndCode::signature_bad, name + ": the signature is not of this manifest"};
  base::Result<Manifest> read = parse_manifest(manifest);
  if (read) return std::move(read).value();
  const bool newer = read.error().code == base::ErrorCode::newer;
  return End{newer ? EndCode::reader_too_old : EndCode::manifest_bad, read.error().what};
}

Outcome<Offers> judge(const DataFolder& data, const Findings& findings) {
  Offers judged;
  judged.keys = TRY(judge_keys(data, findings.key_lists));
  const KeyList& keys = judged.keys ? judged.keys->list : data.keys();
  for (const FoundUpdate& found : findings.updates) {
    Outcome<Offer> offer = judge_one(data, found, keys);
    if (offer) {
      judged.offers.push_back(std::move(offer).value());
    } else {
      judged.others.push_back(std::move(offer).error());
    }
  }
  std::stable_sort(judged.offers.begin(), judged.offers.end(), [](const Offer& a, const Offer& b) {
    return Floor{a.manifest.epoch, a.manifest.serial} > Floor{b.manifest.epoch, b.manifest.serial};
  });
  return judged;
}

Outcome<Offer> best_of(const Offers& offers, bool overrule) {
  const Offer* best = nullptr;
  for (const Offer& offer : offers.offers) {
    if (offer.refused && (!overrule || offer.refused->code != EndCode::refused_before)) continue;
    if (best == nullptr) {
      best = &offer;
    } else if (best->manifest.epoch == offer.manifest.epoch && best->manifest.serial == offer.manifest.serial &&
               best->manifest.db_b2 != offer.manifest.db_b2) {
      return End{EndCode::serial_conflict, best->folder + " and " + offer.folder + " have one serial"};
    }
  }
  if (best != nullptr) return *best;
  std::optional<End> end;
  const auto consider = [&](const End& other) {
    if (!end || weight(other.code) > weight(end->code)) end = other;
  };
  for (const Offer& offer : offers.offers) consider(*offer.refused);
  for (const End& other : offers.others) consider(other);
  return end.value_or(End{EndCode::no_edition, ""});
}

std::uint64_t minutes_for(const Manifest& manifest) {
  constexpr std::uint64_t bytes_a_minute = 600'000'000;
  return (manifest.payload_size + 2 * manifest.db_size) / bytes_a_minute + 1;
}

}  // namespace store
