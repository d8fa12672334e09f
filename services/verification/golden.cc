#include "services/verification/golden.h"

#include <fstream>
#include <sstream>

#include "services/platform/crypto/sha256.h"
#include "services/verification/checkpoint.h"
#include "services/verification/leaf.h"
#include "services/verification/merkle_proof.h"
#include "services/verification/tlog_proof.h"

namespace vanthu::verification::golden {

std::string File(const std::string& name) {
  std::ifstream file(std::string(VANTHU_SOURCE_DIR) + "/services/verification/testdata/v1/" + name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

FrozenList Recipients() {
  const Recipient ministry{AgencyId::Trusted("000-00-01-g09"), std::nullopt};
  const Recipient archive{AgencyId::Trusted("000-00-15-h53"), UnitId::Trusted("van-phong")};
  return FrozenList::Of({{archive, false, true, {"để lưu"}},
                         {ministry, true, false, {}},
                         {ministry, false, true, {"để báo cáo"}},
                         {ministry, false, true, {"để báo cáo", "100%\nthật"}}});
}

Manifest TheManifest() {
  return {AgencyId::Trusted("000-00-15-h53"),
          DispatchId::Trusted("mfrggzdfmztwq2lknnwg23tpoa"),
          {5, "STTTT-BCXB"},
          absl::CivilDay(2024, 5, 30),
          {crypto::Sha256("pdf"), 3, "05_STTTT-BCXB.pdf"},
          {{crypto::Sha256("sheet"), 5, "Phụ lục 1\n(100%).xlsx"}, {crypto::Sha256(""), 0, "trống.txt"}},
          Recipients().TextDigest()};
}

crypto::SigningKey LogKey() { return crypto::SigningKey::FromSeed("vanthu golden log key, 32 bytes."); }

std::string Nonce() { return "golden nonce 16b"; }

RegisterProof Proof() {
  const absl::Time instant = absl::FromUnixMicros(1717035753000004);
  const BookId book = BookId::Trusted("van-ban-di");
  const Leaf given{
      LeafKind::kAllocated,
      book,
      2024,
      5,
      instant,
      Commitment(Nonce(), AllocatedDigest({IssuanceId::Trusted("mfrggzdfmztwq2lknnwg23tpoa"), "STTTT-BCXB",
                                           absl::CivilDay(2024, 5, 30), crypto::Sha256("revision"), Recipients().TextDigest()}))};
  const Leaf issued{
      LeafKind::kIssued, book, 2024, 5, instant + absl::Seconds(9), Commitment(Nonce(), ManifestDigest(TheManifest()))};
  const Leaf voided{LeafKind::kVoided, book, 2024, 6, instant + absl::Hours(1), Commitment(Nonce(), VoidedDigest("trùng"))};
  const Digest first = LeafHash(LeafText(given));
  const Digest second = LeafHash(LeafText(issued));
  const Digest third = LeafHash(LeafText(voided));
  const Checkpoint checkpoint{"mau.example/000-00-15-h53/1", {3, NodeHash(NodeHash(first, second), third)}};
  return {LeafText(issued), Nonce(), TlogProofText({1, {first, third}, SignCheckpoint(checkpoint, LogKey())})};
}

}  // namespace vanthu::verification::golden
