#include "services/verification/leaf.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/verification/canonical_text.h"

namespace vanthu::verification {
namespace {

constexpr char kFormat[] = "vanthu/leaf/v1";
constexpr std::array<std::pair<LeafKind, std::string_view>, 5> kKinds = {{{LeafKind::kAllocated, "allocated"},
                                                                          {LeafKind::kIssued, "issued"},
                                                                          {LeafKind::kVoided, "voided"},
                                                                          {LeafKind::kClosed, "closed"},
                                                                          {LeafKind::kRecovered, "recovered"}}};

std::optional<LeafKind> KindByName(std::string_view name) {
  for (const auto& [kind, kind_name] : kKinds) {
    if (kind_name == name) return kind;
  }
  return std::nullopt;
}

absl::Status NoLeaf(std::string_view cause) {
  return absl::InvalidArgumentError(absl::StrFormat("no leaf of a register log: %s", cause));
}

}  // namespace

std::string_view LeafKindName(LeafKind kind) {
  for (const auto& [known, name] : kKinds) {
    if (known == kind) return name;
  }
  return "";
}

std::string LeafText(const Leaf& leaf) {
  return absl::StrFormat("%s\n%s\n%s/%d\n%d\n%s\n%s\n", kFormat, LeafKindName(leaf.kind), leaf.book.text(), leaf.year,
                         leaf.number, InstantText(leaf.instant), Base64(leaf.commitment.Bytes()));
}

absl::StatusOr<Leaf> ParseLeaf(std::string_view text) {
  const auto lines = Lines(text);
  if (!lines || lines->size() != 6 || lines->front() != kFormat) return NoLeaf("it has not the six lines of vanthu/leaf/v1");
  const auto kind = KindByName((*lines)[1]);
  if (!kind) return NoLeaf("its kind is unknown");
  const std::string& place = (*lines)[2];
  const size_t slash = place.find('/');
  if (slash == std::string::npos) return NoLeaf("its third line is not book/year");
  const auto book = BookId::Of(place.substr(0, slash));
  const auto year = Decimal(place.substr(slash + 1));
  const auto number = Decimal((*lines)[3]);
  const auto instant = ParseInstant((*lines)[4]);
  const auto commitment = DigestFromBase64((*lines)[5]);
  if (!book.ok() || !year || !number || !instant.ok() || !commitment) return NoLeaf("a line is not in its one form");
  Leaf leaf{*kind, *book, *year, *number, *instant, *commitment};
  if (LeafText(leaf) != text) return NoLeaf("it is not in canonical form");
  return leaf;
}

Digest Commitment(std::string_view nonce, const Digest& digest) {
  crypto::Sha256Stream hash;
  hash.Update(nonce);
  hash.Update(digest.Bytes());
  return hash.Finish();
}

Digest AllocatedDigest(const AllocatedContent& content) {
  return crypto::Sha256(absl::StrFormat("vanthu/allocated/v1\nissuance %s\nnotation %s\nday %s\nrevision %s\nrecipients %s\n",
                                        content.issuance.text(), Escaped(content.notation), DayText(content.day),
                                        content.revision.Hex(), content.recipients.Hex()));
}

Digest VoidedDigest(std::string_view reason) {
  return crypto::Sha256(absl::StrFormat("vanthu/voided/v1\n%s\n", Escaped(reason)));
}

}  // namespace vanthu::verification
