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
#include "services/platform/vocabulary/randomness.h"
#include "services/standalone/sample_players.h"
#include "services/standalone/screen.h"
#include "services/standalone/watch.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"
#include "vanthu/distribution/v1/distribution.grpc.pb.h"
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
  SampleCycle(const CycleChannels& channels, Screen& screen, Clock& clock, Randomness& randomness, Wait wait);

  // Issues the file and shows its deliveries until all are receipted, or nothing goes on any more: whether all are. The same
  // file again (with the same attachments) shows the earlier result, or goes on with it.
  absl::StatusOr<bool> Issue(const IssueOrder& order);
  // Voids an issuance by its id or name.
  absl::Status Void(const std::string& issuance, const std::string& reason);

 private:
  struct Source {
    std::string bytes;
    drafting::Draft draft;
  };
  absl::StatusOr<Source> Read(const std::filesystem::path& file);
  absl::StatusOr<std::string> IssuerOf(const drafting::Draft& draft);  // its agency's id; adds what the sample does not know
  absl::Status AcceptClock(const std::string& reason);
  absl::StatusOr<drafting::v1::Draft> FindOrCreate(const IssueOrder& order, const Source& source);
  absl::StatusOr<drafting::v1::Draft> Create(const IssueOrder& order, const Source& source);
  absl::StatusOr<drafting::v1::Draft> Attach(const drafting::v1::Draft& draft, const std::filesystem::path& file);
  absl::StatusOr<drafting::v1::Issuance> Approved(const drafting::v1::Draft& draft);
  absl::StatusOr<drafting::v1::Issuance> Published(drafting::v1::Issuance issuance, absl::Duration patience);
  absl::StatusOr<drafting::v1::Issuance> Agree(const drafting::v1::Issuance& issuance);
  absl::StatusOr<std::vector<distribution::v1::Delivery>> Receipted(const std::string& dispatch, absl::Duration patience);
  absl::StatusOr<std::vector<distribution::v1::Delivery>> Deliveries(const std::string& dispatch);
  absl::StatusOr<std::filesystem::path> SavePdf(const std::string& dispatch, const std::filesystem::path& folder);

  std::unique_ptr<directory::v1::Directory::Stub> directory_;
  std::unique_ptr<numbering::v1::Numbering::Stub> numbering_;
  std::unique_ptr<distribution::v1::Distribution::Stub> distribution_;
  std::unique_ptr<drafting::v1::Drafting::Stub> drafting_;
  SamplePlayers players_;
  Screen& screen_;
  Clock& clock_;
  Randomness& randomness_;
  const Wait wait_;
  std::string agency_;  // the issuer's id, once known
};

}  // namespace vanthu::standalone
