#include "services/directory/rpc/answer_mapping.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/directory/agency/key_publisher.h"
#include "services/directory/limits.h"
#include "services/directory/rpc/content_mapping.h"
#include "services/directory/rpc/resource_name.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

std::string KeyName(const AgencyKey& key) { return absl::StrCat("agencies/", key.agency.text(), "/keys/", key.id.text()); }

std::string ProblemName(LineProblem problem) {
  switch (problem) {
    case LineProblem::kNone:
      return "";
    case LineProblem::kUnknownRecipient:
      return std::string(status::Name(status::Reason::kUnknownRecipient));
    case LineProblem::kEmptyGroup:
      return std::string(status::Name(status::Reason::kEmptyGroup));
  }
  return "";
}

absl::StatusOr<AgencyId> KeyAgencyFrom(const v1::Key& key, const KeyId& id) {
  auto agency = AgencyIdOf("key.name", key.name());
  if (agency.ok()) return agency;
  ASSIGN_OR_RETURN(const NameInAgency name, IdsOfName("key.name", key.name(), "keys"));
  if (name.id == id.text()) return name.agency;
  return InvalidField("key.name", key.name(), absl::StrCat("Mã của khóa này là ", id.text(), "."),
                      absl::StrCat("This key's id is ", id.text(), "."));
}

}  // namespace

absl::StatusOr<IssuerQuestion> QuestionFrom(const v1::ResolveIssuerRequest& request) {
  IssuerQuestion question;
  ASSIGN_OR_RETURN(question.day, DayOf("day", request.day()));
  question.notation = CleanText(request.notation());
  question.type_abbreviation = CleanText(request.type_abbreviation());
  question.issuing_body = CleanText(request.issuing_body());
  return question;
}

v1::ResolveIssuerResponse ToProto(const AgencyBook& book, const Issuer& issuer) {
  v1::ResolveIssuerResponse response;
  *response.mutable_agency() = ToProto(*issuer.agency);
  if (issuer.unit != nullptr) response.set_unit(Recipient{issuer.agency->id, issuer.unit->id}.Name());
  response.set_unknown_unit(issuer.unknown_unit);
  response.set_parent_display_name(book.DisplayName(issuer.agency->parent));
  return response;
}

absl::StatusOr<ExpansionQuestion> QuestionFrom(const v1::ExpandRecipientsRequest& request) {
  if (request.lines_size() > kLinesMax) {
    return status::Error(status::Reason::kLimitExceeded,
                         {{"field", "lines"}, {"limit", absl::StrCat(kLinesMax)}, {"value", absl::StrCat(request.lines_size())}});
  }
  ExpansionQuestion question;
  ASSIGN_OR_RETURN(question.issuer, AgencyIdOf("parent", request.parent()));
  ASSIGN_OR_RETURN(question.day, DayOf("day", request.day()));
  for (const v1::RecipientLine& line : request.lines()) {
    question.lines.push_back({CleanText(line.text()), CleanText(line.note()), CleanText(line.field())});
  }
  return question;
}

v1::ExpandRecipientsResponse ToProto(const DirectoryBook& book, const std::vector<ExpandedLine>& lines) {
  v1::ExpandRecipientsResponse response;
  for (const ExpandedLine& line : lines) {
    v1::ExpandedLine* message = response.add_lines();
    message->mutable_line()->set_text(line.line.text);
    message->mutable_line()->set_note(line.line.note);
    message->mutable_line()->set_field(line.line.field);
    if (line.group) message->set_group(line.group->Name());
    for (const Recipient& recipient : line.recipients) {
      message->add_recipients(recipient.Name());
      message->add_display_names(book.DisplayName(recipient));
    }
    message->set_problem(ProblemName(line.problem));
    message->set_explanation(line.explanation);
  }
  return response;
}

absl::StatusOr<SignatureQuestion> QuestionFrom(const v1::JudgeSignerRequest& request) {
  SignatureQuestion question;
  ASSIGN_OR_RETURN(question.issuer, AgencyIdOf("parent", request.parent()));
  ASSIGN_OR_RETURN(question.day, DayOf("day", request.day()));
  for (const std::string& line : request.authority_lines()) question.authority_lines.push_back(CleanText(line));
  question.position = CleanText(request.position());
  question.full_name = CleanText(request.full_name());
  question.document_type = request.document_type();
  return question;
}

absl::StatusOr<SampleIssuer> SampleFrom(const v1::AddSampleIssuerRequest& request) {
  SampleIssuer sample;
  ASSIGN_OR_RETURN(sample.agency, AgencyIdOf("parent", request.parent()));
  sample.unit_symbol = CleanText(request.unit_symbol());
  sample.full_name = CleanText(request.full_name());
  sample.position = CleanText(request.position());
  for (const std::string& form : request.forms()) sample.forms.push_back(CleanText(form));
  return sample;
}

absl::StatusOr<std::optional<KeyUse>> UseFrom(v1::KeyUse use) {
  if (use == v1::KEY_USE_UNSPECIFIED) return std::optional<KeyUse>();
  if (v1::KeyUse_IsValid(use)) return std::optional(static_cast<KeyUse>(use));
  return InvalidField("use", absl::StrCat(static_cast<int>(use)), "Không có mục đích khóa này.",
                      "There is no such use of a key.");
}

absl::StatusOr<std::optional<absl::Time>> InstantFrom(std::string_view field, bool is_set,
                                                      const google::protobuf::Timestamp& instant) {
  if (!is_set) return std::optional<absl::Time>();
  if (instant.nanos() < 0 || instant.nanos() > 999'999'999) {
    return InvalidField(field, absl::StrCat(instant.nanos()), "Thời điểm không hợp lệ.", "This is no instant.");
  }
  // Whole microseconds, as every instant of the house.
  return std::optional(absl::FromUnixSeconds(instant.seconds()) + absl::Microseconds(instant.nanos() / 1000));
}

absl::StatusOr<AgencyKey> KeyFrom(const v1::Key& key, absl::Time now) {
  AgencyKey read;
  ASSIGN_OR_RETURN(const std::optional<KeyUse> use, UseFrom(key.use()));
  if (!use) return InvalidField("key.use", "", "Phải nêu mục đích của khóa.", "The key's use has to be named.");
  read.use = *use;
  read.public_key.bytes = key.public_key();
  read.certificate = key.certificate();
  read.id = KeyIdOf(read);
  ASSIGN_OR_RETURN(read.agency, KeyAgencyFrom(key, read.id));
  if (*use == KeyUse::kSignature) {
    RETURN_IF_ERROR(IdsOfName("key.person", key.person(), "people").status());
    read.person = key.person();
  }
  ASSIGN_OR_RETURN(const auto from, InstantFrom("key.valid_from", key.has_valid_from(), key.valid_from()));
  read.valid_from = from.value_or(now);
  ASSIGN_OR_RETURN(read.valid_until, InstantFrom("key.valid_until", key.has_valid_until(), key.valid_until()));
  return read;
}

v1::Key ToProto(const AgencyKey& key) {
  v1::Key message;
  message.set_name(KeyName(key));
  message.set_use(static_cast<v1::KeyUse>(key.use));
  message.set_public_key(key.public_key.bytes);
  message.set_certificate(key.certificate);
  message.set_person(key.person);
  *message.mutable_valid_from() = ToProto(key.valid_from);
  if (key.valid_until) *message.mutable_valid_until() = ToProto(*key.valid_until);
  if (key.revoked_at) *message.mutable_revoked_at() = ToProto(*key.revoked_at);
  return message;
}

rpc::Person PersonOf(const Account& account) {
  rpc::Person person{account.id, account.agency, {}};
  for (const Role role : account.roles) person.roles.insert(static_cast<type::v1::Role>(role));
  return person;
}

}  // namespace vanthu::directory
