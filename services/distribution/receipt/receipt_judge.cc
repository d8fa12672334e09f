#include "services/distribution/receipt/receipt_judge.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/distribution/limits.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/event/envelope.h"
#include "services/platform/event/receipt.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/utf8.h"

namespace vanthu::distribution {
namespace {

using status::Reason;

Quarantine Malformed(const absl::Status& why) {
  const std::string message(why.message());
  return {status::ReasonOf(why).value_or(Reason::kInvalidField), std::string(text::PrefixOf(message, kReasonBytesMax))};
}

std::optional<Quarantine> JudgeAddress(const AgencyId& issuer, const event::Receipt& receipt) {
  if (receipt.issuer != issuer) return Quarantine{Reason::kWrongAddressee, absl::StrCat("of agencies/", receipt.issuer.text())};
  if (crypto::DeliveryIdOf(receipt.dispatch, receipt.recipient) == receipt.delivery) return std::nullopt;
  return Quarantine{Reason::kWrongAddressee,
                    absl::StrCat(receipt.delivery.text(), " is no delivery to ", receipt.recipient.Name())};
}

// The key is judged at the envelope's instant.
std::optional<Quarantine> JudgeSignature(const event::Envelope& envelope, const event::Receipt& receipt,
                                         const std::optional<ReceiptKey>& key) {
  const std::string signer = absl::StrCat(envelope.key_id.text(), " of agencies/", receipt.recipient.agency.text());
  if (!key) return Quarantine{Reason::kUnknownKey, signer};
  if (!key->IsGoodAt(receipt.sealed_at))
    return Quarantine{Reason::kBadSignature, absl::StrCat(signer, " was not valid when it signed")};
  if (!envelope.Verify(key->key)) return Quarantine{Reason::kBadSignature, absl::StrCat("not signed by ", signer)};
  return std::nullopt;
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
  if (!envelope.ok()) return Verdict(Malformed(envelope.status()));
  if (envelope->payload_type != event::kReceiptType)
    return Verdict(Quarantine{Reason::kInvalidField, "payload_type is no receipt's"});
  const auto receipt = event::DecodeReceipt(envelope->payload);
  if (!receipt.ok()) return Verdict(Malformed(receipt.status()));
  if (auto wrong = JudgeAddress(issuer, *receipt)) return Verdict(*std::move(wrong));
  ASSIGN_OR_RETURN(const auto key, keys_.FindReceiptKey(receipt->recipient.agency, envelope->key_id));
  if (auto wrong = JudgeSignature(*envelope, *receipt, key)) return Verdict(*std::move(wrong));
  return Verdict(Counting(*receipt));
}

}  // namespace vanthu::distribution
