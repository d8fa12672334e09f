#include <gtest/gtest.h>
#include <unistd.h>

#include "services/drafting/layout/sample_pages.h"
#include "tests/benchmark/peak_memory.h"
#include "tests/benchmark/signed_pages.h"

namespace vanthu::benchmark {
namespace {

// 10,000 dispatches through one process: what each leaves behind would show as megabytes.
TEST(Render, TakesNoMoreMemoryForTenThousand) {
  auto pages = SignedPages::Open(drafting::SampleLetter().draft);
  ASSERT_TRUE(pages.ok()) << pages.status();
  for (int i = 1; i <= 500; ++i) ASSERT_TRUE((*pages)->Make(i).ok());
  const int64_t warm = PeakKibibytes(getpid());
  for (int i = 1; i <= 10'000; ++i) ASSERT_TRUE((*pages)->Make(i).ok());
  constexpr int64_t kSlackKibibytes = 8 * 1024;  // what the allocator keeps; 1 KB a document would be 10 MB
  EXPECT_LT(PeakKibibytes(getpid()), warm + kSlackKibibytes);
}

}  // namespace
}  // namespace vanthu::benchmark
