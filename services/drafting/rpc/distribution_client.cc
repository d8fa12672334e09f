#include "services/drafting/rpc/distribution_client.h"

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

using Stub = distribution::v1::Distribution::Stub;

constexpr absl::Duration kUploadTimeout = absl::Minutes(10);  // 500 MB over a slow line between two machines
constexpr absl::Duration kPublishTimeout = absl::Minutes(1);  // thousands of envelopes are signed in it

std::string AgencyName(const AgencyId& agency) { return absl::StrCat("agencies/", agency.text()); }

void Fill(const Attachment& file, distribution::v1::File* proto) {
  proto->set_digest(file.digest.Bytes());
  proto->set_size_bytes(file.size_bytes);
  proto->set_file_name(file.file_name);
}

void FillRecipients(const PublishOrder& order, distribution::v1::PublishDispatchRequest* request) {
  request->set_frozen_list(order.recipients.Text());
  std::map<Recipient, std::string> names;
  for (const ExpandedLine& line : order.issuance.lines) {
    for (const NamedRecipient& named : line.recipients) names.emplace(named.recipient, named.display_name);
  }
  for (const verification::FrozenRecipient& frozen : order.recipients.recipients()) {
    auto* proto = request->add_recipients();
    proto->set_recipient(frozen.recipient.Name());
    proto->set_note(absl::StrJoin(frozen.notes, "; "));
    proto->set_display_name(names[frozen.recipient]);
    proto->set_addressed(frozen.is_addressee);
  }
}

void FillDispatch(const PublishOrder& order, distribution::v1::Dispatch* dispatch) {
  const Issuance& issuance = order.issuance;
  dispatch->set_name(absl::StrCat(AgencyName(issuance.name.agency), "/dispatches/", issuance.name.id.text()));
  dispatch->set_number(issuance.given->number.number);
  dispatch->set_notation(issuance.given->number.notation);
  dispatch->set_day(DayText(issuance.given->day));
  dispatch->set_document_type(std::string(FactsOf(order.draft.type).id));
  dispatch->set_abstract(order.draft.abstract);
  dispatch->set_urgency(static_cast<int>(order.draft.urgency));
  dispatch->set_manifest(issuance.manifest_text);
  dispatch->set_register_leaf(issuance.entry->leaf);
  dispatch->set_register_nonce(issuance.entry->nonce);
  dispatch->set_register_proof(issuance.entry->proof);
  dispatch->set_issuer_display_name(issuance.issuer.display_name);
  dispatch->set_signature_level(LevelOf(issuance.signing.signatures));
  Fill(*issuance.pdf, dispatch->mutable_pdf());
  for (const Attachment& attachment : order.attachments) Fill(attachment, dispatch->add_attachments());
}

}  // namespace

DistributionClient::DistributionClient(const std::shared_ptr<grpc::Channel>& channel)
    : stub_(distribution::v1::Distribution::NewStub(channel)) {}

absl::StatusOr<std::vector<Digest>> DistributionClient::FindMissingFiles(const AgencyId& issuer,
                                                                         const std::vector<Digest>& digests) {
  distribution::v1::FindMissingFilesRequest request;
  request.set_parent(AgencyName(issuer));
  for (const Digest& digest : digests) request.add_digests(digest.Bytes());
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &Stub::FindMissingFiles, request));
  std::vector<Digest> missing;
  for (const std::string& bytes : response.digests()) {
    ASSIGN_OR_RETURN(const Digest digest, Digest::FromBytes(bytes));
    missing.push_back(digest);
  }
  return missing;
}

absl::Status DistributionClient::UploadFile(const AgencyId& issuer, const Digest& digest, const FileReader& reader) {
  int64_t offset = 0;
  bool first = true;
  auto fill = [&](distribution::v1::UploadFileRequest* chunk) -> absl::StatusOr<bool> {
    ASSIGN_OR_RETURN(*chunk->mutable_chunk(), reader(offset, rpc::kChunkBytes));
    if (chunk->chunk().empty() && !first) return false;
    if (first) {
      chunk->set_parent(AgencyName(issuer));
      chunk->set_digest(digest.Bytes());
    }
    first = false;
    offset += static_cast<int64_t>(chunk->chunk().size());
    return true;
  };
  return rpc::CallUpload(*stub_, &Stub::UploadFile, fill, {.timeout = kUploadTimeout}).status();
}

absl::Status DistributionClient::Publish(const PublishOrder& order) {
  distribution::v1::PublishDispatchRequest request;
  request.set_parent(AgencyName(order.issuance.name.agency));
  FillDispatch(order, request.mutable_dispatch());
  FillRecipients(order, &request);
  return rpc::CallUnary(*stub_, &Stub::PublishDispatch, request, {.timeout = kPublishTimeout}).status();
}

}  // namespace vanthu::drafting
