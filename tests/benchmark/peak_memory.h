#pragma once

#include <sys/types.h>

#include <cstdint>

namespace vanthu::benchmark {

// The greatest resident size that a process has had so far, in KiB; 0 where there is no such process.
int64_t PeakKibibytes(pid_t process);

}  // namespace vanthu::benchmark
