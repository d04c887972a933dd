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
  command->add_option("-p,--pub", asked.key, "the public key it must be signed with");
  command->add_option("--keys", asked.list, "a list of keys, signed: one of them must have signed it, in its epoch");
  command->add_flag("--json", asked.json, "answer in JSON, on standard output alone");
  command->footer(
      "Exit code 0 when all of it is as it was signed, 1 when it is not.\n\n"
      "Examples:\n  lectern-pack verify spring-12 -p library.pub\n"
      "  lectern-pack verify /media/anna/STICK/lectern/spring-12 --keys terminals.keylist");
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

void add_stick(CLI::App& app, StickOptions& asked) {
  CLI::App* command =
      app.add_subcommand("stick", "write an edition onto a USB stick for terminals, and check it there");
  command->add_option("FROM", asked.from, "an edition, or a folder ID-SERIAL that sign made")->required();
  command->add_option("MOUNTPOINT", asked.mount, "the folder that the stick appears in, as /media/anna/STICK")
      ->required();
  command->add_option("--key", asked.sign.key, "sign the edition with this secret key; the signed folder is kept");
  add_passphrase(*command, asked.sign.passphrase);
  command->add_option("-o,--output", asked.sign.folder, "where to keep it (default: beside the edition)");
  command->add_option("--epoch", asked.sign.epoch, "as lectern-pack keys tells it (default: that of --keys, or else 1)")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 62U))
      ->each([&asked](const std::string&) { asked.epoch_told = true; });
  command->add_option("--keys", asked.list,
                      "a list of keys to go with it, signed; what it refuses is refused here too");
  command->add_option("-p,--pub", asked.pub, "the public key that a signed folder must be signed with");
  command->add_flag("--any-filesystem", asked.any_filesystem,
                    "write into any folder, for instance to look at it or to copy it on by hand");
  command->add_flag("--quiet", asked.quiet, "show no progress; it is shown on a terminal only");
  command->add_flag("--json", asked.json, "answer in JSON, one object a line, on standard output alone");
  command->footer(
      "Writes lectern/ID-SERIAL and, with --keys, lectern/keys, the manifest last; reads every byte back from the "
      "stick\n"
      "itself, compares it, and says when the stick may be pulled. What else is on the stick stays there.\n\n"
      "The stick must be formatted as FAT32 (vfat) or exFAT, since terminals open nothing else. A signed folder may\n"
      "also be copied by hand, into a folder named lectern; verify checks it there.\n\n"
      "Exit code: 0 all of it is on the stick; 1 it is not, and what was begun is taken away again; 2 usage.\n\n"
      "Examples:\n  lectern-pack stick spring.edition /media/anna/STICK --key library.key --keys terminals.keylist\n"
      "  lectern-pack stick spring-12 /media/anna/STICK");
}

}  // namespace

void add_signing(CLI::App& app, SigningOptions& asked) {
  add_keygen(app, asked.keygen);
  add_sign(app, asked.sign);
  add_verify(app, asked.verify);
  add_keys(app, asked.keys);
  add_stick(app, asked.stick);
}

std::optional<Command> signing_command(const std::string& name, const SigningOptions& asked) {
  if (name == "keygen") return Command(asked.keygen);
  if (name == "sign") return Command(asked.sign);
  if (name == "verify") return Command(asked.verify);
  if (name == "keys") return Command(asked.keys);
  if (name == "stick") return Command(asked.stick);
  return std::nullopt;
}

}  // namespace app
