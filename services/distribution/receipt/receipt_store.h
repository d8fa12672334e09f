#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/distribution/receipt/receipt.h"
#include "services/platform/sql/database.h"

namespace vanthu::distribution {

// How far an issuer's receipts were read. The offset means something only within its log.
struct ReceiptPosition {
  AgencyId issuer;
  std::string log_identity;
  int64_t next_offset = 0;
};

// Where a record stood.
struct RecordPlace {
  std::string topic;
  std::string log_identity;
  int64_t offset = 0;
};

struct QuarantinedRecord {
  RecordPlace place;
  std::string value;  // the record's exact bytes
  Quarantine quarantine;
  std::optional<absl::Time> judge_again_at;  // none: judged for good
};

// What the intake keeps beside the deliveries: positions, receipts that came before what they answer, and what does not count.
class ReceiptStore {
 public:
  static absl::StatusOr<std::vector<ReceiptPosition>> Positions(sql::Transaction& tx);
  // From now on the issuer's receipts are read.
  static absl::Status AddIssuer(sql::Transaction& tx, const AgencyId& issuer);
  static absl::Status SetPosition(sql::Transaction& tx, const ReceiptPosition& position);

  static absl::Status Park(sql::Transaction& tx, const Receipt& receipt, absl::Time now);
  // Removes and gives all that is parked for the dispatch.
  static absl::StatusOr<std::vector<Receipt>> TakeParked(sql::Transaction& tx, const DispatchName& dispatch);

  // A record that is there already is judged anew.
  static absl::Status Put(sql::Transaction& tx, const QuarantinedRecord& record, absl::Time now);
  static absl::StatusOr<std::vector<QuarantinedRecord>> DueAgain(sql::Transaction& tx, absl::Time now, int count_max);
  static absl::Status Remove(sql::Transaction& tx, const RecordPlace& place);
};

}  // namespace vanthu::distribution
