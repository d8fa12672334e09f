#include "services/numbering/transparency/key_publisher.h"

#include <vector>

#include "services/numbering/limits.h"
#include "services/numbering/transparency/log_store.h"
#include "services/platform/status/macros.h"

namespace vanthu::numbering {

absl::Time KeyPublisher::RunOnce(absl::Time now) {
  failure_ = PublishAll();
  return failure_.ok() ? absl::InfiniteFuture() : now + kPublishRetry;
}

absl::Status KeyPublisher::PublishAll() {
  ASSIGN_OR_RETURN(const std::vector<LogHead> heads,
                   sql::Read<std::vector<LogHead>>(database_, [](sql::Transaction& tx) { return ListHeads(tx); }));
  absl::Status failed;
  for (const LogHead& head : heads) {
    if (told_.count(head.id.agency) > 0) continue;
    ASSIGN_OR_RETURN(const crypto::SigningKey key, keys_.KeyOf(head.id.agency));
    const absl::Status told = directory_.Publish({head.id.agency, key.public_key(), head.opened_at});
    if (told.ok()) told_.insert(head.id.agency);
    failed.Update(told);
  }
  return failed;
}

}  // namespace vanthu::numbering
