#pragma once

#include <cstdint>

namespace vanthu::drafting {

// A hub of the field caps packets at 50 MB; the desk is to take ten times that (scanned annexes).
inline constexpr int64_t kAttachmentBytesMax = int64_t{500} << 20;

}  // namespace vanthu::drafting
