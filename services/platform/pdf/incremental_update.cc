#include "services/platform/pdf/incremental_update.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/pdf/revision_syntax.h"
#include "services/platform/status/macros.h"

namespace vanthu::pdf {
namespace {

constexpr size_t kIdCharacters = 32;  // 16 bytes, as PDF 1.7 recommends

}  // namespace

absl::StatusOr<RevisionTrailer> LastTrailer(std::string_view pdf) {
  ASSIGN_OR_RETURN(const size_t offset, LastXrefOffset(pdf));
  ASSIGN_OR_RETURN(const XrefSection section, ReadXrefSection(pdf, offset));
  return section.trailer;
}

IncrementalUpdate::IncrementalUpdate(std::string pdf, RevisionTrailer before)
    : bytes_(std::move(pdf)), before_(std::move(before)) {
  if (!bytes_.empty() && bytes_.back() != '\n') bytes_ += '\n';
}

size_t IncrementalUpdate::Add(int number, std::string_view body) {
  offsets_[number] = bytes_.size();
  bytes_ += absl::StrFormat("%d 0 obj\n", number);
  const size_t at = bytes_.size();
  bytes_ += body;
  bytes_ += "\nendobj\n";
  return at;
}

std::string IncrementalUpdate::Finish() && {
  const size_t xref_offset = bytes_.size();
  const std::string new_id = crypto::Sha256(bytes_).Hex().substr(0, kIdCharacters);
  bytes_ += "xref\n";
  for (auto first = offsets_.begin(); first != offsets_.end();) {
    auto next = first;
    int count = 0;
    while (next != offsets_.end() && next->first == first->first + count) {
      ++next;
      ++count;
    }
    bytes_ += absl::StrFormat("%d %d\n", first->first, count);
    for (; first != next; ++first) bytes_ += absl::StrFormat("%010d 00000 n \n", first->second);
  }
  const int highest = offsets_.empty() ? 0 : offsets_.rbegin()->first + 1;
  const std::string info = before_.info.empty() ? "" : " /Info " + before_.info;
  bytes_ += absl::StrFormat("trailer\n<< /Size %d /Root %s%s /ID [<%s><%s>] /Prev %d >>\nstartxref\n%d\n%%%%EOF\n",
                            std::max(before_.size, highest), before_.root, info, before_.first_id, new_id, before_.xref_offset,
                            xref_offset);
  return std::move(bytes_);
}

}  // namespace vanthu::pdf
