#include <filesystem>
#include <fstream>

#include "gtest/gtest.h"
#include "tests/integration/installation.h"

namespace vanthu::integration {
namespace {

// A process that is killed in the middle of an upload leaves half a file; the next one drops it before it serves.
TEST(Leftovers, AreDroppedWhereAServiceOpensItsStore) {
  Installation installation(7);
  ASSERT_TRUE(installation.Open().ok());
  installation.Close();
  for (const char* service : {"distribution", "drafting", "connector"}) {
    const std::filesystem::path staging = installation.folder() / service / "files/staging";
    std::filesystem::create_directories(staging);
    std::ofstream(staging / "half") << "half a file";
  }
  ASSERT_TRUE(installation.Open().ok());
  for (const char* service : {"distribution", "drafting", "connector"}) {
    EXPECT_FALSE(std::filesystem::exists(installation.folder() / service / "files/staging/half")) << service;
  }
}

}  // namespace
}  // namespace vanthu::integration
