#include "services/drafting/reading/dispatch_reader.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/addressees.h"
#include "services/drafting/reading/annex_lines.h"
#include "services/drafting/reading/annexes.h"
#include "services/drafting/reading/body.h"
#include "services/drafting/reading/citations.h"
#include "services/drafting/reading/file_format.h"
#include "services/drafting/reading/file_remarks.h"
#include "services/drafting/reading/header.h"
#include "services/drafting/reading/line_list.h"
#include "services/drafting/reading/persons.h"
#include "services/drafting/reading/place_and_date.h"
#include "services/drafting/reading/recipients.h"
#include "services/drafting/reading/remarks.h"
#include "services/drafting/reading/sheet.h"
#include "services/drafting/reading/signature.h"
#include "services/drafting/reading/symbol_line.h"
#include "services/drafting/reading/title_and_abstract.h"
#include "services/drafting/reading/zones.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

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
  const bool has_tail = zones.signature || zones.recipients || zones.addressees_label;
  if (!has_tail)
    return NotADispatch(name, "không có phần ký, Kính gửi hay Nơi nhận", "there is no signature block and no recipient");
  return absl::OkStatus();
}

// What stands between the two is content; where one of them was not found, more may have slipped in.
Certainty CertaintyOfContent(const Zones& zones) {
  const bool begins = zones.addressees_label || zones.title, ends = zones.recipients || zones.signature;
  return begins && ends ? Certainty::kSure : Certainty::kLikely;
}

void SayNextDispatch(const Sheet& sheet, const Zones& zones, Draft& draft) {
  if (!zones.next_dispatch) return;
  SayUndecided(draft, "file", "Tệp hình như có hơn một văn bản: chỉ đọc văn bản đầu. Tách mỗi văn bản thành một tệp.",
               "The file seems to hold more than one dispatch: only the first was read. Make a file of each.",
               sheet.SpanOf(*zones.next_dispatch, *zones.next_dispatch));
}

// Words of the tail that are neither recipients nor a signature ("Xác nhận của …") do not go onto the page.
void SayRestOfTail(const Sheet& sheet, const Zones& zones, Draft& draft) {
  LineList rest;
  for (size_t at = zones.tail_begin; at < zones.end; ++at) {
    if (sheet.IsFree(at) && !IsPortalLine(sheet[at].folded)) rest.Add(sheet[at].span.first_line);
  }
  if (rest.empty()) return;
  SayUndecided(
      draft, "file",
      absl::StrCat("Ở phần ký và nơi nhận còn chữ chưa xếp được (dòng ", rest.Text(), "): không được đưa vào văn bản phát hành."),
      absl::StrCat("Words among signature and recipients belong to no field (line ", rest.Text(),
                   "): they do not go into the issued dispatch."),
      rest.span());
}

}  // namespace

absl::StatusOr<Draft> ReadDispatch(std::string_view file_bytes, std::string_view file_name) {
  ASSIGN_OR_RETURN(Manuscript manuscript, ReadFile(file_bytes, file_name));
  return ReadManuscript(std::move(manuscript), file_name);
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
  ReadTailNotes(sheet, zones, draft);
  ReadBody(sheet, body_begin, zones.tail_begin, CertaintyOfContent(zones), draft);
  ReadAnnexes(sheet, zones.end, draft);
  draft.citations = CitationsIn(draft.body);
  RETURN_IF_ERROR(CheckForm(draft, zones, file_name));
  SayPersons("addressees", draft.addressees, draft);
  SayPersons("recipients", draft.recipients, draft);
  SayOddWords(sheet, draft);
  SayNextDispatch(sheet, zones, draft);
  SayRestOfTail(sheet, zones, draft);
  draft.origins = sheet.Origins();
  draft.unplaced = sheet.Unplaced();
  ReadFoot(manuscript.foot, draft);
  draft.unplaced.insert(draft.unplaced.end(), manuscript.aside.begin(), manuscript.aside.end());
  return draft;
}

}  // namespace vanthu::drafting
