#include "services/drafting/format/issue_barrier.h"

#include <algorithm>
#include <climits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/annex_lines.h"
#include "services/drafting/reading/persons.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/legacy_encoding.h"
#include "services/platform/text/legibility.h"

namespace vanthu::drafting {
namespace {

using status::Error;
using status::Reason;

// A field by its name in the contract, and by what people call it.
struct Field {
  std::string_view name;
  status::Bilingual words;
};
constexpr Field kParentBody = {"parent_body", {"cơ quan chủ quản", "parent body"}};
constexpr Field kIssuingBody = {"issuing_body", {"cơ quan ban hành", "issuing body"}};
constexpr Field kSymbol = {"symbol", {"số, ký hiệu", "symbol"}};
constexpr Field kPlaceAndDate = {"place_and_date", {"địa danh, ngày tháng", "place and date"}};
constexpr Field kAbstract = {"abstract", {"trích yếu", "abstract"}};
constexpr Field kAttachmentNote = {"attachment_note", {"ghi chú tệp kèm theo", "note on attachments"}};
constexpr Field kSignature = {"signature", {"chữ ký", "signature"}};
constexpr Field kCoSigners = {"co_signers", {"người cùng ký", "co-signers"}};
constexpr Field kBody = {"body", {"nội dung", "body"}};
constexpr Field kAddressees = {"addressees", {"Kính gửi", "addressees"}};
constexpr Field kRecipients = {"recipients", {"Nơi nhận", "recipients"}};
constexpr Field kArchive = {"archive", {"Lưu", "archive"}};

struct FieldText {
  Field field;
  std::string_view text;
};

std::vector<FieldText> TextsOf(const Draft& draft) {
  std::vector<FieldText> texts = {{kParentBody, draft.parent_body},
                                  {kIssuingBody, draft.issuing_body},
                                  {kSymbol, draft.symbol.notation},
                                  {kPlaceAndDate, draft.place_and_date.place},
                                  {kAbstract, draft.abstract},
                                  {kAttachmentNote, draft.attachment_note},
                                  {kSignature, draft.signature.position},
                                  {kSignature, draft.signature.full_name}};
  for (const std::string& line : draft.signature.authority_lines) texts.push_back({kSignature, line});
  for (const SignatureBlock& beside : draft.co_signers) {
    texts.insert(texts.end(), {{kCoSigners, beside.position}, {kCoSigners, beside.full_name}});
    for (const std::string& line : beside.authority_lines) texts.push_back({kCoSigners, line});
  }
  for (const Block& block : draft.body) texts.push_back({kBody, block.text});
  for (const RecipientItem& item : draft.addressees)
    texts.insert(texts.end(), {{kAddressees, item.text}, {kAddressees, item.note}});
  for (const RecipientItem& item : draft.recipients)
    texts.insert(texts.end(), {{kRecipients, item.text}, {kRecipients, item.note}});
  if (draft.archive) texts.push_back({kArchive, draft.archive->written});
  return texts;
}

absl::Status CheckReadable(const Draft& draft) {
  for (const auto& [field, text] : TextsOf(draft)) {
    std::optional<std::string> word = text::FirstUnreadableWord(text);
    if (!word && text::LegacyEncodingOf(text)) word = std::string(text.substr(0, text.find(' ')));
    if (!word) continue;
    return Error(Reason::kUnreadableText, {{"field", std::string(field.name)},
                                           {"field_vi", std::string(field.words.vietnamese)},
                                           {"field_en", std::string(field.words.english)},
                                           {"value", *word}});
  }
  return absl::OkStatus();
}

bool NamesRecipient(const std::vector<RecipientItem>& items) {
  return std::any_of(items.begin(), items.end(),
                     [](const RecipientItem& item) { return !item.text.empty() && !IsBackReference(item) && !IsPerson(item); });
}

// By its symbol the directory finds the issuer, and the register its book. Thư công has no abbreviation (Phụ lục III), which is
// no reason to have no symbol.
absl::Status RefuseWithoutSymbol(const Draft& draft) {
  if (!draft.symbol.notation.empty()) return absl::OkStatus();
  return Error(Reason::kInvalidField,
               {{"field", "symbol"},
                {"value", ""},
                {"rule", "Văn bản vào sổ phải có ký hiệu: ghi dòng Số theo dạng \"Số: /STTTT-VP\"; số để trống, sổ sẽ cấp."},
                {"rule_en", "What is registered has a symbol: write the line \"Số: /STTTT-VP\", its number left blank."}});
}

// Step 8 makes two signatures, one person's and the agency's (Điều 5). Beside them another's column would go out empty, over a
// name that seems to have signed.
absl::Status RefuseCoSigners(const Draft& draft) {
  if (draft.co_signers.empty()) return absl::OkStatus();
  const SignatureBlock& beside = draft.co_signers.front();
  return Error(
      Reason::kInvalidField,
      {{"field", "co_signers"},
       {"value", absl::StrCat(beside.position, beside.position.empty() ? "" : " ", beside.full_name)},
       {"rule",
        "Văn bản có nhiều người cùng ký, mà ở đây chỉ ký số được một người có thẩm quyền và con dấu cơ quan: bản phát hành sẽ "
        "thiếu chữ ký của người còn lại. Hãy lấy đủ chữ ký ở ngoài rồi gửi bản đã ký kèm theo một công văn; nếu chỉ cần một "
        "người ký thì bỏ khối ký kia khỏi tệp và đọc lại."},
       {"rule_en",
        "Several people sign this document, and here one signing authority and the agency's seal can: the other's signature "
        "would be missing. Have it signed elsewhere and send the signed file with a letter (công văn); where one signature is "
        "enough, take the other's block out of the file and read it again."}});
}

struct LineRange {
  int begin = 0;
  int end = 0;  // behind the last
};

// From the first block to recipients or signature; what a person typed has no lines, and is not in it.
LineRange ContentOf(const Draft& draft) {
  LineRange content{INT_MAX, INT_MAX};
  int last = 0;
  for (const Block& block : draft.body) {
    if (block.span.first_line == 0) continue;
    content.begin = std::min(content.begin, block.span.first_line);
    last = std::max(last, block.span.last_line);
  }
  const auto tail_at = [&](const Span& span) {
    if (span.first_line > content.begin) content.end = std::min(content.end, span.first_line);
  };
  for (const RecipientItem& item : draft.recipients) tail_at(item.span);
  if (draft.archive) tail_at(draft.archive->span);
  tail_at(draft.signature.span);
  content.end = content.end == INT_MAX ? last + 1 : std::max(content.end, last + 1);
  return content;
}

}  // namespace

bool IsBackReference(const RecipientItem& item) {
  const std::string folded = text::Fold(item.text);
  return folded == "nhu tren" || folded == "nhu kinh gui" || folded.compare(0, 9, "nhu dieu ") == 0;
}

absl::Status RefuseSecret(const Draft& draft) {
  return draft.secrecy_mark.empty() ? absl::OkStatus() : Error(Reason::kSecrecyMark, {{"value", draft.secrecy_mark}});
}

absl::Status RefuseUnplaced(const Draft& draft) {
  if (draft.unplaced.empty()) return absl::OkStatus();
  const LineRange content = ContentOf(draft);
  for (const UnplacedLine& line : draft.unplaced) {
    const bool inside = line.line >= content.begin && line.line < content.end;
    if (!inside || line.text.empty() || IsPortalLine(text::Fold(line.text))) continue;
    return Error(Reason::kUnplacedText, {{"line", absl::StrCat(line.line)}, {"value", line.text}});
  }
  return absl::OkStatus();
}

absl::Status RefuseToIssue(const Draft& draft) {
  RETURN_IF_ERROR(RefuseSecret(draft));
  RETURN_IF_ERROR(CheckReadable(draft));
  RETURN_IF_ERROR(RefuseUnplaced(draft));
  RETURN_IF_ERROR(RefuseWithoutSymbol(draft));
  if (!NamesRecipient(draft.addressees) && !NamesRecipient(draft.recipients)) return Error(Reason::kNoRecipient);
  if (draft.signature.position.empty() || draft.signature.full_name.empty()) return Error(Reason::kNoSigner);
  return RefuseCoSigners(draft);
}

}  // namespace vanthu::drafting
