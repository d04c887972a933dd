#include "app/install/events.h"

#include <nlohmann/json.hpp>

#include "platform/sandbox/confine.h"

namespace app {
namespace {

// In the order in which they are put; what is no UTF-8 becomes U+FFFD.
using Json = nlohmann::ordered_json;
std::string line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string megabytes(std::uint64_t bytes) {
  constexpr std::uint64_t tenth = 100'000;
  const std::uint64_t tenths = (bytes + tenth - 1) / tenth;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

Json name_or_null(const std::string& name) { return name.empty() ? Json(nullptr) : Json(name); }

}  // namespace

Event offer_event(const store::Offer& offer) {
  const store::Manifest& manifest = offer.manifest;
  const std::string relation(name_of(offer.relation));
  Json json;
  json["event"] = "offer";
  json["id"] = manifest.id;
  json["serial"] = manifest.serial;
  json["epoch"] = manifest.epoch;
  json["title"] = manifest.title;
  json["relation"] = relation;
  json["bytes"] = manifest.payload_size;
  json["minutes"] = store::minutes_for(manifest);
  json["path"] = offer.folder;
  json["code"] = offer.refused ? Json(name_of(offer.refused->code)) : Json(nullptr);
  return {line(json), offer.folder + ": " + manifest.title + " (" + manifest.id + ", serial " +
                          std::to_string(manifest.serial) + ", epoch " + std::to_string(manifest.epoch) + "), " +
                          relation + ", " + megabytes(manifest.payload_size)};
}

Event phase_event(store::Phase phase, std::uint64_t done, std::uint64_t of) {
  Json json;
  json["event"] = "phase";
  json["phase"] = name_of(phase);
  json["done"] = done;
  json["of"] = of;
  constexpr std::uint64_t hundred = 100;
  const std::uint64_t percent = of == 0 ? hundred : done * hundred / of;
  return {line(json), std::string(name_of(phase)) + " " + std::to_string(percent) + " %", true};
}

Event pull_event() { return {line(Json{{"event", "pull"}}), "You may pull the stick out now."}; }

Event status_event(const store::DataFolder& data, const std::string& trouble) {
  const store::State& state = data.state();
  Json json;
  json["event"] = "status";
  json["current"] = state.current;
  json["previous"] = name_or_null(state.previous);
  json["factory"] = data.terminal().factory;
  json["confirmed"] = state.confirmed;
  json["attempts"] = state.attempts;
  json["floor"] = {{"epoch", state.floor.epoch}, {"serial", state.floor.serial}};
  json["keylist"] = data.keys().version;
  json["refused"] = state.refused;
  json["id"] = data.terminal().id;
  json["safe"] = state.safe;
  const sandbox::Held held = sandbox::available();
  json["sandbox"] = {{"system_calls", held.system_calls}, {"landlock", held.landlock}};
  std::string text = "current " + state.current + (state.confirmed ? "" : " (not yet shown)") + ", previous " +
                     (state.previous.empty() ? "none" : state.previous) + ", editions of " + data.terminal().id +
                     " above epoch " + std::to_string(state.floor.epoch) + ", serial " +
                     std::to_string(state.floor.serial) + ", keys of version " + std::to_string(data.keys().version);
  if (!trouble.empty()) text += "\n" + trouble;
  return {line(json), text};
}

Event finding_event(const std::string& what) { return {line(Json{{"event", "finding"}, {"what", what}}), what}; }

Event end_event(const store::End& end, const std::string& sentence) {
  std::string said = sentence.empty() ? std::string(sentence_of(end.code)) : sentence;
  // For whoever sets terminals up: what the system said is all there is to say.
  if (end.code == store::EndCode::internal && !end.what.empty()) said = end.what;
  Json json;
  json["event"] = "end";
  json["code"] = name_of(end.code);
  json["sentence"] = said;
  json["what"] = name_or_null(end.what);
  const bool more = !end.what.empty() && end.what != said;
  std::string text = std::string(name_of(end.code)) + ": " + said + (more ? "\n  (" + end.what + ")" : "");
  return {.json = line(json), .text = std::move(text), .passing = false, .last = true};
}

}  // namespace app
