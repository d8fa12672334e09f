#include "tests/support/printed_tail.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/support/printed_content.h"
#include "tests/support/printed_header.h"

namespace vanthu::support {
namespace {

using drafting::Draft;

Lines RecipientLines(const Draft& draft, const DispatchLayout& layout) {
  Lines lines;
  if (layout.tail_label) lines.emplace_back(layout.joined_labels ? "Nơinhận:" : "Nơi nhận:");
  for (const auto& item : draft.recipients) lines.push_back(absl::StrCat(layout.dash, ItemText(item)));
  if (draft.archive) lines.push_back(draft.archive->written);
  return lines;
}

Lines SignatureLines(const Draft& draft, const DispatchLayout& layout) {
  Lines lines = draft.signature.authority_lines;
  lines.push_back(draft.signature.position);
  if (layout.signed_note) lines.emplace_back("(Đã ký)");
  lines.push_back(draft.signature.full_name);
  return layout.signature_on_one_line ? Lines{absl::StrJoin(lines, " ")} : lines;
}

Lines WithRoomForTheSignature(Lines lines, const DispatchLayout& layout) {
  if (lines.size() > 1 && !layout.signed_note) lines.insert(lines.end() - 1, "");
  return lines;
}

Lines OneAfterTheOther(Lines first, const Lines& second) {
  first.emplace_back();
  Append(first, second);
  return first;
}

}  // namespace

Lines PrintTail(const Draft& draft, const DispatchLayout& layout, LineBreaker& breaker) {
  Lines recipients = RecipientLines(draft, layout);
  const Lines signature = SignatureLines(draft, layout);
  if (layout.subject == SubjectPlace::kAfterArchive) Append(recipients, SubjectLines(draft, layout, breaker));
  if (!draft.drafter_code.empty()) recipients.push_back(draft.drafter_code);
  Lines lines;
  switch (layout.tail) {
    case Order::kRowByRow:
      lines = SideBySide(recipients, signature, layout.tail_glue);
      break;
    case Order::kLineByLine:
      lines = InTurn(recipients, signature);
      break;
    case Order::kRightFirst:
      lines = OneAfterTheOther(WithRoomForTheSignature(signature, layout), recipients);
      break;
    default:
      lines = OneAfterTheOther(recipients, WithRoomForTheSignature(signature, layout));
  }
  if (!draft.contact.empty()) Append(lines, {"", draft.contact});
  return lines;
}

}  // namespace vanthu::support
