#include "services/numbering/audit/row_audit.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/verification/leaf.h"

namespace vanthu::numbering {
namespace {

using verification::Leaf;
using verification::LeafKind;

struct Committed {
  Leaf leaf;
  std::string nonce;
};

std::map<int64_t, Committed> ReadCommitted(const FoundLog& log) {
  std::map<int64_t, Committed> committed;
  for (const FoundLeaf& found : log.leaves) {
    const auto leaf = verification::ParseLeaf(found.text);
    if (leaf.ok()) committed.emplace(found.index, Committed{*leaf, found.nonce});
  }
  return committed;
}

std::string PlaceOf(const FoundLog& log, const SeriesKey& series, int64_t number) {
  return absl::StrFormat("%s %s/%d %02d", log.name, series.book.text(), series.year, number);
}

// Whether the leaf at `index` says this of the row's number, and its commitment opens to `content`.
bool Opens(const std::map<int64_t, Committed>& committed, const RegisterRow& row, std::optional<int64_t> index, LeafKind kind,
           const Digest& content) {
  const auto found = index ? committed.find(*index) : committed.end();
  if (found == committed.end()) return false;
  const Leaf& leaf = found->second.leaf;
  return leaf.kind == kind && leaf.book == row.book && leaf.year == row.year && leaf.number == row.number.number &&
         leaf.commitment == verification::Commitment(found->second.nonce, content);
}

bool IsAsAllocated(const std::map<int64_t, Committed>& committed, const RegisterRow& row) {
  return Opens(committed, row, row.allocated_leaf, LeafKind::kAllocated, row.LeafContent()) &&
         committed.at(row.allocated_leaf).leaf.instant == row.allocated_at;
}

bool IsAsFinished(const std::map<int64_t, Committed>& committed, const RegisterRow& row) {
  switch (row.state) {
    case NumberState::kAllocated:
      return !row.finished_leaf && !row.manifest && !row.void_reason;
    case NumberState::kIssued:
      return row.manifest && !row.void_reason && Opens(committed, row, row.finished_leaf, LeafKind::kIssued, *row.manifest);
    case NumberState::kVoided:
      return row.void_reason && !row.manifest &&
             Opens(committed, row, row.finished_leaf, LeafKind::kVoided, verification::VoidedDigest(*row.void_reason));
  }
  return false;
}

void FindInSeries(FindingKind kind, std::string place, AuditReport* report) {
  const bool is_gap = kind == FindingKind::kGap;
  report->findings.push_back({kind, false, std::move(place), is_gap ? "sổ thiếu số" : "số có hai dòng trong sổ",
                              is_gap ? "the book lacks these numbers" : "the number has two lines"});
}

// `given` ascending; `counted` is where the series' counter stands.
void AuditSeries(const std::string& place, const std::vector<int64_t>& given, int64_t counted, AuditReport* report) {
  int64_t last = 0;
  for (const int64_t number : given) {
    if (number > last + 1) FindInSeries(FindingKind::kGap, absl::StrFormat("%s %02d..%02d", place, last + 1, number - 1), report);
    if (number <= last) FindInSeries(FindingKind::kDouble, absl::StrFormat("%s %02d", place, number), report);
    last = std::max(last, number);
  }
  if (counted > last) FindInSeries(FindingKind::kGap, absl::StrFormat("%s %02d..%02d", place, last + 1, counted), report);
  if (counted >= last) return;
  report->findings.push_back({FindingKind::kRewrittenRow, false, place,
                              absl::StrFormat("bộ đếm đứng ở %d, sổ tới %d", counted, last),
                              absl::StrFormat("the counter stands at %d, the book at %d", counted, last)});
}

void AuditAllSeries(const FoundBooks& books, const FoundLog& log, AuditReport* report) {
  std::map<SeriesKey, std::vector<int64_t>> given;
  for (const auto& [series, last] : books.series) given[series];
  for (const RegisterRow& row : books.rows) given[{row.book, row.year}].push_back(row.number.number);
  for (auto& [series, numbers] : given) {
    std::sort(numbers.begin(), numbers.end());
    const auto counter = books.series.find(series);
    AuditSeries(absl::StrFormat("%s %s/%d", log.name, series.book.text(), series.year), numbers,
                counter == books.series.end() ? 0 : counter->second, report);
  }
}

}  // namespace

void AuditRows(const FoundBooks& books, const FoundLog& log, AuditReport* report) {
  const std::map<int64_t, Committed> committed = ReadCommitted(log);
  std::set<int64_t> told;  // leaves that a line of the book tells of
  for (const RegisterRow& row : books.rows) {
    told.insert(row.allocated_leaf);
    if (row.finished_leaf) told.insert(*row.finished_leaf);
    if (IsAsAllocated(committed, row) && IsAsFinished(committed, row)) continue;
    report->findings.push_back({FindingKind::kRewrittenRow, false, PlaceOf(log, {row.book, row.year}, row.number.number),
                                absl::StrFormat("dòng sổ của %s không khớp nhật ký", row.issuance.text()),
                                absl::StrFormat("the line of %s is not what the log committed to", row.issuance.text())});
  }
  for (const auto& [index, entry] : committed) {
    if (told.count(index) > 0 || entry.leaf.kind == LeafKind::kClosed || entry.leaf.kind == LeafKind::kRecovered) continue;
    report->findings.push_back({FindingKind::kRemovedRow, false,
                                PlaceOf(log, {entry.leaf.book, entry.leaf.year}, entry.leaf.number),
                                absl::StrFormat("lá %d không có dòng nào trong sổ nói tới", index),
                                absl::StrFormat("no line of the book tells of leaf %d", index)});
  }
  AuditAllSeries(books, log, report);
}

void AuditCopy(const FoundLog& copy, const FoundLog& log, AuditReport* report) {
  std::map<int64_t, const std::string*> texts;
  for (const FoundLeaf& leaf : log.leaves) texts.emplace(leaf.index, &leaf.text);
  for (const FoundLeaf& leaf : copy.leaves) {
    const auto found = texts.find(leaf.index);
    if (found != texts.end() && *found->second == leaf.text) continue;
    report->findings.push_back({FindingKind::kPublishedDiffers, false, absl::StrFormat("%s leaf %d", log.name, leaf.index),
                                "bản đã công bố khác cơ sở dữ liệu", "what was published is not what the database has"});
  }
}

}  // namespace vanthu::numbering
