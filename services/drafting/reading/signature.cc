#include "services/drafting/reading/signature.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/annex_lines.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/drafting/reading/remarks.h"
#include "services/drafting/reading/signing_lines.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

bool SaysSigned(const std::string& folded) { return folded.find("da ky") != std::string::npos; }

// Reads the pieces of one signature block from top to bottom.
class BlockReader {
 public:
  // `field` is what the block is of a draft.
  BlockReader(Sheet& sheet, SignatureBlock& block, std::string field) : sheet_(sheet), block_(block), field_(std::move(field)) {}

  // False for a piece that is none of the block's.
  bool Read(size_t at) {
    const Piece& piece = sheet_[at];
    if (EndsName(at)) return TakeEndOfName(at);
    auto parts = SigningPartsOf(piece.text);
    bool only_note = true;
    for (SigningPart& part : parts) {
      // A name in capitals stands under a position only; above one they are part of an authority ("TỈNH SƠN THỦY").
      if (part.kind == SigningKind::kName && block_.position.empty() && text::IsInCapitals(part.text))
        part.kind = SigningKind::kCapitals;
      if (!MayTake(part)) return false;
      only_note = only_note && part.kind == SigningKind::kNote;
    }
    if (only_note && !block_.full_name.empty() && !SaysSigned(piece.folded)) return false;  // for another to sign
    if (parts.size() == 1 && parts[0].kind == SigningKind::kCapitals && !TakeCapitals(at, parts[0].text)) return false;
    for (const SigningPart& part : parts) Take(part);
    const bool is_name = parts.back().kind == SigningKind::kName;
    if (is_name) name_at_ = at;
    sheet_.Give(at, only_note ? "label" : field_, parts.size() == 1 && is_name ? Certainty::kLikely : Certainty::kSure);
    if (only_note) return true;
    if (block_.span.first_line == 0) block_.span = piece.span;
    block_.span.last_line = piece.span.last_line;
    return true;
  }

  bool has_second_signer() const { return has_second_signer_; }
  bool has_joined_name() const { return has_joined_name_; }

 private:
  // "Tô Thanh / Hà": one word alone under a name.
  bool EndsName(size_t at) const {
    const Piece& piece = sheet_[at];
    if (!name_at_ || has_joined_name_ || piece.after_blank || sheet_.Below(*name_at_) != at) return false;
    const bool one_word = piece.text.find(' ') == std::string::npos && text::HasLowerCase(piece.text);
    return one_word && IsPersonalName(absl::StrCat(block_.full_name, " ", piece.text));
  }

  bool TakeEndOfName(size_t at) {
    absl::StrAppend(&block_.full_name, " ", sheet_[at].text);
    block_.span.last_line = sheet_[at].span.last_line;
    sheet_.Give(at, field_, Certainty::kDoubtful);
    has_joined_name_ = true;
    return true;
  }

  bool MayTake(const SigningPart& part) {
    switch (part.kind) {
      case SigningKind::kAuthority:
      case SigningKind::kPosition:
        has_second_signer_ = has_second_signer_ || !block_.full_name.empty();
        return block_.position.empty();
      case SigningKind::kNote:
      case SigningKind::kCapitals:
        return true;
      case SigningKind::kName:
        return block_.full_name.empty();
      case SigningKind::kOther:
        return false;
    }
    return false;
  }

  // Capitals that are neither authority nor position alone: the end of the line above ("KT. GIÁM / ĐỐC"), or the begin of the
  // next one ("PHÓ GIÁM / ĐỐC").
  bool TakeCapitals(size_t at, const std::string& text) {
    if (!block_.position.empty()) {
      if (!block_.full_name.empty()) return false;
      absl::StrAppend(&block_.position, " ", text);
      return true;
    }
    const auto below = sheet_.Below(at);
    const std::string joined = below ? absl::StrCat(text, " ", text::CollapseBlanks(sheet_[*below].text)) : "";
    if (below && IsPosition(joined)) {
      begun_position_ = text;
      return true;
    }
    if (!begun_position_.empty() || block_.authority_lines.empty()) return !begun_position_.empty();
    absl::StrAppend(&block_.authority_lines.back(), " ", text);
    return true;
  }

  void Take(const SigningPart& part) {
    if (part.kind == SigningKind::kAuthority) block_.authority_lines.push_back(part.text);
    if (part.kind == SigningKind::kPosition) block_.position = part.text;
    if (part.kind == SigningKind::kName) block_.full_name = part.text;
    if (part.kind == SigningKind::kCapitals && !begun_position_.empty() && part.text != begun_position_)
      block_.position = absl::StrCat(begun_position_, " ", part.text);
  }

  Sheet& sheet_;
  SignatureBlock& block_;
  const std::string field_;
  std::string begun_position_;
  std::optional<size_t> name_at_;
  bool has_second_signer_ = false;
  bool has_joined_name_ = false;
};

bool MayBeOfBlock(const Piece& piece) {
  return !piece.table && !IsRule(piece.text) && !IsDashed(piece.text) && !IsRecipientsLabel(piece.folded) &&
         !IsPortalLine(piece.folded) && !IsAnnexLabel(piece.text);
}

// Two who sign side by side (biên bản, hợp đồng): positions in both cells of one line.
bool SignTwo(const Sheet& sheet, size_t at) {
  return at + 1 < sheet.size() && sheet[at].cell() == Cell::kLeft && sheet[at + 1].cell() == Cell::kRight &&
         sheet[at].span.first_line == sheet[at + 1].span.first_line && IsSigningLine(sheet[at].text) &&
         IsSigningLine(sheet[at + 1].text);
}

// Of two, whose signature issues the document: in a biên bản the chair on the right or below, not the secretary; in a contract
// the first party on the left.
Cell CellOfOther(const Draft& draft) { return IsOfParties(draft.type) ? Cell::kRight : Cell::kLeft; }

size_t BlockBegin(const Sheet& sheet, const Zones& zones, const Draft& draft) {
  const size_t first = zones.signature.value_or(zones.end);
  if (draft.type != DocumentType::kMinutes) return first;
  for (size_t at = first; at < zones.end; ++at) {
    if (IsSigningLine(sheet[at].text) && sheet[at].folded.compare(0, 6, "thu ky") != 0) return at;
  }
  return first;
}

void SayWhatIsMissing(const SignatureBlock& block, Draft& draft) {
  if (block.position.empty()) {
    SayUndecided(draft, "signature", "Không xác định được chức vụ của người ký.", "The signer's position could not be told.",
                 block.span);
  }
  if (block.full_name.empty()) {
    SayUndecided(draft, "signature", "Không xác định được họ tên người ký.", "The signer's name could not be told.", block.span);
  }
}

}  // namespace

void ReadSignature(Sheet& sheet, const Zones& zones, Draft& draft) {
  SignatureBlock beside;
  BlockReader reader(sheet, draft.signature, "signature"), other(sheet, beside, "co_signers");
  bool two = false;
  const size_t begin = BlockBegin(sheet, zones, draft);
  for (size_t at = zones.signature.value_or(zones.end); at < zones.end; ++at) {
    two = two || SignTwo(sheet, at);
    const bool is_other = at < begin || (two && sheet[at].cell() == CellOfOther(draft));
    if (sheet.IsFree(at) && MayBeOfBlock(sheet[at])) (is_other ? other : reader).Read(at);
  }
  if (!beside.full_name.empty() || !beside.position.empty() || !beside.authority_lines.empty()) draft.co_signers = {beside};
  if (!draft.co_signers.empty() || reader.has_second_signer() || other.has_second_signer()) {
    const std::string& name = draft.signature.full_name;
    SayUndecided(
        draft, "signature", absl::StrCat("Có hơn một người ký; chữ ký phát hành văn bản được hiểu là của ", name, "."),
        absl::StrCat("More than one person signs; the signature that issues the document was taken to be that of ", name, "."),
        draft.signature.span);
  }
  if (reader.has_joined_name() || other.has_joined_name()) {
    SayUndecided(draft, "signature", "Họ tên người ký bị ngắt thành hai dòng, đã nối lại: xem có đúng không.",
                 "The signer's name was broken into two lines and joined: see whether it is right.", draft.signature.span);
  }
  SayWhatIsMissing(draft.signature, draft);
}

}  // namespace vanthu::drafting
