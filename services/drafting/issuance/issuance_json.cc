#include "services/drafting/issuance/issuance_json.h"

#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/drafting/review/recipient_lines.h"
#include "services/drafting/signature/signing_json.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

using Json = nlohmann::json;

Json ToJson(const Issuer& issuer) {
  return {{"agency", issuer.agency.text()},
          {"unit", issuer.unit ? issuer.unit->text() : ""},
          {"unknown_unit", issuer.unknown_unit},
          {"display_name", issuer.display_name},
          {"parent_display_name", issuer.parent_display_name},
          {"place", issuer.place}};
}

Issuer IssuerFrom(const Json& json) {
  Issuer issuer{.agency = AgencyId::Trusted(json.value("agency", "")),
                .unknown_unit = json.value("unknown_unit", ""),
                .display_name = json.value("display_name", ""),
                .parent_display_name = json.value("parent_display_name", ""),
                .place = json.value("place", "")};
  if (const std::string unit = json.value("unit", ""); !unit.empty()) issuer.unit = UnitId::Trusted(unit);
  return issuer;
}

Json ToJson(const Waiting& waiting) { return {{"reason", waiting.reason}, {"vi", waiting.vietnamese}, {"en", waiting.english}}; }

Waiting WaitingFrom(const Json& json) { return {json.value("reason", ""), json.value("vi", ""), json.value("en", "")}; }

Json ToJson(const GivenNumber& given) {
  return {{"number", given.number.number},
          {"notation", given.number.notation},
          {"day", DayText(given.day)},
          {"allocated_at", InstantText(given.allocated_at)}};
}

absl::StatusOr<GivenNumber> GivenFrom(const Json& json) {
  GivenNumber given{.number = {json.value("number", int64_t{0}), json.value("notation", "")}};
  ASSIGN_OR_RETURN(given.day, ParseDay(json.value("day", "")));
  ASSIGN_OR_RETURN(given.allocated_at, ParseInstant(json.value("allocated_at", "")));
  return given;
}

Json ToJson(const std::vector<StepTime>& steps) {
  Json json = Json::array();
  for (const StepTime& step : steps) {
    json.push_back({{"step", step.step},
                    {"finished_at", InstantText(step.finished_at)},
                    {"took_micros", absl::ToInt64Microseconds(step.took)}});
  }
  return json;
}

absl::StatusOr<std::vector<StepTime>> StepsFrom(const Json& json) {
  std::vector<StepTime> steps;
  for (const Json& item : json) {
    ASSIGN_OR_RETURN(const absl::Time finished_at, ParseInstant(item.value("finished_at", "")));
    steps.push_back({item.value("step", ""), finished_at, absl::Microseconds(item.value("took_micros", int64_t{0}))});
  }
  return steps;
}

absl::Status FillAnswers(const Json& json, Issuance& issuance) {
  if (json.contains("given")) {
    ASSIGN_OR_RETURN(issuance.given, GivenFrom(json["given"]));
  }
  if (json.contains("pdf")) {
    ASSIGN_OR_RETURN(const auto files, AttachmentsFromJson(json["pdf"].dump()));
    if (files.size() != 1) return absl::InternalError(absl::StrCat("an issuance has one PDF, not ", files.size()));
    issuance.pdf = files.front();
  }
  if (json.contains("entry")) {
    const Json& entry = json["entry"];
    issuance.entry = RegisterEntry{.leaf = entry.value("leaf", ""), .proof = entry.value("proof", "")};
    absl::Base64Unescape(entry.value("nonce", ""), &issuance.entry->nonce);
  }
  return absl::OkStatus();
}

absl::Status Fill(const Json& json, Issuance& issuance) {
  issuance.revision = RevisionId::Trusted(json.value("revision", ""));
  ASSIGN_OR_RETURN(issuance.revision_hash, Digest::FromHex(json.value("revision_hash", "")));
  ASSIGN_OR_RETURN(issuance.agreed_recipients, Digest::FromHex(json.value("agreed_recipients", "")));
  issuance.requested_by = json.value("requested_by", "");
  issuance.waiting = WaitingFrom(json.value("waiting", Json::object()));
  issuance.failures = json.value("failures", 0);
  issuance.issuer = IssuerFrom(json.value("issuer", Json::object()));
  ASSIGN_OR_RETURN(issuance.frozen_day, ParseDay(json.value("frozen_day", "")));
  ASSIGN_OR_RETURN(issuance.lines, ExpandedLinesFromJson(json.value("lines", Json::array()).dump()));
  issuance.recipients_text = json.value("recipients", "");
  ASSIGN_OR_RETURN(issuance.recipients_digest, Digest::FromHex(json.value("recipients_digest", "")));
  issuance.manifest_text = json.value("manifest", "");
  issuance.void_reason = json.value("void_reason", "");
  issuance.voided_by = json.value("voided_by", "");
  issuance.void_refusal = WaitingFrom(json.value("void_refusal", Json::object()));
  if (json.contains("signing")) {
    ASSIGN_OR_RETURN(issuance.signing, SigningFromJson(json["signing"].dump()));
  }
  ASSIGN_OR_RETURN(issuance.steps, StepsFrom(json.value("steps", Json::array())));
  return FillAnswers(json, issuance);
}

}  // namespace

std::string IssuanceJson(const Issuance& issuance) {
  Json json = {{"revision", issuance.revision.text()},
               {"revision_hash", issuance.revision_hash.Hex()},
               {"agreed_recipients", issuance.agreed_recipients.Hex()},
               {"requested_by", issuance.requested_by},
               {"waiting", ToJson(issuance.waiting)},
               {"failures", issuance.failures},
               {"issuer", ToJson(issuance.issuer)},
               {"frozen_day", DayText(issuance.frozen_day)},
               {"lines", Json::parse(ExpandedLinesJson(issuance.lines))},
               {"recipients", issuance.recipients_text},
               {"recipients_digest", issuance.recipients_digest.Hex()},
               {"manifest", issuance.manifest_text},
               {"signing", Json::parse(SigningJson(issuance.signing))},
               {"void_reason", issuance.void_reason},
               {"voided_by", issuance.voided_by},
               {"void_refusal", ToJson(issuance.void_refusal)},
               {"steps", ToJson(issuance.steps)}};
  if (issuance.given) json["given"] = ToJson(*issuance.given);
  if (issuance.pdf) json["pdf"] = Json::parse(AttachmentsJson({*issuance.pdf}));
  if (issuance.entry) {
    json["entry"] = {
        {"leaf", issuance.entry->leaf}, {"nonce", absl::Base64Escape(issuance.entry->nonce)}, {"proof", issuance.entry->proof}};
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

absl::Status FillFromJson(std::string_view text, Issuance& issuance) {
  try {
    return Fill(Json::parse(text), issuance);
  } catch (const Json::exception& wrong) {
    return absl::InternalError(wrong.what());
  }
}

}  // namespace vanthu::drafting
