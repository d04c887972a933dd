#include "app/pack/json_stick.h"

#include "app/pack/json_text.h"

namespace app {

std::string phase_json(const std::string& phase, std::uint64_t done, std::uint64_t of) {
  return written({{"event", "phase"}, {"phase", phase}, {"done", done}, {"of", of}});
}

std::string pull_json() { return written({{"event", "pull"}}); }

std::string stick_end_json(const StickEnd& end) {
  Json json;
  json["event"] = "end";
  json["code"] = name_of(end.code);
  json["sentence"] = end.sentence;
  if (end.code == StickCode::written) {
    json["folder"] = end.folder;
    json["id"] = end.manifest.id;
    json["serial"] = end.manifest.serial;
    json["epoch"] = end.manifest.epoch;
    json["title"] = end.manifest.title;
    json["bytes"] = end.bytes;
    json["read_back"] = end.read_back == base::PastCache::direct ? "direct" : "dropped";
  }
  return written(json);
}

}  // namespace app
