#include "services/drafting/layout/closing_block.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "services/drafting/layout/recipient_line.h"
#include "services/platform/pdf/document_finisher.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kRecipients = "Nơi nhận / recipients";
constexpr std::string_view kSignature = "chữ ký / signature";
constexpr TextFrame kSignatureColumn = {kSignatureColumnLeft, kSignatureColumnWidth, Align::kCentre, 0, true};

struct Signature {
  Strip strip;
  double first_baseline = 0;
  double bottom = 0;
};

// Above the name, from the room's top: the seal reaches a third of the signature's width into it, and as far up and down as it is
// high.
void PlaceFields(const SignatureBlock& block, std::string_view issuer, Signature& signature) {
  const double middle = signature.bottom + kSignatureRoom / 2;
  const double left = kSignatureColumnLeft + (kSignatureColumnWidth - kSignatureWidth) / 2;
  signature.strip.fields.push_back({pdf::kSignerField,
                                    absl::StrCat("Chữ ký của ", block.full_name.empty() ? "người ký" : block.full_name), left,
                                    middle - kSignatureHeight / 2, kSignatureWidth, kSignatureHeight});
  signature.strip.fields.push_back({pdf::kSealField, absl::StrFormat("Con dấu của %s", issuer),
                                    left + kSignatureWidth / 3 - kSealSize, middle - kSealSize / 2, kSealSize, kSealSize});
}

absl::Status AddLine(const TextSetter& setter, const std::string& text, Outline& outline, Signature& signature) {
  if (text.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const SetText set, setter.Set({kSignature, text, kSignatureStyle}, kSignatureColumn));
  if (signature.strip.texts.empty()) signature.first_baseline = set.FirstBaseline();
  Place(set, signature.bottom, outline.Add("P"), signature.strip);
  signature.bottom += set.height;
  return absl::OkStatus();
}

absl::StatusOr<Signature> SetSignature(const TextSetter& setter, const SignatureBlock& block, std::string_view issuer,
                                       Outline& outline) {
  Signature signature;
  signature.strip.component = kSignature;
  for (const std::string& line : block.authority_lines) RETURN_IF_ERROR(AddLine(setter, Upper(line), outline, signature));
  RETURN_IF_ERROR(AddLine(setter, Upper(block.position), outline, signature));
  PlaceFields(block, issuer, signature);
  outline.AddField(pdf::kSignerField);
  outline.AddField(pdf::kSealField);
  signature.bottom += kSignatureRoom;
  RETURN_IF_ERROR(AddLine(setter, block.full_name, outline, signature));
  signature.strip.height = std::max(signature.strip.height, signature.bottom);
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
  const std::string_view component = "ký hiệu người soạn thảo / drafter's code";
  ASSIGN_OR_RETURN(const SetText set, setter.Set({component, Upper(code), kDrafterStyle}, {0, kRecipientsColumnWidth}));
  Append(LinesOf(set, component, strips.empty() ? 0 : kDrafterGap, outline.Add("P")), strips);
  return absl::OkStatus();
}

// Hangs the signature beside the first line at the left, baseline by baseline; `room` keeps the whole of it on that line's page.
void Hang(Signature signature, Strip& first) {
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

}  // namespace

absl::StatusOr<std::vector<Strip>> ClosingStrips(const TextSetter& setter, const Draft& draft, std::string_view issuer,
                                                 Outline& outline) {
  ASSIGN_OR_RETURN(Signature signature, SetSignature(setter, draft.signature, issuer, outline));
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
