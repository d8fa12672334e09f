#pragma once

#include <cstddef>
#include <cstdint>

#include "absl/time/time.h"

namespace vanthu::connector {

// A dispatch itself is some hundred KB; what is larger is an attachment, or is refused before it fills the memory.
inline constexpr int64_t kPdfBytesMax = int64_t{64} << 20;

// Records per commit of the intake: at a flush per commit enough for a week of absence in seconds, and small enough to hold other
// writers up for milliseconds only.
inline constexpr int kIntakeBatchMax = 500;

// Hand-overs of one turn of the pump: short enough that an urgent dispatch that comes in now is not behind a hundred others.
inline constexpr int kHandOversPerTurn = 16;

// Hand-overs that go on at the same time: as many threads, however many agencies are hosted, and one more than the endpoints that
// may hang at once without holding up any agency but their own.
inline constexpr int kHandOverLanes = 8;

// A failed hand-over is tried again at doubling pauses from the first to the longest; after a week of the longest ones a person
// has to look.
inline constexpr absl::Duration kRetryFirst = absl::Seconds(1);
inline constexpr absl::Duration kRetryMax = absl::Minutes(10);
inline constexpr int kTriesMax = 1000;

// How often an endpoint that is not there is looked for: a disk that was mounted again is found before anybody asks.
inline constexpr absl::Duration kEndpointRetry = absl::Seconds(10);

// How often an inbox that could not be opened is tried again: where another service does not answer, and where a person has to
// move it first.
inline constexpr absl::Duration kOpenRetry = absl::Seconds(1);
inline constexpr absl::Duration kMovedRetry = absl::Minutes(1);

// How often a topic is looked for that the broker does not show: the rule that allows it, made by a person or by distribution, is
// noticed at once, and a broker of five thousand topics hardly notices the question.
inline constexpr absl::Duration kRefusedTopicRetry = absl::Seconds(5);

// How often the directory is asked for agencies that joined: a new one waits no longer for its first dispatch, and a directory of
// a hundred thousand, told in a hundred pages, hardly notices.
inline constexpr absl::Duration kRollPause = absl::Minutes(1);

// A record of a key that the directory does not know is judged again after as long as it has been waiting already, within these
// bounds.
inline constexpr absl::Duration kJudgeAgainFirst = absl::Seconds(1);
inline constexpr absl::Duration kJudgeAgainMax = absl::Minutes(5);

// A line for people, of a refusal or of an endpoint's trouble. Longer ones are cut, never refused.
inline constexpr size_t kReasonBytesMax = 1000;

// Deliveries in one report of progress: far below the 4 MiB of a message.
inline constexpr int kProgressBatchMax = 500;

// Of a dispatch's abstract in the name of its folder: with number and suffix it stays under what every file system takes.
inline constexpr size_t kFolderAbstractBytesMax = 60;

}  // namespace vanthu::connector
