#include "tests/support/inbox_world.h"

#include <string_view>

#include "absl/strings/str_cat.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/event/envelope.h"
#include "services/platform/status/reason.h"
#include "services/verification/checkpoint.h"
#include "services/verification/content_digest.h"
#include "services/verification/leaf.h"
#include "services/verification/merkle_proof.h"
#include "services/verification/tlog_proof.h"

namespace vanthu::support {
namespace {

using status::Reason;

absl::Status Down() { return status::Error(Reason::kUnavailable, {{"name", "directory"}}); }

crypto::SigningKey KeyOf(std::string_view agency, std::string_view use) {
  return crypto::SigningKey::FromSeed(crypto::Sha256(std::string(agency) + std::string(use)).Bytes());
}

KeyId KeyIdOf(const crypto::PublicKey& key) { return KeyId::Trusted(crypto::Sha256(key.bytes).Hex().substr(0, 26)); }

}  // namespace

absl::StatusOr<KeyId> TestDirectory::PublishReceiptKey(const AgencyId& agency, const crypto::PublicKey& key, absl::Time) {
  if (is_down) return Down();
  receipt_keys[agency] = key;
  return KeyIdOf(key);
}

absl::StatusOr<std::optional<connector::IssuerKey>> TestDirectory::FindEnvelopeKey(const AgencyId& issuer, const KeyId& id) {
  if (is_down) return Down();
  const auto found = envelope_keys.find({issuer, id});
  return found == envelope_keys.end() ? std::nullopt : std::optional(found->second);
}

absl::StatusOr<std::vector<connector::IssuerKey>> TestDirectory::ListLogKeys(const AgencyId& issuer) {
  if (is_down) return Down();
  return log_keys[issuer];
}

absl::StatusOr<bool> TestDirectory::HasExternalRegister(const AgencyId& issuer) {
  if (is_down) return Down();
  return external.contains(issuer);
}

absl::StatusOr<bool> TestDistribution::Register(const AgencyId& agency, const InboxId& inbox) {
  const InboxId registered = inboxes.try_emplace(agency, inbox).first->second;
  if (registered != inbox) return status::Error(Reason::kInboxMoved, {{"name", agency.text()}, {"value", registered.text()}});
  return !received[agency].empty();
}

// One delivery a page, so that every test of filling turns pages.
absl::StatusOr<connector::InboxRegistry::Page> TestDistribution::ListReceived(const AgencyId& agency, const InboxId&,
                                                                              const std::string& page_token) {
  const std::vector<Received>& all = received[agency];
  const size_t at = page_token.empty() ? 0 : std::stoul(page_token);
  Page page;
  if (at < all.size()) page.received.push_back(all[at]);
  if (at + 1 < all.size()) page.next_token = absl::StrCat(at + 1);
  return page;
}

absl::Status TestDistribution::Read(const connector::DeliveryFile& file,
                                    const std::function<absl::Status(std::string_view)>& take) {
  {
    std::lock_guard lock(mutex_);
    asked_for.insert(file.delivery);
    ++reads;
  }
  bool is_registered = false;
  for (const auto& [agency, inbox] : inboxes) is_registered = is_registered || inbox == file.inbox;
  if (!is_registered) return status::Error(Reason::kInboxMoved, {{"name", "agency"}, {"value", "-"}});
  const auto found = files.find(file.digest);
  if (found == files.end()) return status::Error(Reason::kFileMissing, {{"name", file.digest.Hex()}});
  const std::string& bytes = found->second;
  const absl::Status first = take(std::string_view(bytes).substr(0, bytes.size() / 2));
  return first.ok() ? take(std::string_view(bytes).substr(bytes.size() / 2)) : first;
}

absl::Status TestDistribution::Report(const AgencyId& agency, const InboxId& inbox,
                                      const std::vector<connector::InboxEntry>& entries) {
  if (!progress_refusal.ok()) return progress_refusal;
  const auto registered = inboxes.find(agency);
  if (registered == inboxes.end() || registered->second != inbox)
    return status::Error(Reason::kInboxMoved, {{"name", agency.text()}, {"value", "-"}});
  progress.insert(progress.end(), entries.begin(), entries.end());
  return absl::OkStatus();
}

TestIssuer::TestIssuer(std::string_view id, TestDirectory& directory, absl::Time valid_from)
    : agency(AgencyId::Trusted(std::string(id))),
      envelope_key(KeyOf(id, "envelope")),
      envelope_key_id(KeyIdOf(envelope_key.public_key())),
      log_key(KeyOf(id, "log")) {
  directory.envelope_keys[{agency, envelope_key_id}] = {envelope_key.public_key(), valid_from, std::nullopt, std::nullopt};
  directory.log_keys[agency] = {{log_key.public_key(), valid_from, std::nullopt, std::nullopt}};
}

event::DispatchDelivery TestIssuer::Deliver(std::string_view dispatch, const Recipient& recipient,
                                            const std::vector<verification::FileEntry>& files, absl::Time sealed_at) const {
  event::DispatchDelivery delivery;
  delivery.issuer = agency;
  delivery.dispatch = DispatchId::Trusted(std::string(dispatch));
  delivery.delivery = crypto::DeliveryIdOf(delivery.dispatch, recipient);
  delivery.recipient = recipient;
  delivery.sealed_at = sealed_at;
  delivery.document_type = "cong-van";
  delivery.abstract = "V/v báo cáo kết quả thực hiện năm 2024";
  delivery.note = "để báo cáo";
  delivery.issuer_display_name = "Sở Nội vụ";
  verification::Manifest manifest;
  manifest.issuer = agency;
  manifest.dispatch = delivery.dispatch;
  manifest.number = {5, "SNV-VP"};
  manifest.day = DayInVietnam(sealed_at);
  manifest.pdf = files.front();
  manifest.attachments.assign(files.begin() + 1, files.end());
  manifest.recipients = crypto::Sha256("recipients");
  Prove(manifest, delivery);
  return delivery;
}

void TestIssuer::Prove(const verification::Manifest& manifest, event::DispatchDelivery& delivery) const {
  delivery.manifest = verification::ManifestText(manifest);
  delivery.content_digest = verification::ContentDigest(manifest, delivery.recipient);
  delivery.register_nonce = crypto::Sha256(delivery.dispatch.text()).Bytes().substr(0, verification::kNonceBytes);
  const verification::Leaf leaf{verification::LeafKind::kIssued,
                                BookId::Trusted("van-ban-di"),
                                manifest.day.year(),
                                manifest.number.number,
                                delivery.sealed_at,
                                verification::Commitment(delivery.register_nonce, verification::ManifestDigest(manifest))};
  delivery.register_leaf = verification::LeafText(leaf);
  const verification::Checkpoint checkpoint{absl::StrCat(kTestInstallation, "/", agency.text(), "/1"),
                                            {1, verification::LeafHash(delivery.register_leaf)}};
  delivery.register_proof = verification::TlogProofText({0, {}, verification::SignCheckpoint(checkpoint, log_key)});
}

std::string TestIssuer::Seal(const event::DispatchDelivery& delivery) const {
  return event::Seal(event::Encode(delivery), event::kDispatchDeliveryType, envelope_key_id, envelope_key);
}

}  // namespace vanthu::support
