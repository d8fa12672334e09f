#include "services/distribution/publication/publication.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/distribution/limits.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/utf8.h"

namespace vanthu::distribution {
namespace {

using status::Reason;

struct Rule {
  std::string vietnamese;
  std::string english;
};

absl::Status Invalid(const std::string& field, const std::string& value, Rule rule) {
  return status::Error(
      Reason::kInvalidField,
      {{"field", field}, {"value", value}, {"rule", std::move(rule.vietnamese)}, {"rule_en", std::move(rule.english)}});
}

absl::Status JudgeSize(const std::string& field, size_t size, size_t limit) {
  if (size <= limit) return absl::OkStatus();
  return status::Error(Reason::kLimitExceeded, {{"field", field}, {"limit", absl::StrCat(limit)}, {"value", absl::StrCat(size)}});
}

absl::Status JudgeManifest(const DispatchName& name, const verification::Manifest& manifest) {
  if (manifest.issuer == name.agency && manifest.dispatch == name.id) return absl::OkStatus();
  return Invalid("dispatch.manifest", DispatchName{manifest.issuer, manifest.dispatch}.Text(),
                 {absl::StrCat("Bản kê phải của chính ", name.Text(), "."),
                  absl::StrCat("The manifest has to be that of ", name.Text(), ".")});
}

absl::Status JudgeList(const verification::Manifest& manifest, const verification::FrozenList& list) {
  RETURN_IF_ERROR(JudgeSize("frozen_list", list.recipients().size(), kRecipientsMax));
  if (list.recipients().empty()) return status::Error(Reason::kNoRecipient);
  if (list.TextDigest() == manifest.recipients) return absl::OkStatus();
  return Invalid("frozen_list", list.TextDigest().Hex(),
                 {"Danh sách nơi nhận không khớp mã băm trong bản kê.",
                  "The list of recipients is not the one whose digest the manifest has."});
}

}  // namespace

absl::StatusOr<Publication> ReadOrder(PublicationOrder order) {
  const Dispatch& dispatch = order.dispatch;
  RETURN_IF_ERROR(JudgeSize("dispatch.manifest", dispatch.manifest_text.size(), kManifestBytesMax));
  RETURN_IF_ERROR(JudgeSize("dispatch.register_proof", dispatch.register_entry.proof.size(), kManifestBytesMax));
  auto manifest = verification::ParseManifest(dispatch.manifest_text);
  if (!manifest.ok()) {
    return Invalid("dispatch.manifest", std::string(text::PrefixOf(dispatch.manifest_text, 40)),
                   {"Bản kê phải ở dạng chuẩn vanthu/manifest/v1.", std::string(manifest.status().message())});
  }
  auto recipients = verification::FrozenList::Parse(dispatch.frozen_list_text);
  if (!recipients.ok()) {
    return Invalid("frozen_list", std::string(text::PrefixOf(dispatch.frozen_list_text, 40)),
                   {"Danh sách nơi nhận phải ở dạng chuẩn vanthu/recipients/v1.", std::string(recipients.status().message())});
  }
  RETURN_IF_ERROR(JudgeManifest(dispatch.name, *manifest));
  RETURN_IF_ERROR(JudgeList(*manifest, *recipients));
  return Publication{std::move(order), *std::move(manifest), *std::move(recipients)};
}

}  // namespace vanthu::distribution
