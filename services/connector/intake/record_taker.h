#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/connector/intake/quarantine_store.h"
#include "services/connector/intake/record_judge.h"
#include "services/connector/receipt/receipt_sender.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::connector {

// A judged record of an agency's inbox topic.
struct JudgedRecord {
  AgencyId agency;
  RecordPlace place;
  std::string value;
  Verdict verdict;
  absl::Time met_at;             // when it was first read
  bool was_quarantined = false;  // it is judged again
};

// Enters a record into the inbox, in `tx`: taken, refused with 02, answered again, or kept in quarantine.
absl::Status TakeRecord(sql::Transaction& tx, const Answerer& answerer, const JudgedRecord& record, absl::Time now);

// An attempt that was answered in an earlier life of the inbox, as distribution tells of it.
struct AnsweredBefore {
  SignedDelivery signed_delivery;
  std::string envelope;
  std::vector<ReceiptStatus> statuses;
};
absl::Status EnterAnswered(sql::Transaction& tx, const AgencyId& agency, const AnsweredBefore& answered, absl::Time now);

}  // namespace vanthu::connector
