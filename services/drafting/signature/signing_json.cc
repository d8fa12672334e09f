#include "services/drafting/signature/signing_json.h"

#include <utility>

#include "nlohmann/json.hpp"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::drafting {
namespace {

using Json = nlohmann::json;

Json ToJson(const SigningParty& party) {
  return {{"role", static_cast<int>(party.role)},
          {"agency", party.agency.text()},
          {"person", party.person},
          {"full_name", party.full_name},
          {"position", party.position}};
}

SigningParty PartyFrom(const Json& json) {
  return {.role = static_cast<SigningRole>(json.value("role", 1)),
          .agency = AgencyId::Trusted(json.value("agency", "")),
          .person = json.value("person", ""),
          .full_name = json.value("full_name", ""),
          .position = json.value("position", "")};
}

Json ToJson(const Preparation& made) {
  return {{"ordinal", made.ordinal},
          {"party", ToJson(made.party)},
          {"pdf", Json::parse(AttachmentsJson({made.pdf}))},
          {"hole_begin", made.range.hole_begin},
          {"hole_end", made.range.hole_end},
          {"digest", made.digest.Hex()},
          {"prepared_at", InstantText(made.prepared_at)},
          {"expires_at", InstantText(made.expires_at)},
          {"at_hand", made.at_hand}};
}

absl::StatusOr<Preparation> PreparationFrom(const Json& json) {
  Preparation made{.ordinal = json.value("ordinal", int64_t{0}), .party = PartyFrom(json.at("party"))};
  ASSIGN_OR_RETURN(const auto files, AttachmentsFromJson(json.at("pdf").dump()));
  made.pdf = files.at(0);
  made.range = {json.at("hole_begin").get<size_t>(), json.at("hole_end").get<size_t>(), static_cast<size_t>(made.pdf.size_bytes)};
  ASSIGN_OR_RETURN(made.digest, Digest::FromHex(json.value("digest", "")));
  ASSIGN_OR_RETURN(made.prepared_at, ParseInstant(json.value("prepared_at", "")));
  ASSIGN_OR_RETURN(made.expires_at, ParseInstant(json.value("expires_at", "")));
  made.at_hand = json.value("at_hand", false);
  return made;
}

Json ToJson(const DoneSignature& done) {
  return {{"party", ToJson(done.party)},
          {"preparation", done.preparation},
          {"signer", done.signer},
          {"certificate", done.certificate.Hex()},
          {"signed_at", InstantText(done.signed_at)},
          {"level", done.level},
          {"shortfall", done.shortfall}};
}

absl::StatusOr<DoneSignature> DoneFrom(const Json& json) {
  DoneSignature done{.party = PartyFrom(json.at("party")),
                     .preparation = json.value("preparation", int64_t{0}),
                     .signer = json.value("signer", ""),
                     .level = json.value("level", ""),
                     .shortfall = json.value("shortfall", "")};
  ASSIGN_OR_RETURN(done.certificate, Digest::FromHex(json.value("certificate", "")));
  ASSIGN_OR_RETURN(done.signed_at, ParseInstant(json.value("signed_at", "")));
  return done;
}

absl::StatusOr<SigningState> StateFrom(const Json& json) {
  SigningState state{.signer = PartyFrom(json.at("signer")), .preparations = json.value("preparations", int64_t{0})};
  if (json.contains("preparation")) {
    ASSIGN_OR_RETURN(state.preparation, PreparationFrom(json["preparation"]));
  }
  for (const Json& item : json.value("signatures", Json::array())) {
    ASSIGN_OR_RETURN(DoneSignature done, DoneFrom(item));
    state.signatures.push_back(std::move(done));
  }
  return state;
}

}  // namespace

std::string SigningJson(const SigningState& state) {
  Json json = {{"signer", ToJson(state.signer)}, {"preparations", state.preparations}, {"signatures", Json::array()}};
  if (state.preparation) json["preparation"] = ToJson(*state.preparation);
  for (const DoneSignature& done : state.signatures) json["signatures"].push_back(ToJson(done));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

absl::StatusOr<SigningState> SigningFromJson(std::string_view text) {
  try {
    return StateFrom(Json::parse(text));
  } catch (const Json::exception& wrong) {
    return absl::InternalError(wrong.what());
  }
}

}  // namespace vanthu::drafting
