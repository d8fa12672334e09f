#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// Where a record stands. Offsets mean something only within one log.
struct RecordPlace {
  std::string topic;
  std::string log_identity;
  int64_t offset = 0;
};

struct QuarantinedRecord {
  AgencyId agency;  // whose topic it was
  int64_t position = 0;
  RecordPlace place;
  std::string value;
  std::string reason;  // a reason's name
  std::string detail;
  absl::Time met_at;
  std::optional<absl::Time> judge_again_at;  // none: the verdict is final
};

// Rows of table quarantined_record.
class QuarantineStore {
 public:
  // Keeps it, or what is known of it by now where it is kept already. True: it is new here.
  static absl::StatusOr<bool> Put(sql::Transaction& tx, const QuarantinedRecord& record);
  static absl::Status Remove(sql::Transaction& tx, const RecordPlace& place);
  static absl::StatusOr<std::vector<QuarantinedRecord>> DueAgain(sql::Transaction& tx, absl::Time now, int count_max);
  static absl::StatusOr<std::optional<absl::Time>> NextDue(sql::Transaction& tx, absl::Time now);
  // Oldest first, those after `position`; without their values.
  static absl::StatusOr<std::vector<QuarantinedRecord>> List(sql::Transaction& tx, const AgencyId& agency, int64_t position,
                                                             int count_max);
};

}  // namespace vanthu::connector
