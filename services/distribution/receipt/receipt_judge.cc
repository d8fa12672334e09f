#include "services/distribution/receipt/receipt_judge.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/distribution/limits.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/event/envelope.h"
#include "services/platform/event/receipt.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/utf8.h"

namespace vanthu::distribution {
namespace {

using status::Reason;

Quarantine QuarantineOf(const absl::Status& why) {
  return {status::ReasonOf(why).value_or(Reason::kInvalidField),
          std::string(text::PrefixOf(status::Text(why, status::Language::kVietnamese), kReasonBytesMax))};
}

absl::Status NoReceipt(const std::string& payload_type) {
  return status::Error(Reason::kInvalidField, {{"field", "payload_type"},
                                               {"value", payload_type},
                                               {"rule", "Chủ đề này chỉ nhận trạng thái gửi lại từ nơi nhận."},
                                               {"rule_en", "This topic takes receipts only."}});
}

absl::Status JudgeAddress(const AgencyId& issuer, const event::Receipt& receipt) {
  if (receipt.issuer != issuer) {
    return status::Error(Reason::kWrongAddressee, {{"value", absl::StrCat("agencies/", receipt.issuer.text())},
                                                   {"name", absl::StrCat("agencies/", issuer.text())}});
  }
  if (crypto::DeliveryIdOf(receipt.dispatch, receipt.recipient) == receipt.delivery) return absl::OkStatus();
  return status::Error(Reason::kWrongAddressee, {{"value", receipt.recipient.Name()}, {"name", receipt.delivery.text()}});
}

// The key is judged at the envelope's instant.
absl::Status JudgeSignature(const event::Envelope& envelope, const event::Receipt& receipt,
                            const std::optional<ReceiptKey>& key) {
  const std::string signer = absl::StrCat("agencies/", receipt.recipient.agency.text());
  if (!key) return status::Error(Reason::kUnknownKey, {{"value", envelope.key_id.text()}, {"name", signer}});
  if (!key->IsGoodAt(receipt.sealed_at)) {
    return status::CausedError(Reason::kBadSignature,
                               {absl::StrCat("khóa ", envelope.key_id.text(), " không còn hiệu lực lúc ký"),
                                absl::StrCat("key ", envelope.key_id.text(), " was not valid when it signed")},
                               {{"name", signer}});
  }
  if (envelope.Verify(key->key)) return absl::OkStatus();
  return status::CausedError(
      Reason::kBadSignature,
      {absl::StrCat("không do khóa ", envelope.key_id.text(), " ký"), absl::StrCat("not signed by key ", envelope.key_id.text())},
      {{"name", signer}});
}

Receipt Counting(const event::Receipt& receipt) {
  return {.delivery = {{receipt.issuer, receipt.dispatch}, receipt.delivery},
          .recipient = receipt.recipient,
          .content_digest = receipt.content_digest,
          .reached = {receipt.attempt, receipt.status, receipt.reached_at,
                      std::string(text::PrefixOf(receipt.reason, kReasonBytesMax))},
          .inbox = receipt.inbox};
}

}  // namespace

absl::StatusOr<std::variant<Receipt, Quarantine>> ReceiptJudge::Judge(const AgencyId& issuer, std::string_view record_value) {
  using Verdict = std::variant<Receipt, Quarantine>;
  const auto envelope = event::Open(record_value);
  if (!envelope.ok()) return Verdict(QuarantineOf(envelope.status()));
  if (envelope->payload_type != event::kReceiptType) return Verdict(QuarantineOf(NoReceipt(envelope->payload_type)));
  const auto receipt = event::DecodeReceipt(envelope->payload);
  if (!receipt.ok()) return Verdict(QuarantineOf(receipt.status()));
  if (const auto right = JudgeAddress(issuer, *receipt); !right.ok()) return Verdict(QuarantineOf(right));
  ASSIGN_OR_RETURN(const auto key, keys_.FindReceiptKey(receipt->recipient.agency, envelope->key_id));
  if (const auto holds = JudgeSignature(*envelope, *receipt, key); !holds.ok()) return Verdict(QuarantineOf(holds));
  return Verdict(Counting(*receipt));
}

}  // namespace vanthu::distribution
