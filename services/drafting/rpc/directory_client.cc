#include "services/drafting/rpc/directory_client.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/draft/document_type.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/rpc/instant_mapping.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

using Stub = directory::v1::Directory::Stub;

absl::StatusOr<ExpandedLine> FromProto(const directory::v1::ExpandedLine& proto) {
  ExpandedLine line{.line = {proto.line().text(), proto.line().note(), proto.line().field()},
                    .group = proto.group(),
                    .problem = proto.problem(),
                    .explanation = proto.explanation()};
  for (int i = 0; i < proto.recipients_size(); ++i) {
    ASSIGN_OR_RETURN(Recipient recipient, Recipient::Parse(proto.recipients(i)));
    line.recipients.push_back(
        {std::move(recipient), i < proto.display_names_size() ? proto.display_names(i) : proto.recipients(i)});
  }
  return line;
}

directory::v1::KeyUse UseOf(const SigningParty& party) {
  return party.role == SigningRole::kSeal ? directory::v1::KEY_USE_SEAL : directory::v1::KEY_USE_SIGNATURE;
}

}  // namespace

DirectoryClient::DirectoryClient(const std::shared_ptr<grpc::Channel>& channel)
    : stub_(directory::v1::Directory::NewStub(channel)) {}

absl::StatusOr<Issuer> DirectoryClient::ResolveIssuer(const IssuerQuery& query) {
  directory::v1::ResolveIssuerRequest request;
  request.set_notation(query.notation);
  request.set_type_abbreviation(query.type_abbreviation);
  request.set_issuing_body(query.issuing_body);
  request.set_day(DayText(query.day));
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &Stub::ResolveIssuer, request));
  ASSIGN_OR_RETURN(const Recipient agency, Recipient::Parse(response.agency().name()));
  Issuer issuer{.agency = agency.agency,
                .unknown_unit = response.unknown_unit(),
                .display_name = response.agency().display_name(),
                .parent_display_name = response.parent_display_name(),
                .place = response.agency().place()};
  if (!response.unit().empty()) {
    ASSIGN_OR_RETURN(const Recipient unit, Recipient::Parse(response.unit()));
    issuer.unit = unit.unit;
  }
  return issuer;
}

absl::StatusOr<std::vector<ExpandedLine>> DirectoryClient::ExpandRecipients(const AgencyId& issuer, absl::CivilDay day,
                                                                            const std::vector<RecipientLine>& lines) {
  directory::v1::ExpandRecipientsRequest request;
  request.set_parent(absl::StrCat("agencies/", issuer.text()));
  request.set_day(DayText(day));
  for (const RecipientLine& line : lines) {
    auto* added = request.add_lines();
    added->set_text(line.text);
    added->set_note(line.note);
    added->set_field(line.field);
  }
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &Stub::ExpandRecipients, request));
  std::vector<ExpandedLine> expanded;
  for (const auto& proto : response.lines()) {
    ASSIGN_OR_RETURN(ExpandedLine line, FromProto(proto));
    expanded.push_back(std::move(line));
  }
  return expanded;
}

absl::StatusOr<std::string> DirectoryClient::JudgeSigner(const AgencyId& issuer, absl::CivilDay day, const Draft& draft) {
  directory::v1::JudgeSignerRequest request;
  request.set_parent(absl::StrCat("agencies/", issuer.text()));
  request.set_day(DayText(day));
  for (const std::string& line : draft.signature.authority_lines) request.add_authority_lines(line);
  request.set_position(draft.signature.position);
  request.set_full_name(draft.signature.full_name);
  request.set_document_type(std::string(FactsOf(draft.type).id));
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &Stub::JudgeSigner, request));
  return response.person();
}

absl::StatusOr<std::vector<crypto::Certificate>> DirectoryClient::ValidAt(const SigningParty& party, absl::Time at) {
  directory::v1::ListKeysRequest request;
  request.set_parent(absl::StrCat("agencies/", party.agency.text()));
  request.set_use(UseOf(party));
  *request.mutable_at() = rpc::ToProto(at);
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &Stub::ListKeys, request));
  std::vector<crypto::Certificate> valid;
  for (const directory::v1::Key& key : response.keys()) {
    if (key.person() != party.person) continue;
    ASSIGN_OR_RETURN(crypto::Certificate certificate, crypto::ParseCertificate(key.certificate()));
    valid.push_back(std::move(certificate));
  }
  return valid;
}

absl::Status DirectoryClient::Register(const SigningParty& party, const crypto::Certificate& certificate) {
  directory::v1::PublishKeyRequest request;
  request.mutable_key()->set_name(absl::StrCat("agencies/", party.agency.text()));
  request.mutable_key()->set_use(UseOf(party));
  request.mutable_key()->set_certificate(certificate.der);
  request.mutable_key()->set_person(party.person);
  return rpc::CallUnary(*stub_, &Stub::PublishKey, request).status();
}

}  // namespace vanthu::drafting
