#include "services/verification/tlog_proof.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/verification/canonical_text.h"

namespace vanthu::verification {
namespace {

constexpr char kFormat[] = "c2sp.org/tlog-proof@v1";
constexpr size_t kPathMax = 63;  // no tree of 64-bit size is deeper

absl::Status NoProof(std::string_view cause) { return absl::InvalidArgumentError(absl::StrFormat("no tlog-proof: %s", cause)); }

}  // namespace

std::string TlogProofText(const TlogProof& proof) {
  std::string text = absl::StrFormat("%s\nindex %d\n", kFormat, proof.index);
  for (const Digest& hash : proof.path) absl::StrAppend(&text, Base64(hash.Bytes()), "\n");
  absl::StrAppend(&text, "\n", proof.checkpoint);
  return text;
}

absl::StatusOr<TlogProof> ParseTlogProof(std::string_view text) {
  const size_t blank = text.find("\n\n");
  if (blank == std::string_view::npos) return NoProof("it holds no checkpoint");
  const auto lines = Lines(text.substr(0, blank + 1));
  if (lines->front() != kFormat) return NoProof("it does not begin with c2sp.org/tlog-proof@v1");
  size_t next = 1;
  if (next < lines->size() && After("extra", (*lines)[next])) ++next;
  const auto index_text = next < lines->size() ? After("index", (*lines)[next]) : std::nullopt;
  const auto index = index_text && !index_text->empty() ? Decimal(*index_text) : std::nullopt;
  if (!index) return NoProof("it has no line with the index");
  TlogProof proof{*index, {}, std::string(text.substr(blank + 2))};
  for (++next; next < lines->size(); ++next) {
    const auto hash = DigestFromBase64((*lines)[next]);
    if (!hash || proof.path.size() == kPathMax) return NoProof("its path is not one of SHA-256 hashes");
    proof.path.push_back(*hash);
  }
  return proof;
}

}  // namespace vanthu::verification
