#include "services/drafting/layout/closing_block.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/drafting/layout/recipient_line.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kRecipients = "Nơi nhận / recipients";
constexpr std::string_view kSignature = "chữ ký / signature";
constexpr TextFrame kSignatureColumn = {kSignatureColumnLeft, kSignatureColumnWidth, Align::kCentre, 0, true};

struct Signature {
  Strip strip;
  double first_baseline = 0;
};

absl::StatusOr<Signature> SetSignature(const TextSetter& setter, const SignatureBlock& block) {
  Signature signature;
  signature.strip.component = kSignature;
  double y = 0;
  const auto add = [&](const std::string& text) -> absl::Status {
    if (text.empty()) return absl::OkStatus();
    ASSIGN_OR_RETURN(const SetText set, setter.Set({kSignature, text, kSignatureStyle}, kSignatureColumn));
    if (y == 0) signature.first_baseline = set.FirstBaseline();
    Place(set, y, signature.strip);
    y += set.height;
    return absl::OkStatus();
  };
  for (const std::string& line : block.authority_lines) RETURN_IF_ERROR(add(Upper(line)));
  RETURN_IF_ERROR(add(Upper(block.position)));
  y += kSignatureRoom;
  RETURN_IF_ERROR(add(block.full_name));
  signature.strip.height = std::max(signature.strip.height, y);
  return signature;
}

// The Lưu line as it was written, with one dash before it.
std::string ArchiveText(const ArchiveLine& archive) {
  if (archive.written.empty()) {
    return absl::StrCat("- Lưu: ", archive.archive, archive.unit.empty() ? "" : ", ", archive.unit, ".");
  }
  std::string_view written = archive.written;
  while (!written.empty() && (written.front() == '-' || written.front() == ' ')) written.remove_prefix(1);
  return absl::StrCat("- ", std::string(written));
}

absl::StatusOr<std::vector<Strip>> RecipientStrips(const TextSetter& setter, const Draft& draft) {
  std::vector<std::string> lines;
  for (const RecipientItem& item : draft.recipients) lines.push_back(absl::StrCat("- ", RecipientLine(item)));
  if (draft.archive) lines.push_back(ArchiveText(*draft.archive));
  if (lines.empty()) return std::vector<Strip>();
  ASSIGN_OR_RETURN(const SetText label,
                   setter.Set({kRecipients, "Nơi nhận:", kRecipientsLabelStyle}, {0, kRecipientsColumnWidth}));
  std::vector<Strip> strips = LinesOf(label, kRecipients, 0);
  strips.back().keep_with_next = true;
  for (const std::string& line : lines) {
    ASSIGN_OR_RETURN(const SetText set,
                     setter.Set({kRecipients, line, kRecipientsStyle},
                                {0, kRecipientsColumnWidth, Align::kLeft, -kDashEms * kRecipientsStyle.points}));
    Append(LinesOf(set, kRecipients, 0), strips);
  }
  return strips;
}

// Hangs the signature beside the first line at the left, baseline by baseline; `room` keeps the whole of it on that line's page.
void Hang(Signature signature, Strip& first) {
  const double left_baseline = first.texts.front().baseline;
  const double level = std::max(left_baseline, signature.first_baseline);
  for (TextMark& text : first.texts) text.baseline += level - left_baseline;
  first.height += level - left_baseline;
  for (TextMark text : signature.strip.texts) {
    text.baseline += level - signature.first_baseline;
    first.texts.push_back(std::move(text));
  }
  first.room = level - signature.first_baseline + signature.strip.height;
}

}  // namespace

absl::StatusOr<std::vector<Strip>> ClosingStrips(const TextSetter& setter, const Draft& draft) {
  ASSIGN_OR_RETURN(Signature signature, SetSignature(setter, draft.signature));
  ASSIGN_OR_RETURN(std::vector<Strip> strips, RecipientStrips(setter, draft));
  if (strips.empty()) {
    strips.push_back(std::move(signature.strip));
  } else {
    Hang(std::move(signature), strips.front());
  }
  strips.front().gap_before = kClosingGap;
  return strips;
}

}  // namespace vanthu::drafting
