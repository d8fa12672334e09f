#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/vocabulary/randomness.h"
#include "tests/integration/sample_players.h"
#include "vanthu/connector/v1/connector.grpc.pb.h"
#include "vanthu/distribution/v1/distribution.grpc.pb.h"
#include "vanthu/drafting/v1/drafting.grpc.pb.h"
#include "vanthu/numbering/v1/numbering.grpc.pb.h"

namespace vanthu::integration {

inline constexpr char kIssuer[] = "t-so";

// What the people of tests/integration/directory.yaml do at their desks: each calls the services with their own token, over
// whatever channels lead there.
class Desk {
 public:
  // Both outlive it; nothing is asked of them before SitDown.
  Desk(Clock& clock, Randomness& randomness) : people_clock_(clock), keys_(randomness) {}

  // `channel_to` gives the channels, each calling as the process "standalone".
  void SitDown(const std::function<std::shared_ptr<grpc::Channel>(const std::string& service)>& channel_to);
  void StandUp();  // drops every channel

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
  // The call options that carry the token of a person of the agency.
  absl::StatusOr<rpc::CallOptions> As(const std::string& agency, const std::string& role) { return players_->As(agency, role); }

 private:
  Clock& people_clock_;
  Randomness& keys_;
  std::unique_ptr<SamplePlayers> players_;
  std::unique_ptr<drafting::v1::Drafting::Stub> drafting_;
  std::unique_ptr<numbering::v1::Numbering::Stub> numbering_;
  std::unique_ptr<distribution::v1::Distribution::Stub> distribution_;
  std::unique_ptr<connector::v1::Connector::Stub> connector_;
};

}  // namespace vanthu::integration
