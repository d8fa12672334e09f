#include "gateway/cli/draft_key.h"

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "gateway/cli/console.h"
#include "gateway/cli/file_upload.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/base32.h"

namespace vanthu::cli {
namespace {

constexpr size_t kKeyCharacters = 26;  // 130 bits of the hash

}  // namespace

absl::StatusOr<std::string> DraftKey(const std::string& file, const std::vector<std::string>& attachments,
                                     std::string_view apart) {
  std::string named = absl::StrCat("vanthu/cli/draft/v1\n", std::string(apart));
  ASSIGN_OR_RETURN(const std::string text, ReadFile(file));
  absl::StrAppend(&named, crypto::Sha256(text).Hex());
  for (const std::string& attachment : attachments) {
    ASSIGN_OR_RETURN(const Digest digest, DigestOfFile(attachment));
    absl::StrAppend(&named, "\n", digest.Hex(), " ", std::filesystem::path(attachment).filename().string());
  }
  return absl::StrCat("file-", Base32(crypto::Sha256(named).Bytes()).substr(0, kKeyCharacters));
}

}  // namespace vanthu::cli
