#include "gateway/cli/draft_page.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "gateway/cli/draft_listing.h"
#include "gateway/cli/field_rows.h"
#include "services/drafting/draft/draft_json.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

std::vector<std::string> AttachmentLines(const Json& draft) {
  std::vector<std::string> lines;
  for (const Json& attachment : ListAt(draft, "attachments")) {
    lines.push_back(absl::StrCat(TextAt(attachment, "fileName"), " (", NumberAt(attachment, "sizeBytes"), " byte)"));
  }
  return lines;
}

}  // namespace

absl::Status ShowDraft(const Json& draft, const ShowOptions& show, Console& console) {
  if (show.json) {
    PrintJson(draft, console);
    return absl::OkStatus();
  }
  FieldRows rows(show, console.out());
  rows.Add("Dự thảo", "Draft", {TextAt(draft, "name")});
  rows.Add("Trạng thái", "State", {DraftStateText(draft, show)});
  rows.Add("Lần phát hành", "Issuance", {TextAt(draft, "issuance")});
  rows.Add("Tệp gửi kèm", "Travels with it", AttachmentLines(draft));
  ASSIGN_OR_RETURN(const drafting::Draft content, drafting::DraftFromJson(TextAt(draft, "contentJson")));
  ListDraft(content, show, console.out());
  return absl::OkStatus();
}

std::string DraftStateText(const Json& draft, const ShowOptions& show) {
  if (!TextAt(draft, "issuance").empty()) return std::string(show.Say("đã trình phát hành", "being issued, or issued"));
  if (!TextAt(draft, "approvedRevision").empty()) return std::string(show.Say("đã duyệt", "approved"));
  if (!TextAt(draft, "endedIssuance").empty())
    return std::string(show.Say("lần phát hành trước đã dừng", "the last issuance ended"));
  return std::string(show.Say("đang soạn", "being drafted"));
}

void PrintJson(const Json& json, Console& console) {
  console.out() << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace vanthu::cli
