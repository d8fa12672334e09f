#include "services/drafting/layout/page_previewer.h"

#include "absl/strings/str_cat.h"
#include "services/drafting/draft/document_type.h"
#include "services/drafting/layout/wording.h"
#include "services/drafting/limits.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {

absl::StatusOr<std::string> PagePreviewer::Preview(const AgencyId& agency, const Draft& draft) {
  ASSIGN_OR_RETURN(std::string pdf, pages_.SetPage({.draft = draft, .names = NamesOf(agency, draft), .made_at = clock_.Now()}));
  if (pdf.size() <= kPreviewBytesMax) return pdf;
  return PageNotSet({"bản xem trước", "the preview"},
                    {absl::StrCat("có ", pdf.size(), " byte, giới hạn là ", kPreviewBytesMax),
                     absl::StrCat("it has ", pdf.size(), " bytes, the limit is ", kPreviewBytesMax)});
}

// What is not written yet, or wrongly, is no reason to show no page: step 5 judges it. The content's own words stand then.
IssuerNames PagePreviewer::NamesOf(const AgencyId& agency, const Draft& draft) {
  const auto issuer = directory_.ResolveIssuer({.notation = draft.symbol.notation,
                                                .type_abbreviation = std::string(FactsOf(draft.type).abbreviation),
                                                .issuing_body = draft.issuing_body,
                                                .day = DayInVietnam(clock_.Now())});
  if (!issuer.ok() || issuer->agency != agency || !issuer->unknown_unit.empty()) return {};
  return {issuer->parent_display_name, issuer->display_name, issuer->place};
}

}  // namespace vanthu::drafting
