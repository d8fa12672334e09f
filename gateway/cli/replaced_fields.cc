#include "gateway/cli/replaced_fields.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gateway/cli/field_rows.h"
#include "services/drafting/draft/draft_json.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {

std::vector<std::string> ReplacedLines(const drafting::Draft& draft, const ShowOptions& show) {
  std::vector<std::string> lines;
  if (draft.symbol.number) {
    lines.push_back(absl::StrFormat("%s %02d: %s", show.Say("số", "number"), *draft.symbol.number,
                                    show.Say("thay bằng số do sổ văn bản cấp", "the register's number takes its place")));
  }
  const drafting::PlaceAndDate& written = draft.place_and_date;
  if (written.day || written.month || written.year) {
    lines.push_back(absl::StrFormat("\"%s\": %s", written.written,
                                    show.Say("thay bằng ngày phát hành", "the day of issue takes the date's place")));
  }
  if (!written.place.empty()) {
    lines.push_back(absl::StrFormat("\"%s\": %s", written.place,
                                    show.Say("danh bạ có địa danh của cơ quan ban hành thì lấy theo danh bạ",
                                             "where the directory has a place for the issuer, that one is set")));
  }
  return lines;
}

absl::Status ShowReplaced(const Json& issuance, const ShowOptions& show, Office& office, Console& console) {
  if (show.json) return absl::OkStatus();
  const auto draft = office.http().Get(absl::StrCat("/v1/", TextAt(issuance, "draft")));
  if (absl::IsPermissionDenied(draft.status())) return absl::OkStatus();  // who may see the issuance only
  RETURN_IF_ERROR(draft.status());
  ASSIGN_OR_RETURN(const drafting::Draft content, drafting::DraftFromJson(TextAt(*draft, "contentJson")));
  FieldRows(show, console.out()).Add("Phát hành thay", "Replaced by issuing", ReplacedLines(content, show));
  return absl::OkStatus();
}

}  // namespace vanthu::cli
