#include "services/drafting/reading/dispatch_reader.h"

#include <string>
#include <utility>

#include "absl/strings/str_join.h"
#include "services/drafting/reading/addressees.h"
#include "services/drafting/reading/body.h"
#include "services/drafting/reading/citations.h"
#include "services/drafting/reading/header.h"
#include "services/drafting/reading/place_and_date.h"
#include "services/drafting/reading/plain_text.h"
#include "services/drafting/reading/recipients.h"
#include "services/drafting/reading/remarks.h"
#include "services/drafting/reading/sheet.h"
#include "services/drafting/reading/signature.h"
#include "services/drafting/reading/symbol_line.h"
#include "services/drafting/reading/text_manuscript.h"
#include "services/drafting/reading/title_and_abstract.h"
#include "services/drafting/reading/zones.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/legibility.h"

namespace vanthu::drafting {
namespace {

absl::Status NotADispatch(std::string_view name, std::string vietnamese, std::string english) {
  return status::Error(status::Reason::kNotADispatch,
                       {{"name", std::string(name)}, {"cause", std::move(vietnamese)}, {"cause_en", std::move(english)}});
}

// Điều 8 asks for more; without these nobody could say what the draft is.
absl::Status CheckForm(const Draft& draft, const Zones& zones, std::string_view name) {
  if (draft.symbol.written.empty() && !zones.title) {
    return NotADispatch(name, "không có số, ký hiệu hay tên loại", "there is neither symbol nor type");
  }
  if (draft.body.empty()) return NotADispatch(name, "không có nội dung", "there is no text");
  const bool has_tail = zones.signature || zones.recipients_label || zones.addressees_label;
  if (!has_tail)
    return NotADispatch(name, "không có phần ký, Kính gửi hay Nơi nhận", "there is no signature block and no recipient");
  return absl::OkStatus();
}

void SayWhatTheFileHad(const Sheet& sheet, const Zones& zones, Draft& draft) {
  for (size_t at = 0; at < sheet.size(); ++at) {
    const auto words = text::WordsWithDisplacedMarks(sheet[at].text);
    if (words.empty()) continue;
    const std::string list = absl::StrJoin(words, ", ");
    SayUndecided(draft, "file", "Dấu thanh đặt sai chỗ, chưa rõ là chữ gì: " + list + ". Gõ lại các chữ này.",
                 "Tone marks stand in the wrong place, the words cannot be told: " + list + ". Type them again.",
                 sheet.SpanOf(at, at));
  }
  if (zones.end < sheet.size()) {
    SayUndecided(draft, "annex", "Phụ lục sau phần ký chưa đọc vào trường nào.",
                 "The annex after the signature was read into no field.", sheet.SpanOf(zones.end, sheet.size() - 1));
  }
}

}  // namespace

absl::StatusOr<Draft> ReadDispatch(std::string_view file_bytes, std::string_view file_name) {
  ASSIGN_OR_RETURN(const PlainText plain, ReadPlainText(file_bytes, file_name));
  return ReadManuscript(ManuscriptOf(plain), file_name);
}

absl::StatusOr<Draft> ReadManuscript(Manuscript manuscript, std::string_view file_name) {
  Sheet sheet(manuscript);
  const Zones zones = FindZones(sheet);
  Draft draft;
  draft.undecided = std::move(manuscript.undecided);
  draft.mended = std::move(manuscript.mended);
  ReadMarks(sheet, draft);
  ReadSymbol(sheet, zones, draft);
  ReadPlaceAndDate(sheet, zones, draft);
  ReadTypeAndAbstract(sheet, zones, draft);
  ReadNamesAndRules(sheet, zones, draft);
  const size_t body_begin = ReadAddressees(sheet, zones, draft);
  ReadSignature(sheet, zones, draft);
  ReadRecipients(sheet, zones, draft);
  ReadBody(sheet, body_begin, zones.tail_begin, draft);
  draft.citations = CitationsIn(draft.body);
  RETURN_IF_ERROR(CheckForm(draft, zones, file_name));
  SayWhatTheFileHad(sheet, zones, draft);
  draft.origins = sheet.Origins();
  draft.unplaced = sheet.Unplaced();
  return draft;
}

}  // namespace vanthu::drafting
