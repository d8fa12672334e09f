#pragma once

#include <cstddef>
#include <cstdint>

#include "absl/time/time.h"

namespace vanthu::drafting {

// A hub of the field caps packets at 50 MB; the desk is to take ten times that (scanned annexes).
inline constexpr int64_t kAttachmentBytesMax = int64_t{500} << 20;

// A dispatch of some pages is 100 KB; beyond this it is a scan, which belongs into an attachment.
inline constexpr int64_t kPdfBytesMax = int64_t{32} << 20;

// What a message of the door carries (4 MiB) with room to spare: no page that somebody is still writing comes near it.
inline constexpr size_t kPreviewBytesMax = size_t{3584} << 10;

// A signature or seal at 600 dots an inch is 100 KB.
inline constexpr int64_t kPictureBytesMax = int64_t{2} << 20;

// A dispatch cites some dozens of others; those of a longer list are looked up no further.
inline constexpr size_t kLinkedCitationsMax = 200;

// What a reviewer writes is a paragraph or two; longer remarks belong into the text, as a revision.
inline constexpr size_t kRemarkCharactersMax = 2'000;

// Enough of a commented place to know it again after it was rewritten.
inline constexpr size_t kQuoteCharactersMax = 300;

// A draft that went round a dozen times has fewer.
inline constexpr int kReviewStepsShownMax = 100;

// A timestamp with its chain is 6 KB. A service that is slower than this is not there: the dispatch goes on without it.
inline constexpr size_t kTimestampBytesMax = size_t{128} << 10;
inline constexpr absl::Duration kTimestampConnectMax = absl::Seconds(3);
inline constexpr absl::Duration kTimestampWaitMax = absl::Seconds(8);

}  // namespace vanthu::drafting
