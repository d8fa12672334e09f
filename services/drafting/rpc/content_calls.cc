// The calls of vanthu.drafting.v1.Drafting about words that are not stored: a desk reads, checks and shows what somebody is
// writing.

#include "services/drafting/format/format_checker.h"
#include "services/drafting/format/open_dispatch.h"
#include "services/drafting/rpc/drafting_mapping.h"
#include "services/drafting/rpc/drafting_service.h"
#include "services/drafting/rpc/reading_mapping.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {

absl::StatusOr<v1::ReadFileResponse> DraftingService::ReadFile(const rpc::Call&, const v1::ReadFileRequest& request) {
  RETURN_IF_ERROR(ParseAgencyName(request.parent()).status());
  ASSIGN_OR_RETURN(const Draft draft, OpenFile(request.source(), request.file_name()));
  return ReadingOf(draft);
}

absl::StatusOr<v1::CheckContentResponse> DraftingService::CheckContent(const rpc::Call&, const v1::CheckContentRequest& request) {
  RETURN_IF_ERROR(ParseAgencyName(request.parent()).status());
  ASSIGN_OR_RETURN(const Draft draft, OpenContent(request.content_json()));
  v1::CheckContentResponse response;
  for (const Finding& finding : CheckFormat(draft)) *response.add_findings() = ToProto(finding);
  return response;
}

absl::StatusOr<google::api::HttpBody> DraftingService::PreviewPage(const rpc::Call&, const v1::PreviewPageRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, ParseAgencyName(request.parent()));
  ASSIGN_OR_RETURN(const Draft draft, OpenContent(request.content_json()));
  ASSIGN_OR_RETURN(std::string pdf, rooms_.previewer.Preview(agency, draft));
  google::api::HttpBody page;
  page.set_content_type("application/pdf");
  page.set_data(std::move(pdf));
  return page;
}

}  // namespace vanthu::drafting
