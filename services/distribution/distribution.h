#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/distribution/topic/connector_principals.h"
#include "services/platform/bus/broker_admin.h"
#include "services/platform/bus/bus.h"
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

namespace vanthu::distribution {

struct DistributionConfig {
  sql::DatabaseOptions database;
  std::filesystem::path files_folder;
  std::filesystem::path key_folder;  // envelope.<agency>.pem, made when missing
  ConnectorPrincipals principals;    // who reads which inbox, where the broker keeps access rules
  std::vector<AgencyId> issuers;     // whose receipts are read from the start; others are added with their first dispatch
  absl::Duration receipt_wait = absl::Milliseconds(200);  // how long the intake waits at the broker; zero where a test turns it
  rpc::DoorOptions door;                                  // service, audience and token keys are the process's to fill
};

// What the door needs of its process. All outlive it. The channel calls as the process "distribution".
struct DistributionSurroundings {
  Clock& clock;
  Randomness& randomness;
  files::Disk& disk;
  bus::Bus& bus;
  std::shared_ptr<grpc::Channel> directory;
  bus::BrokerAdmin* broker_admin = nullptr;  // none: topics are made when they are first used, and there are no access rules
};

// The door of the distribution service: its rooms built from its configuration, offered as gRPC services and pumps. No thread of
// its own but the door's pool.
class Distribution {
 public:
  static absl::StatusOr<std::unique_ptr<Distribution>> Open(DistributionConfig config, DistributionSurroundings surroundings);
  ~Distribution();

  rpc::Door& door();
  std::vector<Pump*> pumps();  // the relay, the receipts' intake, and with a broker's admin the keeper of its topics

 private:
  struct Rooms;
  explicit Distribution(std::unique_ptr<Rooms> rooms);
  std::unique_ptr<Rooms> rooms_;
};

}  // namespace vanthu::distribution
