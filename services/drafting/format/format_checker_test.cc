#include "services/drafting/format/format_checker.h"

#include <functional>
#include <map>
#include <set>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/sample_files.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Draft Sample(std::string_view name) { return *ReadDispatch(SampleText(name), name); }

std::vector<std::string> RuleIds(const Draft& draft) {
  std::vector<std::string> ids;
  for (const Finding& finding : CheckFormat(draft)) ids.push_back(finding.rule_id);
  return ids;
}

// For each rule, the smallest change of a clean dispatch (three addressees, number and date given) that only it reports.
const std::map<std::string, std::function<void(Draft&)>>& Mutations() {
  static const auto* const kMutations = new std::map<std::string, std::function<void(Draft&)>>{
      {"SH-01", [](Draft& d) { d.symbol.written = "Số 27/GM - SNV"; }},
      {"SH-02", [](Draft& d) { d.symbol.notation = "TB-SNV", d.symbol.written = "Số: 27/TB-SNV"; }},
      {"SH-03", [](Draft& d) { d.symbol.number = 7, d.symbol.written = "Số: 7/GM-SNV"; }},
      {"SH-04", [](Draft& d) { d.symbol.number.reset(), d.symbol.written = "Số:     /GM-SNV"; }},
      {"TG-01", [](Draft& d) { d.place_and_date.day.reset(); }},
      {"KG-01", [](Draft& d) { d.addressees[1].punctuation = ","; }},
      {"KG-02", [](Draft& d) { d.addressees[2].punctuation = ";"; }},
      {"KG-03", [](Draft& d) { d.addressees.resize(1); }},  // its semicolon stays
      {"ND-01", [](Draft& d) { d.closing = "/."; }},
      {"CK-01", [](Draft& d) { d.signature.authority_lines[0] = "TL.GIÁM ĐỐC"; }},
      {"NN-01", [](Draft& d) { d.recipients[0].punctuation = ""; }},
      {"NN-02", [](Draft& d) { d.archive.reset(); }},
      {"NN-03", [](Draft& d) { d.archive->written = "- Lưu VT, VP."; }},
      {"NN-04", [](Draft& d) { d.archive->written = "- Lưu: VT,VP."; }},
      {"NN-05", [](Draft& d) { d.archive->written = "- Lưu: VT, VP"; }},
      {"NN-06", [](Draft& d) { d.archive->written = "Lưu: VT, VP."; }},
  };
  return *kMutations;
}

TEST(FormatChecker, FindsNothingInTheCleanSamplesButWhatIssuingWillGive) {
  const std::set<std::string> notes = {"SH-04", "TG-01"};
  for (const std::string& name : SampleNames()) {
    if (name == "as-typed.txt") continue;  // the one with faults
    for (const Finding& finding : CheckFormat(Sample(name))) {
      EXPECT_TRUE(notes.count(finding.rule_id) > 0) << name << ": " << finding.rule_id << " " << finding.vietnamese;
      EXPECT_EQ(finding.severity, Severity::kNote);
    }
  }
  EXPECT_THAT(RuleIds(Sample("invitation.txt")), IsEmpty());
}

TEST(FormatChecker, EveryRuleAloneReportsItsMutation) {
  for (const Rule& rule : Rules()) {
    const auto mutation = Mutations().find(std::string(rule.id));
    ASSERT_NE(mutation, Mutations().end()) << rule.id << " has no mutation";
    Draft draft = Sample("invitation.txt");
    mutation->second(draft);
    EXPECT_THAT(RuleIds(draft), ElementsAre(rule.id));
  }
}

TEST(FormatChecker, AFixSilencesItsFinding) {
  int fixes = 0;
  for (const auto& [id, mutate] : Mutations()) {
    Draft draft = Sample("invitation.txt");
    mutate(draft);
    for (const Finding& finding : CheckFormat(draft)) {
      if (!finding.fix) continue;
      const auto fixed = Fixed(draft, *finding.fix);
      ASSERT_TRUE(fixed.ok()) << id << fixed.status();
      EXPECT_THAT(RuleIds(*fixed), IsEmpty()) << id;
      ++fixes;
    }
  }
  EXPECT_EQ(fixes, 12);
  EXPECT_FALSE(Fixed(Sample("invitation.txt"), {"/addressees/9/punctuation", ";"}).ok());
  EXPECT_FALSE(Fixed(Sample("invitation.txt"), {"/symbol/number", "7"}).ok());
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
  EXPECT_THAT(ids, ElementsAre("SH-01", "SH-04", "KG-01", "KG-02", "ND-01", "CK-01", "NN-01", "NN-03", "NN-04", "NN-05"));
  EXPECT_EQ(findings[2].place.item, 0);
  EXPECT_EQ(findings[2].fix->pointer, "/addressees/0/punctuation");
  EXPECT_EQ(findings[5].fix->replacement, "KT. GIÁM ĐỐC");
}

TEST(FormatChecker, RulesHaveTheirOwnIds) {
  std::set<std::string_view> ids;
  for (const Rule& rule : Rules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_EQ(RuleById(rule.id), &rule);
    EXPECT_FALSE(rule.example.vietnamese.empty());
  }
  EXPECT_EQ(RuleById("XX-99"), nullptr);
}

}  // namespace
}  // namespace vanthu::drafting
