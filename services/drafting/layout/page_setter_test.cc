#include "services/drafting/layout/page_setter.h"

#include <gtest/gtest.h>

#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/draft/random_draft.h"
#include "services/drafting/layout/page_expectations.h"
#include "services/drafting/layout/sample_pages.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

TEST(PageSetter, SetsTheTrialPageLikeTheFinalOneButForNumberAndDate) {
  const auto others = [](const SetPageReader& page, double line) {
    std::vector<std::string> words;
    for (const ReadText& word : page.words()) {
      if (std::abs(word.top - line) > 2) words.push_back(absl::StrFormat("%.1f %.1f %s", word.left, word.top, word.text));
    }
    return words;
  };
  const SetPageReader trial(SetPageOf(SamplePage("trial")));
  const SetPageReader final_page(SetPageOf(SampleLetter()));
  const auto number = final_page.Find("Số: 05/STTTT-BCXB", 0, kHeadSplit);
  ASSERT_TRUE(number);
  EXPECT_EQ(others(trial, number->top), others(final_page, number->top));
  EXPECT_TRUE(trial.Find("Số: /STTTT-BCXB", 0, kHeadSplit)) << trial.Text(0, kHeadSplit);
  EXPECT_TRUE(trial.Find("Thanh Khê, ngày tháng 5 năm 2024", kHeadSplit, kPaperWidth)) << trial.Text(kHeadSplit, kPaperWidth);
}

TEST(PageSetter, RefusesAnUnknownLetterInAnyComponent) {
  const std::string unknown = "mưa \U0001F327";
  const std::vector<void (*)(PageInput&, const std::string&)> places = {
      [](PageInput& in, const std::string& text) { in.draft.parent_body = text; },
      [](PageInput& in, const std::string& text) { in.names.issuing_body = text; },
      [](PageInput& in, const std::string& text) { in.names.place = text; },
      [](PageInput& in, const std::string& text) { in.number->notation = text; },
      [](PageInput& in, const std::string& text) { in.draft.abstract = text; },
      [](PageInput& in, const std::string& text) { in.draft.addressees[1].text = text; },
      [](PageInput& in, const std::string& text) { in.draft.body[2].text = text; },
      [](PageInput& in, const std::string& text) { in.draft.closing = text; },
      [](PageInput& in, const std::string& text) { in.draft.attachment_note = text; },
      [](PageInput& in, const std::string& text) { in.draft.recipients[1].note = text; },
      [](PageInput& in, const std::string& text) { in.draft.archive->written = text; },
      [](PageInput& in, const std::string& text) { in.draft.signature.authority_lines[0] = text; },
      [](PageInput& in, const std::string& text) { in.draft.signature.full_name = text; }};
  for (size_t i = 0; i < places.size(); ++i) {
    PageInput input = SampleLetter();
    places[i](input, unknown);
    const absl::Status refusal = RefusalOf(input);
    EXPECT_TRUE(status::Is(refusal, status::Reason::kPageNotSet)) << i;
    EXPECT_NE(status::Text(refusal, status::Language::kEnglish).find("U+1F327"), std::string::npos) << i << refusal;
  }
}

TEST(PageSetter, RefusesWhatMayNotOrCannotBecomeAPage) {
  PageInput secret = SampleLetter();
  secret.draft.secrecy_mark = "MẬT";
  EXPECT_TRUE(status::Is(RefusalOf(secret), status::Reason::kSecrecyMark));
  PageInput nameless = SampleLetter();
  nameless.draft.issuing_body = "";
  EXPECT_TRUE(status::Is(RefusalOf(nameless), status::Reason::kPageNotSet));
  PageInput endless = SampleLetter();
  for (int i = 0; i < 1500; ++i) endless.draft.signature.position += "Giám đốc ";
  EXPECT_TRUE(status::Is(RefusalOf(endless), status::Reason::kPageNotSet));
  EXPECT_TRUE(status::Is(PageSetter::Open({"/nowhere"}).status(), status::Reason::kPageNotSet));
}

TEST(PageSetter, SetsAnyDraftWhoseLettersTheFontKnows) {
  for (uint32_t seed = 0; seed < 120; ++seed) {
    const std::string json = absl::StrReplaceAll(CanonicalJson(RandomDraft(seed)), {{"\U0001D11E", "x"}});
    auto draft = DraftFromJson(json);
    ASSERT_TRUE(draft.ok()) << draft.status();
    draft->secrecy_mark = "";
    draft->issuing_body = "Sở Y tế";
    EXPECT_EQ(RefusalOf({.draft = *std::move(draft)}), absl::OkStatus()) << seed << " " << json;
  }
}

TEST(PageSetter, GivesTheSameBytesForTheSameInput) {
  PageInput later = SampleReport();
  later.made_at += absl::Seconds(1);
  const std::string bytes = SetPageOf(SampleReport());
  EXPECT_EQ(SetPageOf(SampleReport()), bytes);
  EXPECT_NE(SetPageOf(later), bytes);
}

TEST(PageSetter, GivesTheSameBytesInAnotherProcessAndLocale) {
  for (const std::string name : {"letter", "decision", "report", "trial", "everything"}) {
    const std::string command =
        absl::StrCat("LC_ALL=C.UTF-8 TZ=America/New_York SOURCE_DATE_EPOCH=1 ", SAMPLE_PAGE_PROGRAM, " ", name);
    EXPECT_TRUE(OutputOf(command, "") == SetPageOf(SamplePage(name))) << name;
  }
}

TEST(PageSetter, GivesTheSameBytesOnManyThreads) {
  const auto setter = PageSetter::Open();
  ASSERT_TRUE(setter.ok());
  const std::string bytes = SetPageOf(SampleDecision());
  std::vector<std::string> made(8);
  std::vector<std::thread> threads;
  for (std::string& one : made) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) one = (*setter)->SetPage(SampleDecision()).value_or("");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : made) EXPECT_TRUE(one == bytes);
}

}  // namespace
}  // namespace vanthu::drafting
