#include "app/pack/options_sign.h"

#include <CLI/CLI.hpp>

namespace app {
namespace {

void add_passphrase(CLI::App& command, std::string& file) {
  command.add_option("--passphrase-file", file,
                     "the passphrase is the first line of this file; otherwise it is asked for");
}

void add_keygen(CLI::App& app, KeygenOptions& asked) {
  CLI::App* command = app.add_subcommand("keygen", "make a pair of keys: one to sign editions, one to know them by");
  command->add_option("NAME", asked.name, "NAME.key (secret) and NAME.pub are written")->required();
  add_passphrase(*command, asked.passphrase);
  CLI::Option* from = command->add_option("--import", asked.from, "take over this secret key, of minisign's or ours");
  command->add_option("--import-passphrase-file", asked.from_passphrase, "its passphrase, where it has one")
      ->needs(from);
  command->add_flag("--minisign", asked.for_minisign,
                    "write NAME.key as minisign does; that takes 1 GB of memory, each time it is used");
  command->footer(
      "Whoever has NAME.key and its passphrase can put any edition onto your terminals: keep it away from them, and\n"
      "keep a copy of it elsewhere. NAME.pub is for everybody; minisign understands it.\n\n"
      "Nothing is ever written over.\n\n"
      "Examples:\n  lectern-pack keygen library\n  lectern-pack keygen library --import minisign.key");
}

void add_sign(CLI::App& app, SignOptions& asked) {
  CLI::App* command = app.add_subcommand("sign", "make an edition ready for terminals: compressed, and signed");
  command->add_option("EDITION", asked.edition, "the edition")->required();
  command->add_option("--key", asked.key, "the secret key, of lectern-pack keygen or of minisign")->required();
  add_passphrase(*command, asked.passphrase);
  command->add_option("-o,--output", asked.folder, "where to put the folder ID-SERIAL (default: beside the edition)");
  command->add_option("--epoch", asked.epoch, "as lectern-pack keys tells it (default 1)")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 62U));
  command->add_option("--built", asked.built, "the day to tell, as 2026-11-22 (default: today)");
  command->add_flag("!--no-compress", asked.compress, "leave the edition as it is");
  command->add_flag("--json", asked.json, "answer in JSON, on standard output alone");
  command->footer(
      "The folder holds edition.manifest, edition.manifest.minisig and edition.db.zst, and goes onto a stick into a\n"
      "folder named lectern. Whoever likes can check it without Lectern:\n"
      "  minisign -Vm edition.manifest -p library.pub\n  b2sum edition.db.zst\n\n"
      "Example:\n  lectern-pack sign spring.edition --key library.key");
}

void add_verify(CLI::App& app, VerifyOptions& asked) {
  CLI::App* command = app.add_subcommand("verify", "check a signed folder to its last byte, as a terminal does");
  command->add_option("FOLDER", asked.folder, "the folder ID-SERIAL, here or on a stick")->required();
  command->add_option("-p,--pub", asked.key, "the public key it must be signed with")->required();
  command->add_flag("--json", asked.json, "answer in JSON, on standard output alone");
  command->footer(
      "Exit code 0 when all of it is as it was signed, 1 when it is not.\n\n"
      "Example:\n  lectern-pack verify spring-12 -p library.pub");
}

void add_keys(CLI::App& app, KeysOptions& asked) {
  CLI::App* command = app.add_subcommand("keys", "say which keys may sign editions; needs the root key");
  command->add_option("LIST", asked.list, "the list of keys; LIST.minisig is its signature")->required();
  CLI::Option* root = command->add_option("--root", asked.root, "the root's secret key: sign a new list");
  CLI::Option* key = command->add_option("-p,--pub", asked.key, "the root's public key: check the list against it");
  add_passphrase(*command, asked.passphrase);
  command->add_option("--add", asked.add, "a public key that may sign from now on")->needs(root);
  command->add_option("--revoke", asked.revoke, "the name (16 digits) or public key of a key that may not any more")
      ->needs(root);
  command->add_flag("--raise-epoch", asked.raise_epoch, "what was signed so far is not installed any more")
      ->needs(root);
  command->add_flag("--json", asked.json, "answer in JSON, on standard output alone");
  key->excludes(root);
  command->footer(
      "The root key signs nothing but this list, and is kept offline. Each change raises the version of the list;\n"
      "terminals never go back to an earlier one. A list travels on the stick, in lectern/keys.\n\n"
      "A key was stolen or lost:\n"
      "  lectern-pack keygen library-2\n"
      "  lectern-pack keys terminals.keylist --root root.key --add library-2.pub --revoke library.pub --raise-epoch\n"
      "  lectern-pack sign spring.edition --key library-2.key --epoch 2\n\n"
      "Without --root the list is shown, and with --pub checked.\n\n"
      "Example:\n  lectern-pack keys terminals.keylist --root root.key --add library.pub");
}

}  // namespace

void add_signing(CLI::App& app, SigningOptions& asked) {
  add_keygen(app, asked.keygen);
  add_sign(app, asked.sign);
  add_verify(app, asked.verify);
  add_keys(app, asked.keys);
}

std::optional<Command> signing_command(const std::string& name, const SigningOptions& asked) {
  if (name == "keygen") return Command(asked.keygen);
  if (name == "sign") return Command(asked.sign);
  if (name == "verify") return Command(asked.verify);
  if (name == "keys") return Command(asked.keys);
  return std::nullopt;
}

}  // namespace app
