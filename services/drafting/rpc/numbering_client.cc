#include "services/drafting/rpc/numbering_client.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/rpc/instant_mapping.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

using Stub = numbering::v1::Numbering::Stub;

std::string NumberName(const IssuanceName& issuance) {
  return absl::StrCat("agencies/", issuance.agency.text(), "/numbers/", issuance.id.text());
}

absl::StatusOr<GivenNumber> GivenFrom(const numbering::v1::Number& number) {
  ASSIGN_OR_RETURN(const absl::CivilDay day, ParseDay(number.day()));
  return GivenNumber{{number.number(), number.notation()}, day, rpc::FromProto(number.allocated_at())};
}

}  // namespace

NumberingClient::NumberingClient(const std::shared_ptr<grpc::Channel>& channel)
    : stub_(numbering::v1::Numbering::NewStub(channel)) {}

absl::StatusOr<NumberAnswer> NumberingClient::Allocate(const NumberRequest& order) {
  numbering::v1::AllocateRequest request;
  request.set_parent(absl::StrCat("agencies/", order.issuance.agency.text()));
  request.set_issuance(order.issuance.id.text());
  request.set_book(order.book.text());
  request.set_notation(order.notation);
  request.set_frozen_day(DayText(order.frozen_day));
  request.set_revision_digest(order.revision.Bytes());
  request.set_recipients_digest(order.recipients.Bytes());
  request.set_known_checkpoint(order.known_checkpoint);
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &Stub::Allocate, request));
  ASSIGN_OR_RETURN(GivenNumber given, GivenFrom(response.number()));
  return NumberAnswer{std::move(given), response.checkpoint()};
}

absl::StatusOr<RegisterEntry> NumberingClient::Record(const IssuanceName& issuance, const Digest& manifest,
                                                      const std::string& known_checkpoint) {
  numbering::v1::RecordRequest request;
  request.set_name(NumberName(issuance));
  request.set_manifest_digest(manifest.Bytes());
  request.set_known_checkpoint(known_checkpoint);
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &Stub::Record, request));
  return RegisterEntry{response.leaf(), response.nonce(), response.proof()};
}

absl::StatusOr<std::optional<GivenNumber>> NumberingClient::Void(const VoidOrder& order) {
  numbering::v1::VoidRequest request;
  request.set_name(NumberName(order.issuance));
  request.set_reason(order.reason);
  request.set_decided_by(order.decided_by);
  request.set_known_checkpoint(order.known_checkpoint);
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &Stub::Void, request));
  if (!response.has_number()) return std::optional<GivenNumber>();
  return GivenFrom(response.number());
}

}  // namespace vanthu::drafting
