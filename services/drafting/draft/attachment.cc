#include "services/drafting/draft/attachment.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/drafting/draft/draft_json.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {

Digest RevisionDigest(const Draft& content, const std::vector<Attachment>& attachments) {
  return crypto::Sha256(absl::StrCat("vanthu/revision/v1\n", CanonicalJson(content), "\n", AttachmentsJson(attachments)));
}

std::string AttachmentsJson(const std::vector<Attachment>& attachments) {
  auto json = nlohmann::json::array();
  for (const Attachment& attachment : attachments) {
    json.push_back({{"name", attachment.file_name}, {"sha256", attachment.digest.Hex()}, {"size", attachment.size_bytes}});
  }
  return json.dump();
}

absl::StatusOr<std::vector<Attachment>> AttachmentsFromJson(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_array()) return absl::InternalError("the attachments of a revision are no JSON array");
  std::vector<Attachment> attachments;
  for (const auto& item : json) {
    ASSIGN_OR_RETURN(const Digest digest, Digest::FromHex(item.value("sha256", "")));
    attachments.push_back({item.value("name", ""), digest, item.value("size", int64_t{0})});
  }
  return attachments;
}

}  // namespace vanthu::drafting
