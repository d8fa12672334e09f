#include "services/drafting/format/text_fixer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "services/drafting/format/format_checker.h"
#include "services/drafting/format/text_edit_finder.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

constexpr int kRoundsMax = 8;           // composing letters, then fixes, then those that overlapped them
constexpr size_t kSingleTriesMax = 64;  // each reads the file again

// A text with what reading and checking say of it.
struct Judged {
  std::string text;
  Draft draft;
  std::vector<Finding> findings;
};

absl::StatusOr<Judged> Judge(std::string text, std::string_view name) {
  ASSIGN_OR_RETURN(Draft draft, ReadDispatch(text, name));
  const SourceText source(text);
  std::vector<Finding> findings = CheckFormat(CheckInput(draft, &source));
  return Judged{std::move(text), std::move(draft), std::move(findings)};
}

std::map<std::string, int> CountsOf(const std::vector<Finding>& findings) {
  std::map<std::string, int> counts;
  for (const Finding& finding : findings) ++counts[finding.rule_id];
  return counts;
}

bool IsBetter(const Judged& after, const Judged& before) {
  if (after.findings.size() >= before.findings.size()) return false;
  if (after.draft.unplaced.size() > before.draft.unplaced.size()) return false;
  if (after.draft.undecided.size() > before.draft.undecided.size()) return false;
  auto counts = CountsOf(before.findings);
  const auto left = CountsOf(after.findings);
  return std::all_of(left.begin(), left.end(), [&](const auto& entry) { return entry.second <= counts[entry.first]; });
}

struct Mend {
  Finding finding;
  std::vector<TextEdit> edits;
};

// The fixes that do not touch one another.
std::vector<Mend> MendsOf(const Judged& judged, const SourceText& source) {
  std::vector<Mend> mends;
  std::vector<TextEdit> taken;
  TextEditFinder finder(judged.draft, source);
  for (const Finding& finding : judged.findings) {
    std::vector<TextEdit> edits = finder.EditsOf(finding);
    const bool is_free = std::none_of(edits.begin(), edits.end(), [&](const TextEdit& edit) {
      return std::any_of(taken.begin(), taken.end(), [&](const TextEdit& other) { return Overlap(edit, other); });
    });
    if (edits.empty() || !is_free) continue;
    taken.insert(taken.end(), edits.begin(), edits.end());
    mends.push_back({finding, std::move(edits)});
  }
  return mends;
}

std::optional<Judged> With(const std::vector<TextEdit>& edits, const Judged& judged, std::string_view name) {
  auto after = Judge(SourceText(judged.text).With(edits), name);
  if (!after.ok() || !IsBetter(*after, judged)) return std::nullopt;
  return *std::move(after);
}

// All fixes at once, else the first that helps alone. False where none does.
bool MendOnce(Judged& judged, std::string_view name, std::vector<Finding>& made) {
  const SourceText source(judged.text);
  const std::vector<Mend> mends = MendsOf(judged, source);
  std::vector<TextEdit> all;
  for (const Mend& mend : mends) all.insert(all.end(), mend.edits.begin(), mend.edits.end());
  if (all.empty()) return false;
  if (auto after = With(all, judged, name)) {
    for (const Mend& mend : mends) made.push_back(mend.finding);
    judged = *std::move(after);
    return true;
  }
  for (size_t at = 0; at < std::min(mends.size(), kSingleTriesMax); ++at) {
    if (auto after = With(mends[at].edits, judged, name)) {
      made.push_back(mends[at].finding);
      judged = *std::move(after);
      return true;
    }
  }
  return false;
}

}  // namespace

absl::StatusOr<FixedText> FixText(std::string_view file_bytes, std::string_view file_name) {
  ASSIGN_OR_RETURN(Judged judged, Judge(std::string(file_bytes), file_name));
  FixedText fixed;
  for (int round = 0; round < kRoundsMax + static_cast<int>(judged.findings.size()); ++round) {
    if (!MendOnce(judged, file_name, fixed.made)) break;
  }
  fixed.text = std::move(judged.text);
  return fixed;
}

}  // namespace vanthu::drafting
