#pragma once

#include <functional>

#include "services/platform/rpc/refusal_ledger.h"
#include "services/platform/sql/database.h"

namespace vanthu::rpc {

// What a door does with a refusal (DoorOptions::on_refusal): one of a caller who is known becomes the audit row `call.refused` of
// the caller's agency, in `database`, which outlives the door; a process belongs to no agency. Anonymous ones are only counted.
std::function<void(const Refusal&)> AuditRefusals(sql::Database& database);

}  // namespace vanthu::rpc
