#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/bus/bus.h"
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

namespace vanthu::connector {

struct ConnectorConfig {
  sql::DatabaseOptions database;
  std::string installation;                    // the first part of each register log's origin, and the audience of person tokens
  std::filesystem::path key_folder;            // exists; holds <agency>.receipt.pem, each made when first needed
  std::filesystem::path files_folder;          // the files of deliveries, each once; made when missing
  std::filesystem::path endpoints_root;        // <agency>/ is the folder of each hosted agency, made at its first delivery
  std::vector<AgencyId> agencies = {};         // hosted here; empty: all that the directory says are connected, as they join
  std::set<AgencyId> agencies_elsewhere = {};  // not among all
  std::function<std::vector<crypto::PublicKey>()> token_keys = {};  // whose signature makes a person's token
  size_t pool_threads = 2;
  absl::Duration poll_wait = absl::Milliseconds(100);  // how long one turn of the intake waits for records; zero: not at all
};

// The outside of a connector. All outlive it. The channels call as the process "connector"; only the pumps use them.
struct ConnectorWorld {
  Clock& clock;
  Randomness& randomness;
  files::Disk& disk;
  bus::Bus& bus;
  std::shared_ptr<grpc::Channel> directory;
  std::shared_ptr<grpc::Channel> distribution;
};

// The door of the connector: builds its rooms and offers its gRPC service. Serve it with rpc::InProcessServer or
// rpc::ConfigureServer, and turn its pumps; without them nothing is read, handed over or answered.
class Connector {
 public:
  // Opens and migrates the database. Asks nobody: inboxes are opened by the intake's pump.
  static absl::StatusOr<std::unique_ptr<Connector>> Open(const ConnectorConfig& config, ConnectorWorld world);
  ~Connector();

  rpc::Door& door();
  std::vector<Pump*> pumps();  // intake, receipts, progress, and the lanes of the hand-over: a few, however many agencies

 private:
  struct State;
  explicit Connector(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vanthu::connector
