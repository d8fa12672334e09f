#include "services/distribution/dispatch/dispatch.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"

namespace vanthu::distribution {

std::string DispatchName::Text() const { return absl::StrFormat("agencies/%s/dispatches/%s", agency.text(), id.text()); }

const verification::FileEntry* FileOf(const verification::Manifest& manifest, const Digest& digest) {
  if (manifest.pdf.digest == digest) return &manifest.pdf;
  const auto found = std::find_if(manifest.attachments.begin(), manifest.attachments.end(),
                                  [&](const verification::FileEntry& file) { return file.digest == digest; });
  return found == manifest.attachments.end() ? nullptr : &*found;
}

Digest PayloadDigest(const Dispatch& dispatch) {
  std::string text;
  // A length before each part: no part can be continued by the next.
  const auto add = [&](std::string_view part) { text += absl::StrFormat("%d:%s", part.size(), part); };
  add(dispatch.name.Text());
  add(dispatch.manifest_text);
  add(dispatch.frozen_list_text);
  add(dispatch.register_entry.leaf);
  add(dispatch.register_entry.nonce);
  add(dispatch.register_entry.proof);
  add(absl::StrCat(static_cast<int>(dispatch.urgency)));
  add(dispatch.document_type);
  add(dispatch.abstract);
  add(dispatch.issuer_display_name);
  return crypto::Sha256(text);
}

}  // namespace vanthu::distribution
