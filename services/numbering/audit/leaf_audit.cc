#include "services/numbering/audit/leaf_audit.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/numbering/register/number_series.h"
#include "services/numbering/transparency/merkle_tree.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/verification/checkpoint.h"
#include "services/verification/leaf.h"
#include "services/verification/merkle_proof.h"

namespace vanthu::numbering {
namespace {

using verification::Leaf;
using verification::LeafKind;

// Reads a log from its first leaf to its last, as its writers wrote it.
class LeafReader {
 public:
  LeafReader(const FoundLog& log, const AuditRule& rule, AuditReport* report) : log_(log), rule_(rule), report_(report) {}

  void ReadAll() {
    for (const FoundLeaf& leaf : log_.leaves) ReadLeaf(leaf);
    JudgeCheckpoint();
    for (const auto& [series, numbers] : unfinished_) {
      for (const auto& [number, day] : numbers) JudgeUnfinished(series, number, day);
    }
  }

 private:
  void Find(FindingKind kind, std::string place, std::string vietnamese, std::string english) {
    report_->findings.push_back(
        {kind, false, absl::StrFormat("%s %s", log_.name, place), std::move(vietnamese), std::move(english)});
  }

  static std::string PlaceOf(const SeriesKey& series, int64_t number) {
    return absl::StrFormat("%s/%d %02d", series.book.text(), series.year, number);
  }

  void ReadLeaf(const FoundLeaf& found) {
    if (next_index_ < found.index) {
      is_whole_ = false;
      Find(FindingKind::kRemovedLeaf, absl::StrFormat("leaf %d..%d", next_index_, found.index - 1), "lá nhật ký bị mất",
           "leaves are missing");
      next_index_ = found.index;
    }
    ++next_index_;
    ++report_->leaves;
    const Digest hash = verification::LeafHash(found.text);
    std::vector<TileHash> completed;
    tree_.Append(hash, &completed);
    const auto leaf = verification::ParseLeaf(found.text);
    if (!leaf.ok() || (found.stored_hash && *found.stored_hash != hash)) {
      Find(FindingKind::kRewrittenLeaf, absl::StrFormat("leaf %d", found.index), "lá nhật ký đã bị sửa",
           "the leaf is not what was hashed");
    }
    if (!leaf.ok()) return;
    JudgeTime(*leaf, found.index);
    if (leaf->kind == LeafKind::kAllocated) ReadAllocated(*leaf);
    if (leaf->kind == LeafKind::kIssued || leaf->kind == LeafKind::kVoided) ReadFinished(*leaf);
  }

  void JudgeTime(const Leaf& leaf, int64_t index) {
    const auto& sizes = log_.accepted_clock_sizes;
    const bool is_accepted = std::find(sizes.begin(), sizes.end(), index) != sizes.end();
    if (leaf.instant < last_instant_ && !is_accepted) {
      Find(FindingKind::kTimeOrder, absl::StrFormat("leaf %d", index),
           absl::StrFormat("thời điểm %s lùi so với lá trước mà không có ai chấp nhận đồng hồ", InstantText(leaf.instant)),
           absl::StrFormat("%s is before the leaf before it, and nobody accepted the clock", InstantText(leaf.instant)));
    }
    last_instant_ = leaf.instant;
    if (leaf.kind != LeafKind::kAllocated || DayInVietnam(leaf.instant).year() == leaf.year) return;
    Find(FindingKind::kTimeOrder, PlaceOf({leaf.book, leaf.year}, leaf.number), "số không thuộc năm của thời điểm cấp",
         "the number stands in another year than its instant");
  }

  void ReadAllocated(const Leaf& leaf) {
    ++report_->numbers;
    const SeriesKey series{leaf.book, leaf.year};
    int64_t& last = last_[series];
    if (leaf.number > last + 1) {
      Find(FindingKind::kGap, absl::StrFormat("%s..%02d", PlaceOf(series, last + 1), leaf.number - 1), "số chưa từng được cấp",
           "numbers were never given");
    }
    if (leaf.number <= last) {
      Find(FindingKind::kDouble, PlaceOf(series, leaf.number), "số được cấp hai lần", "the number was given twice");
    }
    last = std::max(last, leaf.number);
    unfinished_[series][leaf.number] = DayInVietnam(leaf.instant);
  }

  void ReadFinished(const Leaf& leaf) {
    const SeriesKey series{leaf.book, leaf.year};
    if (unfinished_[series].erase(leaf.number) > 0) return;
    Find(FindingKind::kDouble, PlaceOf(series, leaf.number), "số được ghi sổ hoặc hủy mà không đang chờ",
         "the number was finished twice, or without having been given");
  }

  void JudgeUnfinished(const SeriesKey& series, int64_t number, absl::CivilDay day) {
    const int64_t days = rule_.calendar.WorkingDaysBetween(day, rule_.today);
    report_->findings.push_back(
        {FindingKind::kUnfinished, days <= rule_.unfinished_days_max,
         absl::StrFormat("%s %s", log_.name, PlaceOf(series, number)),
         absl::StrFormat("cấp ngày %s, sau %d ngày làm việc vẫn chưa phát hành cũng chưa hủy", DayText(day), days),
         absl::StrFormat("given on %s, after %d working days neither issued nor voided", DayText(day), days)});
  }

  void JudgeCheckpoint() {
    if (log_.leaves.empty() && log_.checkpoint.empty()) return;
    const auto checkpoint = verification::ReadUnverified(log_.checkpoint);
    if (!checkpoint.ok()) {
      return Find(FindingKind::kCheckpoint, "checkpoint", "thiếu hoặc hỏng checkpoint", "the checkpoint is missing or broken");
    }
    if (checkpoint->head.size > next_index_) {
      is_whole_ = false;
      Find(FindingKind::kRemovedLeaf, absl::StrFormat("leaf %d", next_index_),
           absl::StrFormat("checkpoint có %d lá, chỉ thấy %d", checkpoint->head.size, next_index_),
           absl::StrFormat("the checkpoint has %d leaves, %d were found", checkpoint->head.size, next_index_));
    }
    if (is_whole_ && (checkpoint->head.size != tree_.size() || checkpoint->head.root != tree_.Root())) {
      Find(FindingKind::kCheckpoint, "checkpoint", "gốc cây không khớp các lá", "the root is not that of the leaves");
    }
    JudgeSignature();
  }

  void JudgeSignature() {
    if (!rule_.key) {
      report_->findings.push_back({FindingKind::kCheckpoint, true, absl::StrFormat("%s checkpoint", log_.name),
                                   "chưa kiểm tra chữ ký: không có khóa của nhật ký (--key)",
                                   "its signature was not looked at: no key of the log was given (--key)"});
    } else if (!verification::OpenCheckpoint(log_.checkpoint, *rule_.key).ok()) {
      Find(FindingKind::kCheckpoint, "checkpoint", "chữ ký của nhật ký không đúng", "the log's signature does not match");
    }
  }

  const FoundLog& log_;
  const AuditRule& rule_;
  AuditReport* const report_;
  Frontier tree_;
  bool is_whole_ = true;
  int64_t next_index_ = 0;
  absl::Time last_instant_ = absl::InfinitePast();
  std::map<SeriesKey, int64_t> last_;
  std::map<SeriesKey, std::map<int64_t, absl::CivilDay>> unfinished_;
};

}  // namespace

void AuditLeaves(const FoundLog& log, const AuditRule& rule, AuditReport* report) {
  ++report->logs;
  LeafReader(log, rule, report).ReadAll();
}

}  // namespace vanthu::numbering
