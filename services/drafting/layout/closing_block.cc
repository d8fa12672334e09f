#include "services/drafting/layout/closing_block.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/layout/recipient_line.h"
#include "services/drafting/layout/signature_row.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

constexpr status::Bilingual kRecipients = {"Nơi nhận", "recipients"};

// The Lưu line as it was written, with one dash before it.
std::string ArchiveText(const ArchiveLine& archive) {
  if (archive.written.empty()) {
    return absl::StrCat("- Lưu: ", archive.archive, archive.unit.empty() ? "" : ", ", archive.unit, ".");
  }
  std::string_view written = archive.written;
  while (!written.empty() && (written.front() == '-' || written.front() == ' ')) written.remove_prefix(1);
  return absl::StrCat("- ", std::string(written));
}

absl::StatusOr<std::vector<Strip>> RecipientStrips(const TextSetter& setter, const Draft& draft, Outline& outline) {
  std::vector<std::string> lines;
  for (const RecipientItem& item : draft.recipients) lines.push_back(absl::StrCat("- ", RecipientLine(item)));
  if (draft.archive) lines.push_back(ArchiveText(*draft.archive));
  if (lines.empty()) return std::vector<Strip>();
  ASSIGN_OR_RETURN(const SetText label,
                   setter.Set({kRecipients, "Nơi nhận:", kRecipientsLabelStyle}, {0, kRecipientsColumnWidth}));
  std::vector<Strip> strips = LinesOf(label, kRecipients, 0, outline.Add("P"));
  strips.back().keep_with_next = true;
  const int list = outline.Add("L");
  for (const std::string& line : lines) {
    ASSIGN_OR_RETURN(const SetText set,
                     setter.Set({kRecipients, line, kRecipientsStyle},
                                {0, kRecipientsColumnWidth, Align::kLeft, -kDashEms * kRecipientsStyle.points}));
    Append(LinesOf(set, kRecipients, 0, outline.Add("LBody", outline.Add("LI", list))), strips);
  }
  return strips;
}

absl::Status AddDrafterCode(const TextSetter& setter, const std::string& code, Outline& outline, std::vector<Strip>& strips) {
  if (code.empty()) return absl::OkStatus();
  const status::Bilingual component = {"ký hiệu người soạn thảo", "drafter's code"};
  ASSIGN_OR_RETURN(const SetText set, setter.Set({component, Upper(code), kDrafterStyle}, {0, kRecipientsColumnWidth}));
  Append(LinesOf(set, component, strips.empty() ? 0 : kDrafterGap, outline.Add("P")), strips);
  return absl::OkStatus();
}

// Hangs the signature beside the first line at the left, baseline by baseline; `room` keeps the whole of it on that line's page.
void Hang(SignatureRow signature, Strip& first) {
  const double left_baseline = first.texts.front().baseline;
  const double level = std::max(left_baseline, signature.first_baseline);
  for (TextMark& text : first.texts) text.baseline += level - left_baseline;
  first.height += level - left_baseline;
  const double lower = level - signature.first_baseline;
  for (TextMark text : signature.strip.texts) {
    text.baseline += lower;
    first.texts.push_back(std::move(text));
  }
  for (FieldMark field : signature.strip.fields) {
    field.y += lower;
    first.fields.push_back(std::move(field));
  }
  first.room = lower + signature.strip.height;
}

// Mẫu 1.9: those who sign have the whole width; Nơi nhận stands below them.
absl::StatusOr<std::vector<Strip>> ClosingOfSeveral(const TextSetter& setter, const Draft& draft, std::string_view issuer,
                                                    Outline& outline) {
  ASSIGN_OR_RETURN(std::vector<Strip> strips, CoSignatureStrips(setter, draft, issuer, outline));
  ASSIGN_OR_RETURN(std::vector<Strip> recipients, RecipientStrips(setter, draft, outline));
  RETURN_IF_ERROR(AddDrafterCode(setter, draft.drafter_code, outline, recipients));
  if (!recipients.empty()) recipients.front().gap_before = kClosingGap;
  Append(std::move(recipients), strips);
  return strips;
}

}  // namespace

absl::StatusOr<std::vector<Strip>> ClosingStrips(const TextSetter& setter, const Draft& draft, std::string_view issuer,
                                                 Outline& outline) {
  if (!draft.co_signers.empty()) return ClosingOfSeveral(setter, draft, issuer, outline);
  ASSIGN_OR_RETURN(SignatureRow signature, SetSignatureRow(setter, {{&draft.signature, true}}, issuer, outline));
  ASSIGN_OR_RETURN(std::vector<Strip> strips, RecipientStrips(setter, draft, outline));
  RETURN_IF_ERROR(AddDrafterCode(setter, draft.drafter_code, outline, strips));
  if (strips.empty()) {
    strips.push_back(std::move(signature.strip));
  } else {
    Hang(std::move(signature), strips.front());
  }
  strips.front().gap_before = kClosingGap;
  return strips;
}

}  // namespace vanthu::drafting
