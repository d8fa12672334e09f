#pragma once

#include <cstdint>

#include "absl/time/time.h"

namespace vanthu::distribution {

// A hub of the field caps packets at 50 MB; ten times that is taken (scanned annexes).
inline constexpr int64_t kFileBytesMax = int64_t{500} << 20;

// A record stays well under Kafka's 1 MiB: manifest and proof travel in each.
inline constexpr int64_t kManifestBytesMax = 256 * 1024;

// Three times as many recipients as the country has communes; the order of so many stays under a message of 4 MiB.
inline constexpr int kRecipientsMax = 10'000;

// One fan-out of a province is one batch: the broker's acknowledgements are waited for once, not once per batch.
inline constexpr int kRelayBatchMax = 1024;

// How often the directory and the broker are looked at for agencies that joined: as often as connectors look for them.
inline constexpr absl::Duration kTopicsPause = absl::Minutes(1);

// Receipts per commit: at a flush per commit, more than any office answers with, and small enough to hold a writer up for
// milliseconds only.
inline constexpr int kIntakeBatchMax = 500;

// A line for people, of a refusal or of an endpoint's trouble. Longer ones are cut, never refused.
inline constexpr size_t kReasonBytesMax = 1000;

// How long a receipt of an unknown key waits before the directory is asked again.
inline constexpr absl::Duration kJudgeAgainAfter = absl::Minutes(1);

// Envelopes on a page: each is some kilobytes, so that a page stays under a message's 4 MiB.
inline constexpr int kEnvelopesOfPageMax = 100;

}  // namespace vanthu::distribution
