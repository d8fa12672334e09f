#pragma once

#include <vector>

#include "absl/time/time.h"
#include "services/platform/outbox/outbox_store.h"

namespace vanthu::benchmark {

// One dispatch to `recipients` agencies as distribution writes it into its outbox: an envelope signed for each, with the manifest
// and the proof of a register log of some thousand leaves.
std::vector<outbox::Entry> SealedFanOut(int recipients, absl::Time sealed_at);

}  // namespace vanthu::benchmark
