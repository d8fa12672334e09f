#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"
#include "tests/integration/installation.h"

namespace vanthu::integration {
namespace {

constexpr absl::Duration kHalfAnHour = absl::Minutes(30);

std::string Citing(const std::string& sentence) {
  std::string text = Installation::DispatchText("nhắc lại");
  return text.insert(text.find("Thực hiện nhiệm vụ"), sentence + ".\n\n");
}

// Looked up when the draft is read: its text, which may be approved already, stays the same when what it cites is published.
TEST(CitationOfAnOwnDispatch, LeadsToItOnceItIsPublished) {
  Installation house(1);
  ASSERT_TRUE(house.Open().ok());
  house.clock().Set(*ParseInstant("2026-04-10T02:00:00.000000Z"));
  const std::string cited = "Tiếp theo Công văn số 01/SPH-VP ngày 10/4/2026 của Sở Phát hành về việc kiểm kê";
  const auto other = [&](const char* from, const char* to) { return absl::StrReplaceAll(cited, {{from, to}}); };
  const std::vector<std::string> citations = {other("10/4", "11/4"), other("01/", "02/"), cited, other("Công văn", "Quyết định"),
                                              other("Sở Phát hành", "Sở An")};
  const auto draft = house.CreateDraft(Citing(absl::StrJoin(citations, "; ")), "citing");
  ASSERT_TRUE(draft.ok()) << draft.status();
  EXPECT_EQ(draft->citation_links_size(), 0);

  const auto first = house.CreateDraft(Installation::DispatchText("kiểm kê"), "cited");
  ASSERT_TRUE(first.ok() && house.Approve(*first).ok());
  const auto issuance = house.Issue(first->name());
  ASSERT_TRUE(issuance.ok()) << issuance.status();
  house.Settle(kHalfAnHour);
  const auto published = house.Find(issuance->name());
  ASSERT_EQ(published->number(), 1);
  ASSERT_EQ(published->day(), "2026-04-10");

  const auto linked = house.FindDraft(draft->name());
  ASSERT_EQ(linked->citation_links_size(), 1) << linked->content_json();
  EXPECT_EQ(linked->citation_links(0).citation(), 2);
  EXPECT_EQ(linked->citation_links(0).dispatch(), published->dispatch());
  EXPECT_EQ(linked->content_json(), draft->content_json());
  EXPECT_EQ(linked->etag(), draft->etag());
}

}  // namespace
}  // namespace vanthu::integration
