#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/connector/intake/inbox_opener.h"
#include "services/connector/intake/issuer_keys.h"
#include "services/connector/intake/open_inboxes.h"
#include "services/connector/intake/record_taker.h"
#include "services/platform/bus/bus.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/pump.h"

namespace vanthu::connector {

// Step 12, first half: one consumer reads the inbox topics of all open inboxes, judges each record and enters it, offsets in the
// same commit. It never waits for an endpoint: what is taken waits in the inbox. On another log everything is read from its
// start; the inbox drops what it has. A topic that the broker's rules keep from it is told as its failure and looked for again,
// while the others are read. Threads: as Pump. What it is given outlives it.
class Intake : public Pump {
 public:
  struct Surroundings {
    sql::Database& database;
    bus::Bus& bus;
    IssuerKeys& keys;
    InboxOpener& opener;
    OpenInboxes& open;
  };
  struct Options {
    std::string installation;  // the first part of every register log's origin
    absl::Duration poll_wait;
    std::function<void()> on_taken = {};  // there may be something to hand over or to answer
  };
  Intake(Surroundings around, Options options);

  std::string_view name() const override { return "connector.intake"; }
  absl::Time RunOnce(absl::Time now) override;
  absl::Status last_failure() const override { return failure_; }

 private:
  absl::StatusOr<bool> Run(absl::Time now);  // true: there may be more at once
  absl::Status Follow(absl::Time now);
  absl::Status Assign(const std::string& identity, const std::vector<AgencyId>& agencies);
  absl::Status Poll();
  absl::StatusOr<std::vector<JudgedRecord>> JudgeAll(absl::Time now);
  absl::Status JudgeAgain(RecordJudge& judge, absl::Time now, std::vector<JudgedRecord>& judged);
  absl::Status EnterAll(sql::Transaction& tx, const std::vector<JudgedRecord>& judged, absl::Time now);

  const Surroundings around_;
  const Options options_;
  std::unique_ptr<bus::Consumer> consumer_;
  std::string log_identity_;          // of the log that is read
  std::vector<AgencyId> reading_;     // whose topics are read, or are once the broker shows them
  std::vector<std::string> refused_;  // those topics that it does not show
  absl::Time look_again_at_ = absl::InfinitePast();
  std::map<std::string, AgencyId> topics_;  // those that are read
  std::vector<bus::Record> taken_;          // polled, not committed yet
  absl::Time judge_again_at_ = absl::InfinitePast();
  absl::Status failure_;  // of the last RunOnce
};

}  // namespace vanthu::connector
