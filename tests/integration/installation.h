#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/bus/simulated_bus.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/files/faulty_disk.h"
#include "services/standalone/suite.h"
#include "tests/integration/desk.h"
#include "tests/support/set_clock.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::integration {

// A whole installation in one thread: every door over in-process channels, one call at a time; pumps turned by hand; a simulated
// bus, a set clock, a disk and databases whose outcomes a test decides. A restart destroys the doors and opens their stores
// again.
class Installation : public Desk {
 public:
  explicit Installation(uint64_t seed);
  // From the next opening on no signing key is at hand: people bring their signatures.
  void SignElsewhere() { signs_at_hand_ = false; }
  // From the next opening on this timestamp service is asked.
  void AskForTimestampsAt(std::string url) { timestamp_url_ = std::move(url); }
  // From the next opening on the office's own pictures are those of folder()/"pictures".
  void ShowOwnPictures() { shows_own_pictures_ = true; }
  ~Installation();

  absl::Status Open();
  void Close();
  absl::Status Restart() {
    Close();
    return Open();
  }

  // Puts `content` into the issuance's row, behind the service's back; gives what stood there.
  std::string ExchangeContent(const std::string& issuance, const std::string& content);

  // For calls that only few tests make.
  std::shared_ptr<grpc::Channel> ChannelTo(const std::string& service, const std::string& caller = "standalone") {
    return suite_->ChannelTo(service, caller);
  }

  // Turns the saga's pump alone, once: one step of one issuance.
  void Step();
  size_t pump_count() { return suite_->pumps().size(); }
  // Turns one pump once; tells whether it wants to be called again before anything else happens.
  bool Turn(size_t pump);
  // Turns all pumps, letting the clock go on to what they wait for, until nothing is due within `horizon`.
  void Settle(absl::Duration horizon);

  // The outcome of the next commit of a service; then all commits are well again.
  void NextCommit(const std::string& service, sql::CommitOutcome outcome) { outcomes_[service] = outcome; }

  std::filesystem::path folder() const { return folder_.path(); }
  support::SetClock& clock() { return clock_; }
  bus::SimulatedBus& bus() { return bus_; }
  files::FaultyDisk& disk() { return disk_; }

 private:
  standalone::SuiteConfig Config();

  support::TemporaryFolder folder_;
  bool signs_at_hand_ = true;
  bool shows_own_pictures_ = false;
  std::string timestamp_url_;
  support::SetClock clock_;
  crypto::SeededRandomness randomness_;
  std::unique_ptr<files::Disk> system_disk_;
  files::FaultyDisk disk_;
  bus::SimulatedBus bus_;
  std::map<std::string, sql::CommitOutcome> outcomes_;

  std::unique_ptr<standalone::Suite> suite_;
};

}  // namespace vanthu::integration
