#include "services/drafting/reading/signature.h"

#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

void Take(Sheet& sheet, size_t at, SignatureBlock& block) {
  sheet.Give(at, "signature");
  const Span& span = sheet[at].span;
  if (block.span.first_line == 0) block.span = span;
  block.span.last_line = span.last_line;
}

void ReadLine(Sheet& sheet, size_t at, SignatureBlock& block) {
  const Piece& piece = sheet[at];
  if (IsAuthorityLine(piece.text) && block.position.empty()) {
    block.authority_lines.push_back(text::CollapseBlanks(piece.text));
    Take(sheet, at, block);
  } else if (IsPosition(piece.text) && block.position.empty()) {
    block.position = text::CollapseBlanks(piece.text);
    Take(sheet, at, block);
  } else if (IsSignedNote(piece.folded)) {
    sheet.Give(at, "label");
  } else if (block.full_name.empty() && IsPersonalName(piece.text) && !IsAuthorityLine(piece.text) && !IsPosition(piece.text)) {
    block.full_name = text::CollapseBlanks(piece.text);
    Take(sheet, at, block);
  }
}

}  // namespace

void ReadSignature(Sheet& sheet, const Zones& zones, Draft& draft) {
  if (zones.signature) {
    for (size_t at = *zones.signature; at < zones.end; ++at) {
      if (sheet.IsFree(at) && !IsDashed(sheet[at].text) && !IsRecipientsLabel(sheet[at].folded))
        ReadLine(sheet, at, draft.signature);
    }
  }
  const SignatureBlock& block = draft.signature;
  if (block.position.empty()) {
    SayUndecided(draft, "signature", "Không xác định được chức vụ của người ký.", "The signer's position could not be told.",
                 block.span);
  }
  if (block.full_name.empty()) {
    SayUndecided(draft, "signature", "Không xác định được họ tên người ký.", "The signer's name could not be told.", block.span);
  }
}

}  // namespace vanthu::drafting
