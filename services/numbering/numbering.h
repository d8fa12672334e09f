#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/files/disk.h"
#include "services/platform/rpc/door.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/identifier.h"
#include "services/platform/vocabulary/pump.h"
#include "services/platform/vocabulary/randomness.h"

namespace grpc {
class Channel;
}

namespace vanthu::numbering {

struct NumberingConfig {
  sql::DatabaseOptions database;
  std::string installation;                       // the first part of each log's origin, and the audience of person tokens
  std::string key_folder;                         // exists; holds <agency>.log.pem, each made when first needed
  std::string log_folder;                         // the published logs: <agency>/<epoch>/checkpoint, tile/…
  std::set<BookId> books;                         // of every agency
  std::map<AgencyId, std::set<BookId>> books_of;  // of agencies that have their own
  std::function<std::vector<crypto::PublicKey>()> token_keys = {};  // whose signature makes a person's token
  size_t pool_threads = 2;
};

// The outside of numbering. All outlive it.
struct NumberingWorld {
  Clock& clock;
  Randomness& randomness;
  files::Disk& disk;
  std::shared_ptr<grpc::Channel> directory;  // where the logs' keys are published; used by the pumps alone. Null: nowhere
};

// The door of numbering: builds its rooms and offers its gRPC service. Serve it with rpc::InProcessServer or
// rpc::ConfigureServer, and turn its pumps.
class Numbering {
 public:
  // Opens and migrates the database, and looks at the published logs: books of which more was published than the database knows
  // are held.
  static absl::StatusOr<std::unique_ptr<Numbering>> Open(const NumberingConfig& config, NumberingWorld world);
  ~Numbering();

  rpc::Door& door();
  std::vector<Pump*> pumps();

 private:
  struct State;
  explicit Numbering(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vanthu::numbering
