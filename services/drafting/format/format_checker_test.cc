#include "services/drafting/format/format_checker.h"

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/format/clean_dispatch.h"
#include "services/drafting/format/fixed_draft.h"
#include "services/drafting/format/rule_catalogue.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/sample_files.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Draft Sample(std::string_view name) { return *ReadDispatch(SampleText(name), name); }

TEST(FormatChecker, FindsNothingInTheCleanSamplesButWhatIssuingWillGive) {
  const std::set<std::string> notes = {"SH-04", "TG-01"};
  for (const std::string& name : SampleNames()) {
    if (name == "as-typed.txt") continue;  // the one with faults
    for (const Finding& finding : FindingsOf(SampleText(name))) {
      EXPECT_TRUE(notes.count(finding.rule_id) > 0) << name << ": " << finding.rule_id << " " << finding.vietnamese;
      EXPECT_EQ(finding.severity, Severity::kNote);
    }
  }
  EXPECT_THAT(IdsOf(FindingsOf(SampleText("invitation.txt"))), IsEmpty());
}

TEST(FormatChecker, AFixFitsItsDraftOnly) {
  const Draft draft = Sample("invitation.txt");
  EXPECT_EQ(Fixed(draft, {"/addressees/1/punctuation", ",", {}})->addressees[1].punctuation, ",");
  EXPECT_FALSE(Fixed(draft, {"/addressees/9/punctuation", ";", {}}).ok());
  EXPECT_FALSE(Fixed(draft, {"/symbol/number", "7", {}}).ok());
  EXPECT_FALSE(Fixed(draft, {"", "Kính gửi:", {}}).ok());  // of the file alone
}

TEST(FormatChecker, NamesPlaceArticleAndValueInBothLanguages) {
  const auto findings = CheckFormat(Sample("as-typed.txt"));
  std::vector<std::string> ids;
  for (const Finding& finding : findings) {
    ids.push_back(finding.rule_id);
    EXPECT_FALSE(finding.article.empty());
    EXPECT_EQ(finding.vietnamese.find("{value}"), std::string::npos);
    EXPECT_EQ(finding.english.find("{value}"), std::string::npos);
    EXPECT_GT(finding.place.span.first_line, 0) << finding.rule_id;
  }
  EXPECT_THAT(ids,
              ElementsAre("SH-01", "SH-04", "KG-01", "KG-02", "CC-02", "ND-01", "NN-01", "NN-03", "NN-04", "NN-05", "CK-01"));
  EXPECT_EQ(findings[2].place.item, 0);
  EXPECT_EQ(findings[2].fix->pointer, "/addressees/0/punctuation");
  EXPECT_EQ(findings[10].fix->replacement, "KT. GIÁM ĐỐC");
}

TEST(FormatChecker, RulesHaveTheirOwnIds) {
  std::set<std::string_view> ids;
  for (const Rule& rule : Rules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_EQ(RuleById(rule.id), &rule);
    EXPECT_THAT(std::string(rule.id), ::testing::MatchesRegex("[A-Z][A-Z]-[0-9][0-9]"));
    for (const std::string_view text : {rule.article, rule.statement.vietnamese, rule.statement.english})
      EXPECT_FALSE(text.empty()) << rule.id;
    EXPECT_FALSE(rule.example.right.empty() && rule.example.wrong.empty()) << rule.id;
  }
  EXPECT_GE(ids.size(), 50u);
  EXPECT_EQ(RuleById("XX-99"), nullptr);
}

TEST(FormatChecker, ThePageOfRulesIsWhatTheCodeSays) {
  std::ifstream file(std::string(VANTHU_SOURCE_DIR) + "/docs/format-rules.md", std::ios::binary);
  const std::string kept{std::istreambuf_iterator<char>(file), {}};
  EXPECT_TRUE(kept == RuleCatalogue()) << "docs/format-rules.md is of other rules: its head says how to make it anew";
}

}  // namespace
}  // namespace vanthu::drafting
