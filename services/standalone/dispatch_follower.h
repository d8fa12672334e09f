#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/vocabulary/clock.h"
#include "services/standalone/sample_players.h"
#include "services/standalone/screen.h"
#include "services/standalone/watch.h"
#include "vanthu/distribution/v1/distribution.grpc.pb.h"

namespace vanthu::standalone {

// Looks after an issued dispatch as its sample clerk would: steps 11 to 13. Threads: one.
class DispatchFollower {
 public:
  struct Parts {  // all outlive the follower
    SamplePlayers& players;
    Screen& screen;
    Clock& clock;
    const Wait& wait;
  };
  // `distribution` calls as the process "standalone".
  DispatchFollower(const std::shared_ptr<grpc::Channel>& distribution, Parts parts);

  // Shows the deliveries until every one is settled, or nothing goes on any more; gives them as they are then.
  absl::StatusOr<std::vector<distribution::v1::Delivery>> Watched(const std::string& dispatch, absl::Duration patience);

  // Whether each delivery is receipted, or has come to an end that only a person changes.
  absl::StatusOr<bool> IsSettled(const std::string& dispatch);

  // Puts the issued PDF into the folder, for the person to look at; gives its path.
  absl::StatusOr<std::filesystem::path> SavePdf(const std::string& dispatch, const std::filesystem::path& folder);

 private:
  absl::StatusOr<std::vector<distribution::v1::Delivery>> Deliveries(const std::string& dispatch);

  std::unique_ptr<distribution::v1::Distribution::Stub> distribution_;
  const Parts parts_;
};

}  // namespace vanthu::standalone
