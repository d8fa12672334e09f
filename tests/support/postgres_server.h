#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "tests/support/engines_required.h"

namespace vanthu::support {

// A PostgreSQL of the test's own, from Debian's package: started at the first call in this process, in a temporary folder,
// reached by a socket in that folder alone (so no port is taken), stopped and removed at the end; it also dies with a test that
// is killed. Gives the URL of an empty database with C.UTF-8 and a superuser. NOT_FOUND where PostgreSQL 15 or later is not
// installed: a test then says so and skips, or fails where EnginesRequired(). The first call decides whether commits are flushed
// to the disk: measurements need it, tests do not. Threads: call it from the main one.
enum class Durability { kNone, kFull };
absl::StatusOr<std::string> PostgresUrl(Durability durability = Durability::kNone);

}  // namespace vanthu::support
