#include "app/pack/json_sign.h"

#include "app/pack/json_text.h"

namespace app {

std::string bundle_json(const store::Bundle& bundle) {
  const store::Manifest& manifest = bundle.manifest;
  Json json;
  json["folder"] = bundle.folder;
  json["id"] = manifest.id;
  json["serial"] = manifest.serial;
  json["epoch"] = manifest.epoch;
  json["title"] = manifest.title;
  json["built"] = manifest.built;
  json["articles"] = manifest.articles;
  json["files"] = bundle.payload;
  json["payload_size"] = manifest.payload_size;
  json["payload_b2"] = manifest.payload_b2;
  json["db_size"] = manifest.db_size;
  json["db_b2"] = manifest.db_b2;
  return written(json);
}

std::string key_list_json(const std::string& file, const store::KeyList& list) {
  Json json;
  json["list"] = file;
  json["version"] = list.version;
  json["epoch"] = list.epoch;
  json["keys"] = Json::array();
  for (const store::PublicKey& key : list.keys) json["keys"].push_back(store::key_id_text(key.id));
  json["revoked"] = Json::array();
  for (const store::KeyId& id : list.revoked) json["revoked"].push_back(store::key_id_text(id));
  return written(json);
}

}  // namespace app
