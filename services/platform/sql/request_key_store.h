#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::sql {

// Idempotency keys (AIP-155), in the commit of the change they name: the same key gives the same answer again, with another
// payload it is refused. Looked up before anything else is judged; refusals store none.
struct RequestKey {
  AgencyId agency;
  std::string caller;  // who asked: an account or a service
  std::string method;  // "CreateDraft"
  RequestId request;
};

std::vector<Migration> RequestKeyMigrations();  // component "request_key"

// The name of what the key made, if it was seen before; REQUEST_ID_REUSED where `payload` differs.
absl::StatusOr<std::optional<std::string>> FindRequest(Transaction& tx, const RequestKey& key, const Digest& payload);
absl::Status StoreRequest(Transaction& tx, const RequestKey& key, const Digest& payload, const std::string& made);

}  // namespace vanthu::sql
