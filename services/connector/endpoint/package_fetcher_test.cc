#include "services/connector/endpoint/package_fetcher.h"

#include <filesystem>
#include <fstream>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/inbox_house.h"

namespace vanthu::connector {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<AgencyId> kTwo = {AgencyId::Trusted("so-y-te"), AgencyId::Trusted("so-cong-thuong")};

// A file of the connector's own store rots, its size the same.
TEST(PackageFetcher, HandsNoRottedFileOverAndFetchesItAnew) {
  support::InboxHouse house(kTwo);
  const auto first = house.Deliver("d1", 0);
  house.Send(first);
  house.Settle();
  ASSERT_THAT(house.Folders(0), SizeIs(1));
  const auto path = house.process->files.PathOf(house.EntryOf("%PDF d1", "").digest);
  ASSERT_TRUE(std::filesystem::exists(path));
  std::ofstream(path) << "%PDF x1";

  house.Send(house.Deliver("d1", 1));
  while (house.process->intake.RunOnce(house.clock.Now()) <= house.clock.Now()) {}
  house.process->hand_over.RunOnce(house.clock.Now());
  EXPECT_THAT(house.Folders(1), IsEmpty());
  EXPECT_THAT(house.Entries(1)[0].reason, HasSubstr("không khớp mã băm"));
  house.Advance(absl::Minutes(1));
  house.Settle();
  ASSERT_THAT(house.Folders(1), SizeIs(1));
  EXPECT_EQ(house.distribution.reads, 2);
  EXPECT_EQ(house.process->files.ReadAll(house.EntryOf("%PDF d1", "").digest, 100).value_or(""), "%PDF d1");
}

TEST(PackageFetcher, FetchesAFileAnewThatTheDiskCutOff) {
  support::InboxHouse house(kTwo);
  house.Send(house.Deliver("d1", 0));
  house.Settle();
  std::filesystem::resize_file(house.process->files.PathOf(house.EntryOf("%PDF d1", "").digest), 2);
  house.Send(house.Deliver("d1", 1));
  house.Settle();
  EXPECT_THAT(house.Folders(1), SizeIs(1));
}

}  // namespace
}  // namespace vanthu::connector
