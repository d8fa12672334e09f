#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/drafting/draft/draft.h"
#include "services/platform/vocabulary/clock.h"
#include "services/standalone/dispatch_follower.h"
#include "services/standalone/sample_drafter.h"
#include "services/standalone/sample_players.h"
#include "services/standalone/screen.h"
#include "services/standalone/watch.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"
#include "vanthu/drafting/v1/drafting.grpc.pb.h"
#include "vanthu/numbering/v1/numbering.grpc.pb.h"

namespace vanthu::standalone {

// Channels on which this process calls the services of its own doors, as "standalone".
struct CycleChannels {
  std::shared_ptr<grpc::Channel> directory;
  std::shared_ptr<grpc::Channel> numbering;
  std::shared_ptr<grpc::Channel> distribution;
  std::shared_ptr<grpc::Channel> drafting;
};

struct IssueOrder {
  std::filesystem::path file;
  std::vector<std::filesystem::path> attachments;
  bool anew = false;                    // issue the same file once more, on purpose
  std::string accept_clock;             // the reason, where a person takes the clock for right; else empty
  absl::Duration patience;              // with one and the same obstacle, before it is reported as the end
  std::filesystem::path issued_folder;  // where the issued PDF is put for the person to look at
};

// Takes a file through the whole way of a dispatch as the sample users would: drafter, signer, clerk; the same gRPC calls, with
// their tokens. It decides nothing that the services do not decide. Threads: one.
class SampleCycle {
 public:
  SampleCycle(const CycleChannels& channels, Screen& screen, Clock& clock, Wait wait);

  // Issues the file and shows its deliveries until all are receipted, or nothing goes on any more: whether all are. The same
  // file again (with the same attachments) shows the earlier result, or goes on with it.
  absl::StatusOr<bool> Issue(const IssueOrder& order);
  // Voids an issuance by its name.
  absl::Status Void(const std::string& issuance, const std::string& reason);

 private:
  // A file as it is read here, only to find issuer and signer: the service reads the same bytes again.
  struct Source {
    BroughtFile file;
    drafting::Draft draft;
    directory::v1::ResolveIssuerResponse issuer;
    std::string agency;  // the issuer's id
  };
  absl::StatusOr<Source> Read(const IssueOrder& order);
  absl::Status AddUnknown(const Source& source);
  absl::Status AcceptClock(const std::string& agency, const std::string& reason);
  absl::StatusOr<drafting::v1::Issuance> Approved(const Source& source, const drafting::v1::Draft& draft);
  absl::StatusOr<drafting::v1::Issuance> Published(drafting::v1::Issuance issuance, absl::Duration patience);
  absl::StatusOr<drafting::v1::Issuance> Agree(const drafting::v1::Issuance& issuance);

  std::unique_ptr<directory::v1::Directory::Stub> directory_;
  std::unique_ptr<numbering::v1::Numbering::Stub> numbering_;
  std::unique_ptr<drafting::v1::Drafting::Stub> drafting_;
  Screen& screen_;
  Clock& clock_;
  const Wait wait_;
  SamplePlayers players_;
  DispatchFollower follower_;
  SampleDrafter drafter_;
};

}  // namespace vanthu::standalone
