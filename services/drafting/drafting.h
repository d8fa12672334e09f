#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/issuance/dispatch_issuer.h"
#include "services/platform/calendar/vietnam_calendar.h"
#include "services/platform/files/disk.h"
#include "services/platform/rpc/door.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/pump.h"
#include "services/platform/vocabulary/randomness.h"

namespace grpc {
class Channel;
}

namespace vanthu::drafting {

struct DraftingConfig {
  sql::DatabaseOptions database;
  std::filesystem::path files_folder;
  BookChoice books;
  std::filesystem::path signing_key_folder;                          // PEM keys at hand; empty: people sign elsewhere
  bool makes_signing_keys = false;                                   // sample installations: those that are missing
  std::filesystem::path picture_folder;                              // the office's own; empty: none
  bool draws_pictures = false;                                       // sample installations: those that are missing
  std::string timestamp_url;                                         // of a service of RFC 3161; empty: signatures of level B-B
  calendar::WorkingCalendar calendar = calendar::VietnamCalendar();  // when preparations expire
  rpc::DoorOptions door;                                             // audience, token keys and pool are the process's to choose
};

// What the door needs of its process. All outlive it. The channels call as the process "drafting".
struct DraftingSurroundings {
  Clock& clock;
  Randomness& randomness;
  files::Disk& disk;
  std::shared_ptr<grpc::Channel> directory;
  std::shared_ptr<grpc::Channel> numbering;
  std::shared_ptr<grpc::Channel> distribution;
};

// The door of the drafting service: its rooms built from its configuration, offered as gRPC services and pumps. No thread of its
// own but the door's pool.
class Drafting {
 public:
  static absl::StatusOr<std::unique_ptr<Drafting>> Open(DraftingConfig config, DraftingSurroundings surroundings);
  ~Drafting();

  rpc::Door& door();
  std::vector<Pump*> pumps();

 private:
  struct Rooms;
  explicit Drafting(std::unique_ptr<Rooms> rooms);
  std::unique_ptr<Rooms> rooms_;
};

}  // namespace vanthu::drafting
