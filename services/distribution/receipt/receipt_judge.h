#pragma once

#include <string_view>
#include <variant>

#include "absl/status/statusor.h"
#include "services/distribution/receipt/receipt.h"
#include "services/distribution/receipt/receipt_keys.h"

namespace vanthu::distribution {

// Judges a record of an issuer's receipts by itself: that it is a receipt, signed by a receipt key of the recipient it names, for
// a delivery that is this recipient's. Threads: any.
class ReceiptJudge {
 public:
  explicit ReceiptJudge(ReceiptKeys& keys) : keys_(keys) {}

  // Fails only where the directory cannot be asked: then nothing is known of the record.
  absl::StatusOr<std::variant<Receipt, Quarantine>> Judge(const AgencyId& issuer, std::string_view record_value);

 private:
  ReceiptKeys& keys_;
};

}  // namespace vanthu::distribution
