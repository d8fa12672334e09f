#include "tests/benchmark/fan_out_records.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/distribution/delivery/delivery.h"
#include "services/distribution/dispatch/dispatch.h"
#include "services/distribution/publication/sealed_record.h"
#include "services/platform/crypto/sha256.h"
#include "services/verification/checkpoint.h"
#include "services/verification/content_digest.h"
#include "services/verification/leaf.h"
#include "services/verification/manifest.h"
#include "services/verification/merkle_proof.h"
#include "services/verification/tlog_proof.h"

namespace vanthu::benchmark {
namespace {

constexpr int kProofHashes = 13;  // of a log with 8,192 leaves

crypto::SigningKey KeyFor(std::string_view use) { return crypto::SigningKey::FromSeed(crypto::Sha256(use).Bytes()); }

distribution::RegisterEntry ProofOf(const verification::Manifest& manifest, absl::Time at) {
  distribution::RegisterEntry entry;
  entry.nonce = crypto::Sha256("nonce").Bytes().substr(0, verification::kNonceBytes);
  entry.leaf = verification::LeafText({verification::LeafKind::kIssued, BookId::Trusted("van-ban-di"), manifest.day.year(),
                                       manifest.number.number, at,
                                       verification::Commitment(entry.nonce, verification::ManifestDigest(manifest))});
  std::vector<Digest> path;
  for (int i = 0; i < kProofHashes; ++i) path.push_back(crypto::Sha256(absl::StrCat("hash ", i)));
  const verification::Checkpoint checkpoint{absl::StrCat("do.example/", manifest.issuer.text(), "/1"),
                                            {int64_t{1} << kProofHashes, crypto::Sha256("root")}};
  entry.proof = verification::TlogProofText({5, std::move(path), verification::SignCheckpoint(checkpoint, KeyFor("log"))});
  return entry;
}

verification::Manifest ManifestOf(absl::Time at) {
  verification::Manifest manifest;
  manifest.issuer = AgencyId::Trusted("000-00-15-h53");
  manifest.dispatch = DispatchId::Trusted("7k2m-5d");
  manifest.number = {1234, "STTTT-TTBCXB"};
  manifest.day = DayInVietnam(at);
  manifest.pdf = {crypto::Sha256("pdf"), 180'000, "1234-stttt-ttbcxb.pdf"};
  manifest.attachments = {{crypto::Sha256("attachment"), 60'000, "Phụ lục 1.xlsx"}};
  manifest.recipients = crypto::Sha256("recipients");
  return manifest;
}

}  // namespace

std::vector<outbox::Entry> SealedFanOut(int recipients, absl::Time sealed_at) {
  const verification::Manifest manifest = ManifestOf(sealed_at);
  distribution::Dispatch dispatch;
  dispatch.name = {manifest.issuer, manifest.dispatch};
  dispatch.manifest_text = verification::ManifestText(manifest);
  dispatch.register_entry = ProofOf(manifest, sealed_at);
  dispatch.document_type = "cong-van";
  dispatch.abstract = "V/v cung cấp thông tin về hoạt động chuyển đổi số của cơ quan, đơn vị, địa phương";
  dispatch.issuer_display_name = "Sở Thông tin và Truyền thông";
  const distribution::EnvelopeKey key{KeyId::Trusted("khoa-do"), KeyFor("envelope")};
  std::vector<outbox::Entry> entries;
  for (int i = 0; i < recipients; ++i) {
    distribution::Delivery delivery;
    delivery.recipient = {AgencyId::Trusted(absl::StrFormat("000-%02d-%02d-h53", i / 100, i % 100)), std::nullopt};
    delivery.name = {dispatch.name, crypto::DeliveryIdOf(dispatch.name.id, delivery.recipient)};
    delivery.note = "để phối hợp thực hiện";
    delivery.content_digest = verification::ContentDigest(manifest, delivery.recipient);
    entries.push_back(distribution::SealRecord(key, dispatch, delivery, sealed_at));
  }
  return entries;
}

}  // namespace vanthu::benchmark
