#include "services/numbering/rpc/numbering_mapping.h"

#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/numbering/limits.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/resource_name.h"

namespace vanthu::numbering {
namespace {

struct Rule {
  std::string_view vietnamese;
  std::string_view english;
};
constexpr Rule kNumberName = {"Phải có dạng agencies/{agency}/numbers/{issuance}.",
                              "It has to be agencies/{agency}/numbers/{issuance}."};
constexpr Rule kAgencyName = {"Phải có dạng agencies/{agency}.", "It has to be agencies/{agency}."};
constexpr Rule kIdentifier = {"Phải là mã chữ thường, 1 đến 63 ký tự.",
                              "It has to be a lower-case identifier of 1 to 63 characters."};
constexpr char kOutsidePrefix[] = "outside-";
constexpr Rule kOutsideName = {"Số do chương trình của văn thư lấy phải mang mã bắt đầu bằng outside-.",
                               "A number that a clerk's own program takes has an id that begins with outside-."};
constexpr Rule kDay = {"Ngày phải có dạng 2024-05-30.", "A day has the form 2024-05-30."};
constexpr Rule kDigest = {"Mã băm SHA-256 phải có đúng 32 byte.", "A SHA-256 digest has exactly 32 bytes."};

absl::Status Invalid(std::string_view field, std::string_view value, const Rule& rule) {
  return status::Error(status::Reason::kInvalidField, {{"field", std::string(field)},
                                                       {"value", std::string(value)},
                                                       {"rule", std::string(rule.vietnamese)},
                                                       {"rule_en", std::string(rule.english)}});
}

// What a person's own program takes has names of its own, so that it never touches what an issuance of drafting holds.
absl::Status JudgeOutside(const rpc::Call& call, std::string_view field, const IssuanceId& issuance) {
  if (!call.caller.person || absl::StartsWith(issuance.text(), kOutsidePrefix)) return absl::OkStatus();
  return Invalid(field, issuance.text(), kOutsideName);
}

absl::StatusOr<Digest> DigestFrom(std::string_view field, std::string_view bytes) {
  const auto digest = Digest::FromBytes(bytes);
  if (!digest.ok()) return Invalid(field, absl::StrCat(bytes.size(), " byte"), kDigest);
  return digest;
}

}  // namespace

absl::StatusOr<IssuanceName> IssuanceNameFrom(std::string_view name) {
  const auto ids = IdsOf(name, {"agencies", "numbers"});
  if (!ids.ok()) return Invalid("name", name, kNumberName);
  return IssuanceName{AgencyId::Trusted((*ids)[0]), IssuanceId::Trusted((*ids)[1])};
}

absl::StatusOr<AgencyId> AgencyFrom(std::string_view parent) {
  const auto ids = IdsOf(parent, {"agencies"});
  if (!ids.ok()) return Invalid("parent", parent, kAgencyName);
  return AgencyId::Trusted(ids->front());
}

absl::StatusOr<BookId> BookFrom(std::string_view book) {
  auto id = BookId::Of(book);
  if (!id.ok()) return Invalid("book", book, kIdentifier);
  return id;
}

absl::StatusOr<AllocationRequest> AllocationFrom(const v1::AllocateRequest& request, const rpc::Call& call) {
  AllocationRequest allocation;
  ASSIGN_OR_RETURN(allocation.agency, AgencyFrom(request.parent()));
  const auto issuance = IssuanceId::Of(request.issuance());
  if (!issuance.ok()) return Invalid("issuance", request.issuance(), kIdentifier);
  allocation.issuance = *issuance;
  RETURN_IF_ERROR(JudgeOutside(call, "issuance", allocation.issuance));
  ASSIGN_OR_RETURN(allocation.book, BookFrom(request.book()));
  allocation.notation = request.notation();
  const auto day = ParseDay(request.frozen_day());
  if (!day.ok()) return Invalid("frozen_day", request.frozen_day(), kDay);
  allocation.frozen_day = *day;
  ASSIGN_OR_RETURN(allocation.revision, DigestFrom("revision_digest", request.revision_digest()));
  ASSIGN_OR_RETURN(allocation.recipients, DigestFrom("recipients_digest", request.recipients_digest()));
  allocation.known_checkpoint = request.known_checkpoint();
  allocation.actor = call.caller.name();
  return allocation;
}

absl::StatusOr<RecordRequest> RecordFrom(const v1::RecordRequest& request, const rpc::Call& call) {
  ASSIGN_OR_RETURN(IssuanceName name, IssuanceNameFrom(request.name()));
  RETURN_IF_ERROR(JudgeOutside(call, "name", name.issuance));
  ASSIGN_OR_RETURN(const Digest manifest, DigestFrom("manifest_digest", request.manifest_digest()));
  return RecordRequest{std::move(name.agency), std::move(name.issuance), manifest, request.known_checkpoint(),
                       call.caller.name()};
}

absl::StatusOr<VoidRequest> VoidFrom(const v1::VoidRequest& request, const rpc::Call& call) {
  ASSIGN_OR_RETURN(IssuanceName name, IssuanceNameFrom(request.name()));
  RETURN_IF_ERROR(JudgeOutside(call, "name", name.issuance));
  const std::string actor = call.caller.name();
  // A person decides for themselves; only a process tells of another's decision.
  const bool is_told = !call.caller.person && !request.decided_by().empty();
  const std::string decided_by = is_told ? request.decided_by() : actor;
  return VoidRequest{
      std::move(name.agency), std::move(name.issuance), request.reason(), decided_by, request.known_checkpoint(), actor};
}

v1::Number ToProto(const RegisterRow& row) {
  v1::Number message;
  message.set_name(NumberName(row.agency, row.issuance));
  message.set_book(row.book.text());
  message.set_year(static_cast<int32_t>(row.year));
  message.set_number(row.number.number);
  message.set_notation(row.number.notation);
  message.set_day(DayText(row.day));
  *message.mutable_allocated_at() = ToProto(row.allocated_at);
  message.set_state(static_cast<v1::NumberState>(row.state));
  if (row.manifest) message.set_manifest_digest(row.manifest->Bytes());
  if (row.void_reason) message.set_void_reason(*row.void_reason);
  return message;
}

v1::RecordResponse ToProto(const Recorded& recorded) {
  v1::RecordResponse message;
  *message.mutable_number() = ToProto(recorded.row);
  message.set_leaf(recorded.proof.leaf);
  message.set_nonce(recorded.proof.nonce);
  message.set_proof(recorded.proof.proof);
  return message;
}

}  // namespace vanthu::numbering
