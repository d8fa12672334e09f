#include "services/connector/intake/record_judge.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "services/connector/intake/reason_line.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/event/envelope.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/verification/content_digest.h"
#include "services/verification/manifest.h"
#include "services/verification/register_proof.h"

namespace vanthu::connector {
namespace {

using event::DispatchDelivery;
using status::Reason;
using verification::Manifest;

absl::Status Contradiction(std::string cause, std::string cause_en) {
  return status::Error(Reason::kContradictingProof, {{"cause", std::move(cause)}, {"cause_en", std::move(cause_en)}});
}

Quarantine QuarantineOf(const absl::Status& status) {
  return {status::ReasonOf(status).value_or(Reason::kInvalidField), ReasonLine(status)};
}

absl::StatusOr<DispatchDelivery> Decoded(const AgencyId& agency, const event::Envelope& envelope) {
  if (envelope.payload_type != event::kDispatchDeliveryType) {
    return status::Error(Reason::kInvalidField, {{"field", "payload_type"},
                                                 {"value", envelope.payload_type},
                                                 {"rule", "Hộp nhận chỉ nhận văn bản gửi đi."},
                                                 {"rule_en", "An inbox takes dispatches only."}});
  }
  ASSIGN_OR_RETURN(DispatchDelivery delivery, event::DecodeDispatchDelivery(envelope.payload));
  if (delivery.recipient.agency != agency) {
    return status::Error(Reason::kWrongAddressee,
                         {{"value", delivery.recipient.Name()}, {"name", absl::StrCat("agencies/", agency.text())}});
  }
  // Receipts name the delivery: a record that names another's would be answered in that one's name.
  if (delivery.delivery != crypto::DeliveryIdOf(delivery.dispatch, delivery.recipient)) {
    return status::Error(Reason::kInvalidField, {{"field", "delivery_id"},
                                                 {"value", delivery.delivery.text()},
                                                 {"rule", "Phải là mã băm của văn bản và nơi nhận."},
                                                 {"rule_en", "It has to be the hash of dispatch and recipient."}});
  }
  return delivery;
}

absl::Status JudgeManifest(const DispatchDelivery& delivery, const absl::StatusOr<Manifest>& manifest) {
  if (!manifest.ok()) {
    const status::Cause why = status::CauseOf(manifest.status());
    return Contradiction(absl::StrCat("không đọc được bản kê (", why.vietnamese, ")"),
                         absl::StrCat("the manifest cannot be read (", why.english, ")"));
  }
  if (manifest->issuer != delivery.issuer || manifest->dispatch != delivery.dispatch) {
    return Contradiction("bản kê là của văn bản khác", "the manifest is of another dispatch");
  }
  if (verification::ContentDigest(*manifest, delivery.recipient) != delivery.content_digest) {
    return status::Error(Reason::kDigestMismatch, {{"name", "manifest"}, {"value", delivery.content_digest.Hex()}});
  }
  return absl::OkStatus();
}

SignedDelivery Inspected(DispatchDelivery delivery, std::optional<Manifest>& manifest) {
  auto parsed = verification::ParseManifest(delivery.manifest);
  absl::Status refusal = JudgeManifest(delivery, parsed);
  if (parsed.ok()) manifest = *std::move(parsed);
  return {std::move(delivery), manifest ? manifest->number.Text() : "", std::move(refusal)};
}

}  // namespace

absl::StatusOr<SignedDelivery> RecordJudge::Read(const AgencyId& agency, std::string_view record_value) {
  ASSIGN_OR_RETURN(const event::Envelope envelope, event::Open(record_value));
  ASSIGN_OR_RETURN(DispatchDelivery delivery, Decoded(agency, envelope));
  std::optional<Manifest> manifest;
  return Inspected(std::move(delivery), manifest);
}

absl::StatusOr<Verdict> RecordJudge::Judge(const AgencyId& agency, std::string_view record_value) {
  const auto envelope = event::Open(record_value);
  if (!envelope.ok()) return QuarantineOf(envelope.status());
  auto delivery = Decoded(agency, *envelope);
  if (!delivery.ok()) return QuarantineOf(delivery.status());

  const std::string issuer_name = absl::StrCat("agencies/", delivery->issuer.text());
  ASSIGN_OR_RETURN(const auto key, EnvelopeKey(delivery->issuer, envelope->key_id));
  if (!key || !key->IsGoodAt(delivery->sealed_at)) {
    return QuarantineOf(status::Error(Reason::kUnknownKey, {{"value", envelope->key_id.text()}, {"name", issuer_name}}));
  }
  if (!envelope->Verify(key->key)) {
    return QuarantineOf(status::CausedError(
        Reason::kBadSignature,
        {"chữ ký trên phong bì không khớp khóa của cơ quan gửi", "the envelope's does not fit the issuer's key"},
        {{"name", issuer_name}}));
  }

  std::optional<Manifest> manifest;
  SignedDelivery inspected = Inspected(*std::move(delivery), manifest);
  if (!inspected.refusal.ok()) return inspected;
  if (inspected.delivery.register_leaf.empty()) {
    ASSIGN_OR_RETURN(const bool is_external, keys_.HasExternalRegister(inspected.delivery.issuer));
    if (!is_external) inspected.refusal = Contradiction("văn bản không kèm chứng minh sổ", "it carries no register proof");
    return inspected;
  }
  ASSIGN_OR_RETURN(const std::vector<IssuerKey> log_keys, LogKeys(inspected.delivery.issuer));
  if (log_keys.empty()) return QuarantineOf(status::Error(Reason::kUnknownKey, {{"value", "log"}, {"name", issuer_name}}));
  const verification::RegisterProof proof{inspected.delivery.register_leaf, inspected.delivery.register_nonce,
                                          inspected.delivery.register_proof};
  const std::string prefix = absl::StrCat(installation_, "/", inspected.delivery.issuer.text(), "/");
  for (const IssuerKey& log_key : log_keys) {
    // A number stays proved when the log's key is changed, so the key need not be valid still when the envelope is sealed; but a
    // revoked one proves nothing.
    if (log_key.valid_from > inspected.delivery.sealed_at || log_key.IsRevokedAt(inspected.delivery.sealed_at)) continue;
    inspected.refusal = verification::JudgeRegisterProof(proof, *manifest, {prefix, log_key.key});
    if (inspected.refusal.ok()) return inspected;
  }
  if (inspected.refusal.ok()) {
    inspected.refusal = Contradiction("không khóa nào của nhật ký sổ còn hiệu lực khi văn bản được niêm phong",
                                      "no key of the register's log was valid when it was sealed");
  }
  return inspected;
}

absl::StatusOr<std::optional<IssuerKey>> RecordJudge::EnvelopeKey(const AgencyId& issuer, const KeyId& id) {
  const EnvelopeKeyName name(issuer, id);
  if (const auto found = envelope_keys_.find(name); found != envelope_keys_.end()) return found->second;
  ASSIGN_OR_RETURN(auto key, keys_.FindEnvelopeKey(issuer, id));
  return envelope_keys_[name] = std::move(key);
}

absl::StatusOr<std::vector<IssuerKey>> RecordJudge::LogKeys(const AgencyId& issuer) {
  if (const auto found = log_keys_.find(issuer); found != log_keys_.end()) return found->second;
  ASSIGN_OR_RETURN(auto keys, keys_.ListLogKeys(issuer));
  return log_keys_[issuer] = std::move(keys);
}

}  // namespace vanthu::connector
