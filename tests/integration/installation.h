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
#include "services/platform/rpc/channel.h"
#include "services/standalone/sample_players.h"
#include "services/standalone/suite.h"
#include "tests/support/set_clock.h"
#include "tests/support/temporary_folder.h"
#include "vanthu/connector/v1/connector.grpc.pb.h"
#include "vanthu/distribution/v1/distribution.grpc.pb.h"
#include "vanthu/drafting/v1/drafting.grpc.pb.h"
#include "vanthu/numbering/v1/numbering.grpc.pb.h"

namespace vanthu::integration {

inline constexpr char kIssuer[] = "t-so";

// A whole installation in one thread: every door over in-process channels, one call at a time; pumps turned by hand; a simulated
// bus, a set clock, a disk and databases whose outcomes a test decides. A restart destroys the doors and opens their stores
// again.
class Installation {
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

  // A draft in the decree's form; `abstract` keeps drafts apart.
  static std::string DispatchText(std::string_view abstract,
                                  std::string_view addressees = "- Sở An;\n- Sở Bình;\n- Báo Thử Nghiệm.");
  absl::StatusOr<drafting::v1::Draft> CreateDraft(const std::string& text, const std::string& request_id);
  // The draft with one attachment more.
  absl::StatusOr<drafting::v1::Draft> Attach(const drafting::v1::Draft& draft, const std::string& file_name,
                                             const std::string& bytes);
  absl::Status Approve(const drafting::v1::Draft& draft);
  absl::StatusOr<drafting::v1::Draft> Revise(const drafting::v1::Draft& draft, const std::string& text);
  absl::StatusOr<drafting::v1::Draft> FindDraft(const std::string& draft);
  absl::StatusOr<drafting::v1::Issuance> AgreeToRecipients(const drafting::v1::Issuance& issuance);
  absl::Status AcceptClock(const std::string& reason);
  absl::StatusOr<drafting::v1::Issuance> Issue(const std::string& draft);
  absl::StatusOr<drafting::v1::Issuance> Find(const std::string& issuance);
  absl::StatusOr<drafting::v1::Issuance> Void(const std::string& issuance, const std::string& reason);
  absl::StatusOr<distribution::v1::Dispatch> FindDispatch(const std::string& dispatch);
  absl::StatusOr<std::vector<distribution::v1::Delivery>> Deliveries(const std::string& dispatch);
  absl::Status Resend(const std::string& delivery);
  absl::StatusOr<std::vector<connector::v1::InboxEntry>> Inbox(const std::string& agency);
  absl::Status Refuse(const std::string& agency, const std::string& entry);
  absl::StatusOr<std::vector<numbering::v1::Number>> Register(int year);

  // The outcomes of all audit events of this kind in drafting, oldest first.
  std::vector<std::string> AuditOutcomes(const std::string& event);
  // Puts `content` into the issuance's row, behind the service's back; gives what stood there.
  std::string ExchangeContent(const std::string& issuance, const std::string& content);

  // For calls that only few tests make: the suite's channels, and the token of a person of an agency.
  std::shared_ptr<grpc::Channel> ChannelTo(const std::string& service, const std::string& caller = "standalone") {
    return suite_->ChannelTo(service, caller);
  }
  absl::StatusOr<rpc::CallOptions> As(const std::string& agency, const std::string& role) { return players_->As(agency, role); }

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
  std::unique_ptr<standalone::SamplePlayers> players_;
  std::unique_ptr<drafting::v1::Drafting::Stub> drafting_;
  std::unique_ptr<numbering::v1::Numbering::Stub> numbering_;
  std::unique_ptr<distribution::v1::Distribution::Stub> distribution_;
  std::unique_ptr<connector::v1::Connector::Stub> connector_;
};

}  // namespace vanthu::integration
