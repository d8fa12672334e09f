// What a desk asks for beside one draft: words that are not stored, and lists.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/installation.h"

namespace vanthu::integration {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Stub = drafting::v1::Drafting::Stub;

constexpr absl::Duration kHalfAnHour = absl::Minutes(30);
constexpr char kParent[] = "agencies/t-so";

class DeskListsTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(house.Open().ok());
    house.clock().Set(*ParseInstant("2026-04-10T02:00:00.000000Z"));
    stub = drafting::v1::Drafting::NewStub(house.ChannelTo("drafting"));
  }
  void TearDown() override {
    stub.reset();
    house.Close();
  }

  template <class Req, class Res>
  absl::StatusOr<Res> Ask(const std::string& role, grpc::Status (Stub::*method)(grpc::ClientContext*, const Req&, Res*),
                          const Req& request) {
    const auto person = house.As(kIssuer, role);
    if (!person.ok()) return person.status();
    return rpc::CallUnary(*stub, method, request, *person);
  }

  absl::StatusOr<drafting::v1::ReadFileResponse> Read(const std::string& source, const std::string& file_name) {
    drafting::v1::ReadFileRequest request;
    request.set_parent(kParent);
    request.set_source(source);
    request.set_file_name(file_name);
    return Ask("drafter", &Stub::ReadFile, request);
  }
  absl::StatusOr<drafting::v1::ListDraftsResponse> List(drafting::v1::ListDraftsRequest request) {
    request.set_parent(kParent);
    return Ask("drafter", &Stub::ListDrafts, request);
  }
  absl::StatusOr<drafting::v1::ListIssuancesResponse> List(drafting::v1::ListIssuancesRequest request) {
    request.set_parent(kParent);
    return Ask("clerk", &Stub::ListIssuances, request);
  }
  std::vector<std::string> NamesIn(drafting::v1::DraftState state) {
    drafting::v1::ListDraftsRequest request;
    request.set_state(state);
    const auto listed = List(request);
    EXPECT_TRUE(listed.ok()) << listed.status();
    std::vector<std::string> names;
    for (const auto& draft : listed->drafts()) {
      EXPECT_EQ(draft.state(), state);
      names.push_back(draft.name());
    }
    return names;
  }

  Installation house{1};
  std::unique_ptr<drafting::v1::Drafting::Stub> stub;
};

TEST_F(DeskListsTest, ReadsAFileAndStoresNothing) {
  const std::string text = absl::StrCat(Installation::DispatchText("nhắc lại"), "\n\nMột dòng ở ngoài văn bản.\n");
  const auto read = Read(text, "cong-van.txt");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_THAT(read->content_json(), HasSubstr("nhắc lại"));
  const auto is_abstract = [](const auto& origin) { return origin.field() == "abstract" && origin.place().first_line() > 0; };
  EXPECT_EQ(std::count_if(read->origins().begin(), read->origins().end(), is_abstract), 1);
  EXPECT_TRUE(List(drafting::v1::ListDraftsRequest())->drafts().empty());
  EXPECT_EQ(Read("chẳng có gì", "a.txt").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(DeskListsTest, KeepsWhatWasTypedAsItWasRead) {
  const auto read = Read(Installation::DispatchText("nhắc lại"), "cong-van.txt");
  drafting::v1::CreateDraftRequest request;
  request.set_parent(kParent);
  request.set_source(read->content_json());
  request.set_file_name("du-thao.json");
  request.set_request_id("typed");
  const auto made = Ask("drafter", &Stub::CreateDraft, request);
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->content_json(), read->content_json());
}

TEST_F(DeskListsTest, ChecksAndShowsWhatIsNotStored) {
  const auto read = Read(Installation::DispatchText("nhắc lại"), "cong-van.txt");
  drafting::v1::CheckContentRequest check;
  check.set_parent(kParent);
  check.set_content_json(R"({"type": "cong-van", "abstract": "về việc"})");
  const auto checked = Ask("reviewer", &Stub::CheckContent, check);
  ASSERT_TRUE(checked.ok()) << checked.status();
  EXPECT_GT(checked->findings_size(), 0);
  EXPECT_FALSE(checked->findings(0).article().empty());

  drafting::v1::PreviewPageRequest preview;
  preview.set_parent(kParent);
  preview.set_content_json(read->content_json());
  const auto page = Ask("drafter", &Stub::PreviewPage, preview);
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->content_type(), "application/pdf");
  EXPECT_EQ(page->data().substr(0, 5), "%PDF-");
  preview.set_content_json(R"({"secrecy_mark": "MẬT"})");
  EXPECT_EQ(Ask("drafter", &Stub::PreviewPage, preview).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(DeskListsTest, TellsHowFarEachDraftIs) {
  const auto writing = house.CreateDraft(Installation::DispatchText("đang viết"), "writing");
  const auto approved = house.CreateDraft(Installation::DispatchText("đã duyệt"), "approved");
  const auto issued = house.CreateDraft(Installation::DispatchText("đã ban hành"), "issued");
  ASSERT_TRUE(house.Approve(*approved).ok() && house.Approve(*issued).ok());
  ASSERT_TRUE(house.Issue(issued->name()).ok());
  EXPECT_THAT(NamesIn(drafting::v1::DRAFT_STATE_ISSUING), ElementsAre(issued->name()));
  house.Settle(kHalfAnHour);
  EXPECT_THAT(NamesIn(drafting::v1::DRAFT_STATE_WRITING), ElementsAre(writing->name()));
  EXPECT_THAT(NamesIn(drafting::v1::DRAFT_STATE_APPROVED), ElementsAre(approved->name()));
  EXPECT_THAT(NamesIn(drafting::v1::DRAFT_STATE_ISSUING), IsEmpty());
  EXPECT_THAT(NamesIn(drafting::v1::DRAFT_STATE_ISSUED), ElementsAre(issued->name()));
}

// All three are made at one instant: none is lost between two pages.
TEST_F(DeskListsTest, GoesOnWhereThePageBeforeEnded) {
  std::vector<std::string> made, seen;
  for (const char* id : {"a", "b", "c"}) made.push_back(house.CreateDraft(Installation::DispatchText(id), id)->name());
  drafting::v1::ListDraftsRequest request;
  request.set_page_size(1);
  request.set_mine(true);
  do {
    const auto page = List(request);
    ASSERT_TRUE(page.ok()) << page.status();
    for (const auto& draft : page->drafts()) seen.push_back(draft.name());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(seen, testing::UnorderedElementsAreArray(made));
  request.set_page_token("nonsense");
  EXPECT_EQ(List(request).status().code(), absl::StatusCode::kInvalidArgument);
}

// The keys that the first dispatch was signed with are taken away before the second.
TEST_F(DeskListsTest, QueuesWhatWaitsForAPerson) {
  const auto first = house.CreateDraft(Installation::DispatchText("đã ký"), "first");
  ASSERT_TRUE(house.Approve(*first).ok() && house.Issue(first->name()).ok());
  house.Settle(absl::Minutes(1));
  house.SignElsewhere();
  stub.reset();
  ASSERT_TRUE(house.Restart().ok());
  stub = drafting::v1::Drafting::NewStub(house.ChannelTo("drafting"));
  const auto draft = house.CreateDraft(Installation::DispatchText("chờ ký"), "waits");
  ASSERT_TRUE(house.Approve(*draft).ok());
  const auto issuance = house.Issue(draft->name());
  ASSERT_TRUE(issuance.ok()) << issuance.status();
  house.Settle(absl::Minutes(1));
  drafting::v1::ListIssuancesRequest request;
  request.add_states(drafting::v1::ISSUANCE_STATE_AWAITING_SIGNATURE);
  const auto waiting = List(request);
  ASSERT_TRUE(waiting.ok()) << waiting.status();
  ASSERT_EQ(waiting->issuances_size(), 1);
  EXPECT_EQ(waiting->issuances(0).name(), issuance->name());
  EXPECT_TRUE(waiting->issuances(0).waits_for_person());
  EXPECT_TRUE(waiting->issuances(0).has_state_since());
  EXPECT_FALSE(waiting->issuances(0).waiting_for_vi().empty());
  request.set_states(0, drafting::v1::ISSUANCE_STATE_PUBLISHED);
  ASSERT_EQ(List(request)->issuances_size(), 1);
  EXPECT_EQ(List(request)->issuances(0).draft(), first->name());
  EXPECT_FALSE(List(request)->issuances(0).waits_for_person());
}

TEST_F(DeskListsTest, GivesEachRevisionAsItWas) {
  const auto draft = house.CreateDraft(Installation::DispatchText("bản đầu"), "first");
  ASSERT_TRUE(house.Approve(*draft).ok());
  ASSERT_TRUE(house.Revise(*draft, Installation::DispatchText("bản sau")).ok());
  drafting::v1::ListRevisionsRequest request;
  request.set_parent(draft->name());
  const auto listed = Ask("auditor", &Stub::ListRevisions, request);
  ASSERT_TRUE(listed.ok()) << listed.status();
  ASSERT_EQ(listed->revisions_size(), 2);
  EXPECT_EQ(listed->revisions(0).ordinal(), 2);
  EXPECT_TRUE(listed->revisions(0).approved_by().empty());
  EXPECT_FALSE(listed->revisions(1).approved_by().empty());
  drafting::v1::GetRevisionRequest get;
  get.set_name(listed->revisions(1).name());
  const auto first = Ask("signer", &Stub::GetRevision, get);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(first->content_json(), draft->content_json());
  EXPECT_EQ(first->revision_hash(), draft->revision_hash());
}

}  // namespace
}  // namespace vanthu::integration
