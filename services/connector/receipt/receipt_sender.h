#pragma once

#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/connector/receipt/receipt.h"
#include "services/connector/receipt/receipt_key_ring.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// Who answers: an agency's inbox, with the agency's key.
struct Answerer {
  InboxId inbox;
  ReceiptKey key;
};

// Puts a receipt for each status into the outbox, in `tx`. One that was sent before goes out again, exact to the byte: the issuer
// may have lost it.
absl::Status SendReceipts(sql::Transaction& tx, const Answerer& answerer, const AnsweredAttempt& answered,
                          const std::vector<ReachedStatus>& statuses, absl::Time now);

// Whether an entry of the receipts' outbox is receipt 01.
bool IsArrivalReceipt(std::string_view outbox_name);

}  // namespace vanthu::connector
