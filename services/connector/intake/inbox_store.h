#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// One hosted agency's inbox.
struct Inbox {
  AgencyId agency;
  InboxId id;                           // of this life of the inbox
  bool is_filled = false;               // what was answered before this inbox began has been entered
  std::optional<std::string> endpoint;  // the identity in the endpoint's marker; none: it was never set up
  std::string endpoint_trouble;         // why the endpoint cannot be used; empty: it can
  std::string log_identity;             // of the log that next_offset is of
  int64_t next_offset = 0;
};

// Rows of table inbox, one for each hosted agency. Owns nothing: it works in the transaction that it is given, on that one's
// thread. Errors: the store's.
class InboxStore {
 public:
  static absl::StatusOr<std::optional<Inbox>> Find(sql::Transaction& tx, const AgencyId& agency);
  static absl::StatusOr<std::vector<Inbox>> List(sql::Transaction& tx);
  static absl::Status Insert(sql::Transaction& tx, const AgencyId& agency, const InboxId& id);
  static absl::Status SetFilled(sql::Transaction& tx, const AgencyId& agency);
  static absl::Status SetOffset(sql::Transaction& tx, const AgencyId& agency, const std::string& log_identity,
                                int64_t next_offset);
  static absl::Status SetEndpoint(sql::Transaction& tx, const AgencyId& agency, const std::string& endpoint);
  static absl::Status SetEndpointTrouble(sql::Transaction& tx, const AgencyId& agency, const std::string& trouble);
};

}  // namespace vanthu::connector
