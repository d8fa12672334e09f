#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft_store.h"
#include "services/drafting/format/finding.h"
#include "services/drafting/issuance/citation_linker.h"
#include "services/drafting/issuance/draft_list_store.h"
#include "services/drafting/issuance/issuance.h"
#include "services/drafting/review/approval_store.h"
#include "services/drafting/review/revision_approver.h"
#include "vanthu/drafting/v1/drafting.pb.h"

namespace vanthu::drafting {

absl::StatusOr<AgencyId> ParseAgencyName(std::string_view name);
absl::StatusOr<DraftName> ParseDraftName(std::string_view name);
struct RevisionName {
  DraftName draft;
  RevisionId id;
};
absl::StatusOr<RevisionName> ParseRevisionName(std::string_view name);
absl::StatusOr<IssuanceName> ParseIssuanceName(std::string_view name);
// INVALID_FIELD naming `field` where the bytes are no SHA-256.
absl::StatusOr<Digest> ParseDigest(std::string_view field, const std::string& bytes);

v1::Draft ToProto(const StoredDraft& draft, const DraftStanding& standing);
// What a list leaves out.
void Fill(const std::vector<CitationLink>& links, v1::Draft& proto);
v1::Revision ToProto(const DraftName& draft, const Revision& revision, const std::optional<Approval>& approval);
v1::Finding ToProto(const Finding& finding);
v1::PreviewRecipientsResponse ToProto(const RecipientPreview& preview);
v1::Issuance ToProto(const Issuance& issuance);
// Of an issuance that awaits a signature.
v1::SignatureTask TaskOf(const Issuance& issuance);

}  // namespace vanthu::drafting
