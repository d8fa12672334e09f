#include "services/directory/account/session.h"

#include "services/directory/limits.h"

namespace vanthu::directory {

bool IsOpen(const Session& session, absl::Time now) { return now < EndOf(session) && now < session.seen_at + kSessionIdle; }

absl::Time EndOf(const Session& session) { return session.started_at + kSessionLife; }

}  // namespace vanthu::directory
