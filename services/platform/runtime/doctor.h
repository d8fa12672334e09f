#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/platform/bus/kafka_bus.h"
#include "services/platform/files/disk.h"
#include "services/platform/runtime/process_plan.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::runtime {

enum class Health { kWell, kNote, kIll };  // kNote: worth knowing, and no reason to worry by itself

// What was looked at, how it is, and where something is wrong, what to do.
struct Finding {
  Health health = Health::kWell;
  std::string subject;  // "clock", "disk", "database", "broker", "peer directory", "keys", "certificate"
  std::string vietnamese;
  std::string english;
};

// Looks at all that a service process stands on, without starting it and without changing anything but a probe file that it
// removes: it may run beside the process. Each look has a time limit, so that a peer that hangs is a finding. Threads: one.
class Doctor {
 public:
  // Without `broker` none is looked at; of a plan without a data folder (the gateway's, which owns nothing) neither disk nor
  // database nor keys. `clock` outlives it.
  Doctor(ProcessPlan plan, std::optional<bus::KafkaOptions> broker, Clock& clock);

  std::vector<Finding> Examine();

 private:
  void ExamineClock();
  void ExamineDisk();
  void ExamineDatabase();
  void ExamineServersClock(absl::Time server);
  void ExamineBroker();
  void ExamineAccess(const bus::KafkaOptions& options, const std::string& cluster);
  void ExaminePeers();
  void ExamineKeys();
  void Add(Health health, std::string subject, std::string vietnamese, std::string english);
  void AddFailure(std::string subject, const absl::Status& failure, std::string_view advice, std::string_view advice_en);

  const ProcessPlan plan_;
  const std::optional<bus::KafkaOptions> broker_;
  Clock& clock_;
  const std::unique_ptr<files::Disk> disk_;
  std::vector<Finding> findings_;
};

// The look at a process's certificate: `service` is whose it has to be.
std::vector<Finding> ExamineCertificate(files::Disk& disk, const rpc::TlsFiles& tls, const std::string& service, absl::Time now);

bool IsWell(const std::vector<Finding>& findings);  // nothing is ill
// For a person: Vietnamese first, then English.
std::string FindingsText(const std::vector<Finding>& findings);

}  // namespace vanthu::runtime
