#include "app/pack/stick.h"

#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json_stick.h"
#include "app/pack/phases.h"
#include "app/pack/report.h"
#include "app/pack/secrets.h"
#include "app/pack/signing.h"
#include "platform/base/file.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds redraw_after{100};

// How far the work is: lines of JSON, one line on a terminal, or nothing.
class Told {
 public:
  explicit Told(const StickOptions& options)
      : json_(options.json), shown_(!options.json && !options.quiet && isatty(STDERR_FILENO) != 0) {}

  base::Task task(const std::string& phase, const std::string& doing, const std::atomic<bool>& stop) {
    return {1, &stop, [this, phase, doing](std::size_t done, std::size_t of) { tell(phase, doing, done, of); }};
  }
  void end() const {
    if (shown_) std::cerr << "\r\033[K" << std::flush;
  }

 private:
  void tell(const std::string& phase, const std::string& doing, std::size_t done, std::size_t of) {
    if (!json_ && !shown_) return;
    const Clock::time_point now = Clock::now();
    if (phase != phase_) began_ = now;
    if (phase == phase_ && now - drawn_ < redraw_after && done < of) return;
    phase_ = phase;
    drawn_ = now;
    if (json_) {
      std::cout << phase_json(phase, done, of) << std::endl;
    } else {
      constexpr std::size_t unit = 1000;  // nobody counts single bytes
      const double seconds = std::chrono::duration<double>(now - began_).count();
      std::cerr << "\r\033[K" << progress_line(doing + " (kB)", done / unit, of / unit, seconds) << std::flush;
    }
  }

  bool json_;
  bool shown_;
  std::string phase_;
  Clock::time_point began_;
  Clock::time_point drawn_;
};

Result<store::Bundle> sign_for_stick(const StickOptions& options, const KeyListFile& list, const base::Task& task) {
  SignOptions request = options.sign;
  request.edition = options.from;
  if (!options.epoch_told && !list.file.empty()) request.epoch = list.list.epoch;
  const store::SecretKey key = TRY(open_secret_key(request.key, request.passphrase));
  TRY(check_standing(request.key, key.public_key().id, request.epoch, list));
  return sign_edition(request, key, task);
}

// A folder that is signed already, by a key that is known so far as one was named.
Result<store::Bundle> take_signed(const StickOptions& options, const KeyListFile& list) {
  const std::optional<store::PublicKey> key = TRY(key_to_check(options.from, options.pub, list));
  store::Bundle bundle = TRY(store::open_bundle(options.from, key ? &*key : nullptr));
  if (key) TRY(check_standing(options.from, key->id, bundle.manifest.epoch, list));
  return bundle;
}

// Writing onto itself would empty it first.
Result<void> check_apart(const std::string& from, const std::string& to) {
  std::error_code none;
  if (!fs::equivalent(from, to, none)) return {};
  return Error{ErrorCode::bad_input, from + ": is on the stick already; lectern-pack verify checks it there"};
}

Result<base::Volume> volume_at(const std::string& mount) {
  Result<base::Volume> volume = base::volume_of(mount);
  if (volume || volume.error().code != ErrorCode::not_found) return volume;
  return Error{ErrorCode::not_found, mount +
                                         ": there is no such folder; put the stick in, open it once, and give the "
                                         "folder it appears in, as /media/anna/STICK"};
}

Result<StickEnd> write(const StickOptions& options, Interruption& interruption, Told& told, StickWork& work) {
  work.code = StickCode::no_stick;
  const base::Volume volume = TRY(volume_at(options.mount));
  std::error_code none;
  TRY(check_place(options.mount, fs::canonical(options.mount, none).string(), volume, options.any_filesystem,
                  work.code));
  work.code = StickCode::source;
  const KeyListFile list = TRY(read_key_list(options.list));
  const bool is_signed = options.sign.key.empty();
  const store::Bundle bundle =
      is_signed ? TRY(take_signed(options, list))
                : TRY(sign_for_stick(options, list, told.task("sign", "signing", interruption.stop())));
  const StickPlan plan = TRY(plan_stick(bundle, list.file, list.list.version));
  TRY(check_apart(bundle.folder, base::join_path(options.mount, plan.folder)));
  work.code = StickCode::no_space;
  TRY(check_room(options.mount, volume, plan));
  std::vector<std::string> files;
  for (std::size_t i = plan.files.size(); i-- > 0;) files.push_back(base::join_path(options.mount, plan.files[i].to));
  interruption.remove_when_interrupted(files);
  work.copying = told.task("copy", "writing", interruption.stop());
  work.reading = told.task("read", "reading back", interruption.stop());
  StickEnd end;
  end.read_back = TRY(write_stick(options.mount, volume, plan, work));
  interruption.remove_when_interrupted({});
  end.code = work.code;
  end.folder = base::join_path(options.mount, plan.folder);
  end.manifest = bundle.manifest;
  for (const StickFile& file : plan.files) end.bytes += file.bytes;
  return end;
}

std::string sentence_of(const StickEnd& end) {
  const store::Manifest& manifest = end.manifest;
  return end.folder + ": written, and every byte compared (" +
         (end.read_back == base::PastCache::direct ? "read back from the stick itself"
                                                   : "read back after the system was told to forget it: this file "
                                                     "system knows no surer way") +
         "); " + manifest.title + " (" + manifest.id + ", serial " + std::to_string(manifest.serial) + ", epoch " +
         std::to_string(manifest.epoch) + "), " + size_words(end.bytes);
}

// What the shape of the command line cannot say: an edition needs a key, a signed folder has one.
std::optional<std::string> misused(const StickOptions& options) {
  std::error_code none;
  const bool folder = fs::is_directory(options.from, none);
  if (folder && !options.sign.key.empty()) return "a signed folder is not signed again; leave --key out";
  if (!folder && options.sign.key.empty() && fs::exists(options.from, none))
    return "an edition is signed first: give --key, or the folder that lectern-pack sign made";
  return std::nullopt;
}

}  // namespace

ExitCode run(const StickOptions& options, Interruption& interruption) {
  if (const std::optional<std::string> why = misused(options)) {
    std::cerr << "lectern-pack stick: " << *why << "; see lectern-pack stick --help\n";
    return exit_usage;
  }
  Told told(options);
  StickWork work;
  Result<StickEnd> end = write(options, interruption, told, work);
  told.end();
  if (!end) {
    if (end.error().code == ErrorCode::interrupted) work.code = StickCode::interrupted;
    if (options.json) std::cout << stick_end_json({work.code, end.error().what, {}, {}, 0, {}}) << '\n';
    return report(end.error());
  }
  end.value().sentence = sentence_of(end.value());
  if (options.json) {
    std::cout << pull_json() << '\n' << stick_end_json(end.value()) << '\n';
  } else {
    std::cout << end.value().sentence << "\nThe stick may be pulled now.\n";
  }
  return exit_done;
}

}  // namespace app
