#include "services/drafting/format/issue_barrier.h"

#include <string>

#include "gtest/gtest.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/sample_files.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

using status::Is;
using status::Reason;

Draft Sample() { return *ReadDispatch(SampleText("monthly.txt"), "monthly.txt"); }

TEST(IssueBarrier, LetsEverySampleThroughWhateverItsForm) {
  for (const std::string& name : SampleNames()) EXPECT_TRUE(RefuseToIssue(*ReadDispatch(SampleText(name), name)).ok()) << name;
}

TEST(IssueBarrier, StopsASecrecyMark) {
  Draft draft = Sample();
  draft.secrecy_mark = "MẬT";
  EXPECT_TRUE(Is(RefuseToIssue(draft), Reason::kSecrecyMark));
}

TEST(IssueBarrier, StopsADispatchWithoutRecipient) {
  Draft draft = Sample();
  draft.addressees.clear();
  EXPECT_TRUE(RefuseToIssue(draft).ok());  // Nơi nhận still names one
  draft.recipients.resize(1);              // "Như trên"
  EXPECT_TRUE(Is(RefuseToIssue(draft), Reason::kNoRecipient));
}

TEST(IssueBarrier, StopsADispatchWithoutSymbolAndSaysHowOneIsWritten) {
  Draft draft = Sample();
  draft.symbol = {};
  const absl::Status refused = RefuseToIssue(draft);
  EXPECT_TRUE(Is(refused, Reason::kInvalidField));
  EXPECT_NE(status::Text(refused, status::Language::kVietnamese).find("Số: /STTTT-VP"), std::string::npos);
}

TEST(IssueBarrier, StopsADispatchWithoutSigner) {
  Draft draft = Sample();
  draft.signature.full_name.clear();
  EXPECT_TRUE(Is(RefuseToIssue(draft), Reason::kNoSigner));
  draft = Sample();
  draft.signature.position.clear();
  EXPECT_TRUE(Is(RefuseToIssue(draft), Reason::kNoSigner));
}

TEST(IssueBarrier, StopsADispatchThatOthersSignTooAndSaysTheWayOut) {
  Draft draft = Sample();
  draft.co_signers = {{{}, "THƯ KÝ", "Lò Văn Inh", {}}};
  const absl::Status refused = RefuseToIssue(draft);
  EXPECT_TRUE(Is(refused, Reason::kInvalidField));
  const std::string said = status::Text(refused, status::Language::kVietnamese);
  for (const char* words : {"THƯ KÝ Lò Văn Inh", "kèm theo một công văn"}) EXPECT_NE(said.find(words), std::string::npos) << said;
}

TEST(IssueBarrier, StopsTextThatNobodyCanReadAndNamesTheField) {
  for (const char* unreadable : {"a \uFFFD b", "Sở \uE123", "ThÃ´ng tin", "t¨ng c­êng qu¶n lý ho¹t ®éng vµ b¸o c¸o"}) {
    Draft draft = Sample();
    draft.body[2].text = unreadable;
    const auto refused = RefuseToIssue(draft);
    EXPECT_TRUE(Is(refused, Reason::kUnreadableText)) << unreadable;
    EXPECT_EQ(status::DetailsOf(refused).at(0).value, "body");
  }
}

TEST(IssueBarrier, StopsTextInsideTheContentThatBelongsToNoFieldAndQuotesIt) {
  Draft draft = Sample();
  const int inside = draft.body[1].span.first_line, behind = draft.signature.span.last_line + 40;
  draft.unplaced = {{inside, "Chia sẻ: Facebook Zalo"}, {1, "Trang 3"}, {behind, "Ghi chú của người đưa tin"}};
  EXPECT_TRUE(RefuseToIssue(draft).ok());  // of the portal, before the content, behind the signature: said by the reader only
  draft.unplaced.push_back({inside, "Chú thích của đoạn này.", Cell::kWhole, 1});
  for (const absl::Status& refused : {RefuseToIssue(draft), RefuseUnplaced(draft)}) {
    EXPECT_TRUE(Is(refused, Reason::kUnplacedText));
    EXPECT_NE(status::Text(refused, status::Language::kVietnamese).find("\"Chú thích của đoạn này.\""), std::string::npos);
    EXPECT_NE(status::Text(refused, status::Language::kEnglish).find("delete it"), std::string::npos);
  }
}

TEST(IssueBarrier, KnowsItemsThatPointBack) {
  EXPECT_TRUE(IsBackReference({"Như trên", "", ";", {}}));
  EXPECT_TRUE(IsBackReference({"Như Điều 4", "", ";", {}}));
  EXPECT_FALSE(IsBackReference({"Ban Giám đốc", "", ";", {}}));
}

}  // namespace
}  // namespace vanthu::drafting
