#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/standalone/dispatch_follower.h"
#include "services/standalone/sample_players.h"
#include "services/standalone/screen.h"
#include "vanthu/drafting/v1/drafting.grpc.pb.h"

namespace vanthu::standalone {

// What a person brings: a dispatch's text and what travels with it.
struct BroughtFile {
  std::filesystem::path path;
  std::string bytes;
  std::vector<std::filesystem::path> attachments;
};

// Brings a file to the desk as the sample drafter would. The n-th draft of a file and its attachments has a name of its own, made
// of them and n: a command that was killed and comes again goes on with the draft it made. Threads: one.
class SampleDrafter {
 public:
  struct Parts {  // all outlive the drafter
    SamplePlayers& players;
    DispatchFollower& follower;
    Screen& screen;
  };
  // `drafting` calls as the process "standalone".
  SampleDrafter(const std::shared_ptr<grpc::Channel>& drafting, Parts parts);

  // The draft of the file in the agency: the last one, or the first. With `anew` the next one, once the last one's dispatch has
  // reached everybody or was voided. ISSUANCE_ENDED where the last one was voided and nobody says that it is meant anew.
  absl::StatusOr<drafting::v1::Draft> Bring(const std::string& agency, const BroughtFile& file, bool anew);

 private:
  enum class Standing { kOpen, kSent, kVoided };

  absl::StatusOr<std::vector<drafting::v1::Draft>> Earlier(const std::string& agency, const BroughtFile& file);
  absl::StatusOr<Standing> StandingOf(const std::string& agency, const drafting::v1::Draft& draft);
  absl::StatusOr<drafting::v1::Draft> GoOn(const drafting::v1::Draft& last, Standing standing, bool anew);
  absl::StatusOr<drafting::v1::Draft> Create(const std::string& agency, const BroughtFile& file, size_t earlier);
  absl::StatusOr<drafting::v1::Draft> Attach(const std::string& agency, const drafting::v1::Draft& draft,
                                             const std::filesystem::path& file);

  std::unique_ptr<drafting::v1::Drafting::Stub> drafting_;
  const Parts parts_;
};

}  // namespace vanthu::standalone
