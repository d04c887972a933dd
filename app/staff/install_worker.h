// Install worker: speaks with the installer on a thread of its own, so that no frame waits for it: questions go out one
// after the other, answers come back through a mailbox. The same thread opens and probes an edition that was installed.
// The thread sleeps while nothing is asked and nothing is said.
//
// Without anybody to wake there is no thread: whoever asks waits for the whole answer. Then every run is the same.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "app/staff/installer_talk.h"
#include "platform/base/result.h"
#include "store/edition.h"
#include "store/installed/installed.h"

namespace app {

// An edition that has been opened beside the one that is read, and looked into.
struct OpenedEdition {
  store::Installed installed;
  store::Edition edition;
  store::EditionSummary summary;
  std::vector<store::StorySummary> stories;
};
// Fails as open_edition() does, and with bad_input for an edition without a story that can be read.
base::Result<OpenedEdition> open_installed(const std::string& data);

// The installer is not there, or has gone in the middle of its answer.
struct LinkLost {
  std::string what;
};

struct InstallNews {
  ReaderRequest asked;  // what it answers, without its PIN; of an opened edition nothing
  std::variant<InstallerEvent, LinkLost, base::Result<OpenedEdition>> said;
};

class InstallWorker {
 public:
  // `wake` is called on the worker's thread when take() has something; none: no thread.
  InstallWorker(std::string socket, std::string data, std::function<void()> wake);
  InstallWorker(const InstallWorker&) = delete;
  InstallWorker& operator=(const InstallWorker&) = delete;
  ~InstallWorker();  // the installer goes on with what it does

  // Answered in its turn; a request to cancel goes out at once, and so does one for the status, which only reads.
  void ask(ReaderRequest request);
  // Opens what is installed now, in its turn.
  void open();
  // What has come since, in its order.
  std::vector<InstallNews> take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
