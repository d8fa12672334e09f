#include "services/drafting/rpc/drafting_mapping.h"
#include "services/drafting/rpc/drafting_service.h"
#include "services/drafting/rpc/prepared_pdf_feed.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {

absl::StatusOr<v1::SignatureTask> DraftingService::GetSignatureTask(const rpc::Call&,
                                                                    const v1::GetSignatureTaskRequest& request) {
  ASSIGN_OR_RETURN(const IssuanceName name, ParseIssuanceName(request.name()));
  ASSIGN_OR_RETURN(const Issuance issuance, rooms_.signatures.Find(name));
  return TaskOf(issuance);
}

absl::StatusOr<v1::SignatureTask> DraftingService::RenewPreparation(const rpc::Call& call,
                                                                    const v1::RenewPreparationRequest& request) {
  ASSIGN_OR_RETURN(const IssuanceName name, ParseIssuanceName(request.name()));
  ASSIGN_OR_RETURN(const Issuance issuance, rooms_.signatures.Renew(name, call.caller.name()));
  return TaskOf(issuance);
}

absl::StatusOr<std::unique_ptr<rpc::Feed<v1::PreparedPdfChunk>>> DraftingService::ReadPreparedPdf(
    const rpc::Call&, const v1::ReadPreparedPdfRequest& request) {
  ASSIGN_OR_RETURN(const IssuanceName name, ParseIssuanceName(request.name()));
  ASSIGN_OR_RETURN(const Issuance issuance, rooms_.signatures.Find(name));
  return std::make_unique<PreparedPdfFeed>(rooms_.files, issuance.signing.preparation->pdf);
}

absl::StatusOr<v1::Issuance> DraftingService::CompleteSignature(const rpc::Call& call,
                                                                const v1::CompleteSignatureRequest& request) {
  ASSIGN_OR_RETURN(const IssuanceName name, ParseIssuanceName(request.name()));
  ASSIGN_OR_RETURN(const Issuance issuance,
                   rooms_.signatures.Complete(name, request.preparation(), request.cms(), call.caller.name()));
  return ToProto(issuance);
}

}  // namespace vanthu::drafting
