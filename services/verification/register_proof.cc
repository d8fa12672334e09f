#include "services/verification/register_proof.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/verification/canonical_text.h"
#include "services/verification/checkpoint.h"
#include "services/verification/leaf.h"
#include "services/verification/merkle_proof.h"
#include "services/verification/tlog_proof.h"

namespace vanthu::verification {
namespace {

absl::Status Contradiction(std::string cause, std::string cause_en) {
  return status::Error(status::Reason::kContradictingProof, {{"cause", std::move(cause)}, {"cause_en", std::move(cause_en)}});
}

absl::Status Unreadable(std::string_view vietnamese, std::string_view english, const absl::Status& why) {
  const status::Cause cause = status::CauseOf(why);
  return Contradiction(absl::StrFormat("không đọc được %s (%s)", vietnamese, cause.vietnamese),
                       absl::StrFormat("%s cannot be read (%s)", english, cause.english));
}

absl::Status JudgeLeaf(const Leaf& leaf, std::string_view nonce, const Manifest& manifest) {
  if (leaf.kind != LeafKind::kIssued) {
    return Contradiction(absl::StrFormat("lá nhật ký ghi %s, không phải issued (đã ban hành)", LeafKindName(leaf.kind)),
                         absl::StrFormat("the leaf says %s, not issued", LeafKindName(leaf.kind)));
  }
  if (leaf.number != manifest.number.number || leaf.year != manifest.day.year()) {
    const int number = manifest.number.number, year = manifest.day.year();
    return Contradiction(
        absl::StrFormat("lá nhật ký của số %d năm %d, bản kê của số %d năm %d", leaf.number, leaf.year, number, year),
        absl::StrFormat("the leaf is of number %d of %d, the manifest of number %d of %d", leaf.number, leaf.year, number, year));
  }
  if (nonce.size() != kNonceBytes) return Contradiction("số ngẫu nhiên không đủ 16 byte", "the nonce has not 16 bytes");
  if (Commitment(nonce, ManifestDigest(manifest)) != leaf.commitment) {
    return Contradiction("lá nhật ký cam kết một bản kê khác", "the leaf commits to another manifest");
  }
  return absl::OkStatus();
}

absl::Status JudgeOrigin(std::string_view origin, std::string_view prefix) {
  const bool is_ours = origin.size() > prefix.size() && origin.substr(0, prefix.size()) == prefix;
  if (!is_ours || !Decimal(origin.substr(prefix.size()))) {
    return Contradiction(absl::StrFormat("điểm kiểm tra thuộc nhật ký %s, không phải %s", origin, prefix),
                         absl::StrFormat("the checkpoint is of the log %s, not of %s", origin, prefix));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status JudgeRegisterProof(const RegisterProof& proof, const Manifest& manifest, const KnownLog& log) {
  const auto leaf = ParseLeaf(proof.leaf);
  if (!leaf.ok()) return Unreadable("lá nhật ký", "the leaf", leaf.status());
  RETURN_IF_ERROR(JudgeLeaf(*leaf, proof.nonce, manifest));
  const auto path = ParseTlogProof(proof.proof);
  if (!path.ok()) return Unreadable("chứng minh", "the proof", path.status());
  const auto checkpoint = OpenCheckpoint(path->checkpoint, log.key);
  if (!checkpoint.ok()) return Unreadable("điểm kiểm tra", "the checkpoint", checkpoint.status());
  RETURN_IF_ERROR(JudgeOrigin(checkpoint->origin, log.origin_prefix));
  if (!ProvesInclusion({path->index, checkpoint->head.size, path->path}, LeafHash(proof.leaf), checkpoint->head.root)) {
    return Contradiction("đường băm không dẫn từ lá tới gốc của điểm kiểm tra",
                         "the path does not lead from the leaf to the checkpoint's root");
  }
  return absl::OkStatus();
}

}  // namespace vanthu::verification
