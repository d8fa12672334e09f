#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/directory/account/first_administrator.h"
#include "services/directory/limits.h"
#include "services/drafting/issuance/dispatch_issuer.h"
#include "services/platform/bus/bus.h"
#include "services/platform/calendar/vietnam_calendar.h"
#include "services/platform/files/disk.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/pump.h"
#include "services/platform/vocabulary/randomness.h"

namespace grpc {
class Channel;
}

namespace vanthu::standalone {

struct SuiteConfig {
  std::string installation;
  std::filesystem::path data_folder;     // exists; each service has a folder of its own below it
  std::filesystem::path directory_file;  // imported at each opening; empty: the directory is as it is
  bool is_sample = false;
  std::set<BookId> books;
  drafting::BookChoice book_choice;
  bool signs_at_hand = true;  // with PEM keys of this installation; false: people complete the signatures
  AgencyId operator_agency;   // whose administrator the first one is (directory.h); empty: none is made
  directory::PasswordCost password_cost = directory::kPasswordCost;
  std::string timestamp_url;             // of a service of RFC 3161; empty: none
  std::filesystem::path picture_folder;  // of the office's signatures and seals; empty: a sample draws its own
  calendar::WorkingCalendar calendar = calendar::VietnamCalendar();
  absl::Duration bus_wait = absl::Milliseconds(200);  // how long intakes wait at the broker; zero where a test turns the pumps
  // Where a service's database is; empty: SQLite in its folder. A test injects faults here.
  std::function<sql::DatabaseOptions(std::string_view service, sql::DatabaseOptions usual)> database = nullptr;
};

// Chance and the outside, passed in; all outlive the suite.
struct SuiteSurroundings {
  Clock& clock;
  Randomness& randomness;
  files::Disk& disk;
  bus::Bus& bus;
};

// Every door of the house in one process, joined by in-process channels. It turns no pump: a process gives them to
// runtime::PumpRunner, a test turns them by hand. Opening it again on the same folder is what a restart is.
class Suite {
 public:
  static absl::StatusOr<std::unique_ptr<Suite>> Open(SuiteConfig config, SuiteSurroundings surroundings);
  // Callers and pumps have to be gone: then the servers go down, callers before callees.
  ~Suite();

  // A channel to `service` ("drafting") for calls of this process as `caller`. Not to be used after the suite.
  std::shared_ptr<grpc::Channel> ChannelTo(std::string_view service, std::string_view caller = "standalone");
  // There while nobody who may run the installation has set a password: how to.
  const std::optional<directory::FirstAdministrator>& first_administrator() const;
  std::vector<Pump*> pumps();

 private:
  struct Parts;
  explicit Suite(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace vanthu::standalone
