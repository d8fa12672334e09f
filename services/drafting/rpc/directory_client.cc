#include "services/drafting/rpc/directory_client.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/rpc/channel.h"
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

absl::Status DirectoryClient::JudgeSigner(const AgencyId& issuer, absl::CivilDay day, const SignatureBlock& signature) {
  directory::v1::JudgeSignerRequest request;
  request.set_parent(absl::StrCat("agencies/", issuer.text()));
  request.set_day(DayText(day));
  for (const std::string& line : signature.authority_lines) request.add_authority_lines(line);
  request.set_position(signature.position);
  request.set_full_name(signature.full_name);
  return rpc::CallUnary(*stub_, &Stub::JudgeSigner, request).status();
}

}  // namespace vanthu::drafting
