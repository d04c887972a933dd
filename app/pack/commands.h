// The commands of lectern-pack: what each is asked, and the functions that do it. A command writes its result to
// standard output, everything else to standard error, and answers with the exit code of the process.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "platform/base/interruption.h"
#include "store/search/search.h"
#include "store/write/match/match.h"

namespace app {

using base::Interruption;

// 0 done; 1 a finding, an input that cannot be read, an output that cannot be written; 2 usage; 130 interrupted.
enum ExitCode : int { exit_done = 0, exit_finding = 1, exit_usage = 2, exit_interrupted = 130 };

struct BuildOptions {
  std::string folder;
  std::string out;
  std::string cache;   // folder for what the next build can use again; empty: nothing is left
  std::string passim;  // its output: which pairs between stories to look at; empty: those found here
  int jobs = 1;
  bool strict = false;
  bool quiet = false;    // no progress
  bool figures = false;  // what each phase and each table takes
  bool json = false;
};
struct InitOptions {
  std::string folder;
  bool force = false;  // write over files that stand there
  bool json = false;
};
struct ExportOptions {
  std::string from;  // an edition or a folder
  std::string out;
  int jobs = 1;
};
struct ShowOptions {
  std::string edition;
  std::optional<std::string> file;  // one article only
  bool json = false;
};
struct CheckOptions {
  std::string edition;
  bool json = false;
};
struct PassagesOptions {
  std::string edition;
  bool pairs = false;
  bool json = false;
};
struct AlignOptions {
  std::string a;
  std::string b;
  store::MatchPreset preset = store::MatchPreset::news;
  bool json = false;
};
struct AlignPairsOptions {
  std::string list;
  std::string a_folder;
  std::string b_folder;
  std::string out;
  store::MatchPreset preset = store::MatchPreset::news;
  int jobs = 1;
};
struct AlignAllOptions {
  std::string folder;
  std::string out;
  store::MatchPreset preset = store::MatchPreset::news;
  int jobs = 1;
};
struct SearchOptions {
  std::string edition;
  store::SearchRequest request;
  bool from_stdin = false;  // one query a line, each a JSON string
  bool json = false;
};
struct KeygenOptions {
  std::string name;             // NAME.key and NAME.pub are written
  std::string from;             // a key file to take over, minisign's or ours; empty: a new key
  std::string from_passphrase;  // file
  std::string passphrase;       // file; empty: it is asked for
  bool for_minisign = false;    // NAME.key is one of minisign's
};
struct SignOptions {
  std::string edition;
  std::string key;
  std::string passphrase;
  std::string folder;  // where <id>-<serial> goes; empty: beside the edition
  std::string built;   // empty: today
  std::uint64_t epoch = 1;
  bool compress = true;
  bool json = false;
};
struct VerifyOptions {
  std::string folder;
  std::string key;   // this one or the list must be told
  std::string list;  // of keys: which may sign
  bool json = false;
};
struct KeysOptions {
  std::string list;
  std::string root;  // the root's secret key signs a new list; empty: the list is shown
  std::string key;   // the root's public key; whether the list is signed with it
  std::string passphrase;
  std::vector<std::string> add;     // public keys, files
  std::vector<std::string> revoke;  // names of keys
  bool raise_epoch = false;
  bool json = false;
};
struct StickOptions {
  std::string from;   // an edition, or a folder that is signed already
  std::string mount;  // where the stick is
  SignOptions sign;   // for an edition
  bool epoch_told = false;
  std::string list;  // of keys, to go with it
  std::string pub;   // the public key that must have signed it
  bool any_filesystem = false;
  bool quiet = false;
  bool json = false;
};
using Command = std::variant<BuildOptions, InitOptions, ShowOptions, CheckOptions, PassagesOptions, AlignOptions,
                             AlignPairsOptions, AlignAllOptions, SearchOptions, ExportOptions, KeygenOptions,
                             SignOptions, VerifyOptions, KeysOptions, StickOptions>;

ExitCode run(const BuildOptions& options, Interruption& interruption);
ExitCode run(const InitOptions& options, Interruption& interruption);
ExitCode run(const ShowOptions& options, Interruption& interruption);
ExitCode run(const CheckOptions& options, Interruption& interruption);
ExitCode run(const PassagesOptions& options, Interruption& interruption);
ExitCode run(const AlignOptions& options, Interruption& interruption);
ExitCode run(const AlignPairsOptions& options, Interruption& interruption);
ExitCode run(const AlignAllOptions& options, Interruption& interruption);
ExitCode run(const SearchOptions& options, Interruption& interruption);
ExitCode run(const ExportOptions& options, Interruption& interruption);
ExitCode run(const KeygenOptions& options, Interruption& interruption);
ExitCode run(const SignOptions& options, Interruption& interruption);
ExitCode run(const VerifyOptions& options, Interruption& interruption);
ExitCode run(const KeysOptions& options, Interruption& interruption);
ExitCode run(const StickOptions& options, Interruption& interruption);

}  // namespace app
