// A terminal in a folder of its own, as lectern-install sets it up, and signed editions for it. The folder may be on
// any file system: what a power cut does is tests/faults' matter.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/install/data_folder.h"
#include "store/install/offer.h"
#include "store/trust/key_list.h"
#include "store/write/sign/secret_key.h"
#include "tests/scratch.h"

// How an edition is signed for it.
struct Signing {
  std::uint64_t serial = 8;
  std::uint64_t epoch = 1;
  std::string id = "wendel";
  std::string title = "Wendel this week";  // another one makes another edition of the same serial
};

struct MadeTerminal {
  MadeTerminal();

  Scratch scratch;
  store::SecretKey root = store::make_secret_key();
  store::SecretKey key = store::make_secret_key();
  store::KeyList list;  // version 1, with `key`
  std::string data;     // its data folder; the factory edition has serial 7
  std::string stick;    // an empty folder

  // Signs an edition, onto the stick; gives its folder there.
  std::string put(const Signing& signing) const { return put(signing, key); }
  std::string put(const Signing& signing, const store::SecretKey& by) const;
  // Puts a list of keys onto the stick, signed by `by`.
  void put_keys(const store::KeyList& keys, const store::SecretKey& by) const;

  store::DataFolder open(store::Access access = store::Access::write) const;
  // What the stick offers, judged.
  store::Outcome<store::Offers> offers() const;
  // How installing the best of it would end, "INSTALLED" if it would.
  std::string verdict(bool overrule = false) const;
  // Installs an edition without looking into its database; gives its name.
  std::string install(const Signing& signing) const;
};
