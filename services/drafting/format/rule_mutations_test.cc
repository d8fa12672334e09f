#include "services/drafting/format/rule_mutations.h"

#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/format/clean_dispatch.h"
#include "services/drafting/format/fixed_draft.h"
#include "services/drafting/format/format_checker.h"
#include "services/drafting/format/text_fixer.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> AllIds() {
  std::vector<std::string> ids;
  for (const Rule& rule : Rules()) ids.emplace_back(rule.id);
  return ids;
}

TEST(RuleMutations, CleanDispatchesHaveNoFindings) {
  for (const auto& text : {CleanLetter(), CleanDecision(), CleanRegulation(), CleanAnnexes()}) {
    for (const Finding& finding : FindingsOf(text)) ADD_FAILURE() << finding.rule_id << " " << finding.vietnamese;
  }
}

TEST(RuleMutations, ADispatchWithAnnexesIsCleanToo) {
  Draft draft = ReadClean(CleanDecision());
  AddAnnexes(draft);
  EXPECT_THAT(IdsOf(CheckFormat(draft)), IsEmpty());
}

TEST(RuleMutations, OnlyTheRuleReportsItsMutationOfTheFile) {
  for (const FileMutation& mutation : FileMutations()) {
    const auto findings = FindingsOf(Changed(mutation.clean(), mutation.from, mutation.to));
    EXPECT_THAT(IdsOf(findings), ElementsAre(mutation.rule)) << mutation.from << " → " << mutation.to;
  }
}

TEST(RuleMutations, OnlyTheRuleReportsItsMutationOfTheDraft) {
  for (const DraftMutation& mutation : DraftMutations()) {
    Draft draft = ReadClean(mutation.clean());
    mutation.change(draft);
    EXPECT_THAT(IdsOf(CheckFormat(draft)), ElementsAre(mutation.rule));
  }
}

// Those whose one limit is a number have their mutation in rule_limits_test.
TEST(RuleMutations, EveryRuleHasOne) {
  std::set<std::string_view> mutated = {"CQ-03", "SH-08", "TY-04", "CK-15", "ND-03"};
  for (const FileMutation& mutation : FileMutations()) mutated.insert(mutation.rule);
  for (const DraftMutation& mutation : DraftMutations()) mutated.insert(mutation.rule);
  for (const std::string& id : AllIds()) EXPECT_TRUE(mutated.count(id) > 0) << id << " has no mutation";
  EXPECT_EQ(mutated.size(), Rules().size());
}

TEST(RuleMutations, AFixInTheFileLeavesNothingToFind) {
  int fixed_files = 0;
  for (const FileMutation& mutation : FileMutations()) {
    const std::string faulty = Changed(mutation.clean(), mutation.from, mutation.to);
    const auto findings = FindingsOf(faulty);
    if (findings.empty() || !findings.front().fix) continue;
    const auto fixed = FixText(faulty, "a.txt");
    ASSERT_TRUE(fixed.ok()) << mutation.rule << fixed.status();
    EXPECT_THAT(IdsOf(fixed->made), ElementsAre(mutation.rule)) << mutation.from << " → " << mutation.to;
    EXPECT_THAT(IdsOf(FindingsOf(fixed->text)), IsEmpty()) << mutation.rule << "\n" << fixed->text;
    EXPECT_EQ(FixText(fixed->text, "a.txt")->text, fixed->text) << mutation.rule;
    ++fixed_files;
  }
  EXPECT_GE(fixed_files, 50);
}

TEST(RuleMutations, AFixInTheDraftLeavesNothingToFind) {
  const auto check = [](const Draft& draft) {
    for (const Finding& finding : CheckFormat(draft)) {
      if (!finding.fix) continue;
      const auto fixed = Fixed(draft, *finding.fix);
      ASSERT_TRUE(fixed.ok()) << finding.rule_id << fixed.status();
      EXPECT_THAT(IdsOf(CheckFormat(*fixed)), IsEmpty()) << finding.rule_id;
    }
  };
  for (const FileMutation& mutation : FileMutations()) check(ReadClean(Changed(mutation.clean(), mutation.from, mutation.to)));
  for (const DraftMutation& mutation : DraftMutations()) {
    Draft draft = ReadClean(mutation.clean());
    mutation.change(draft);
    check(draft);
  }
}

TEST(RuleMutations, ARuleSaysWhetherItCanBeMended) {
  std::set<std::string> mended;
  const auto note = [&](const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
      if (finding.fix) mended.insert(finding.rule_id);
    }
  };
  for (const FileMutation& mutation : FileMutations()) note(FindingsOf(Changed(mutation.clean(), mutation.from, mutation.to)));
  for (const DraftMutation& mutation : DraftMutations()) {
    Draft draft = ReadClean(mutation.clean());
    mutation.change(draft);
    note(CheckFormat(draft));
  }
  for (const Rule& rule : Rules()) {
    EXPECT_EQ(mended.count(std::string(rule.id)) > 0, rule.fixing == Fixing::kSafe) << rule.id;
  }
}

}  // namespace
}  // namespace vanthu::drafting
