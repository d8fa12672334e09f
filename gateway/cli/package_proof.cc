#include "gateway/cli/package_proof.h"

#include <filesystem>

#include "absl/strings/escaping.h"
#include "gateway/cli/console.h"
#include "nlohmann/json.hpp"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {
namespace {

namespace fs = std::filesystem;

absl::Status NoPackage(const std::string& file) {
  return status::Error(status::Reason::kInvalidField,
                       {{"field", "--proof"},
                        {"value", file},
                        {"rule", "Dùng tệp dispatch.json trong gói đã nhận."},
                        {"rule_en", "Use the file dispatch.json of the package as it was received."}});
}

// A name beside dispatch.json, never a path.
absl::StatusOr<std::string> ReadBeside(const fs::path& folder, const std::string& name) {
  if (name.empty() || fs::path(name).filename() != fs::path(name)) return NoPackage(name);
  return ReadFile((folder / name).string(), kTextBytesMax);
}

}  // namespace

absl::StatusOr<PackageProof> ReadPackageProof(const std::string& dispatch_json) {
  ASSIGN_OR_RETURN(const std::string text, ReadFile(dispatch_json, kTextBytesMax));
  const auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  const auto entry = json.is_object() ? json.find("register") : json.end();
  if (!json.is_object() || entry == json.end() || !entry->is_object()) return NoPackage(dispatch_json);
  const auto name = [&](const char* key) {
    const auto found = entry->find(key);
    return found != entry->end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  const fs::path folder = fs::path(dispatch_json).parent_path();
  PackageProof read;
  ASSIGN_OR_RETURN(const std::string manifest, ReadBeside(folder, name("manifest")));
  ASSIGN_OR_RETURN(read.manifest, verification::ParseManifest(manifest));
  ASSIGN_OR_RETURN(read.proof.leaf, ReadBeside(folder, name("leaf")));
  ASSIGN_OR_RETURN(read.proof.proof, ReadBeside(folder, name("proof")));
  read.proof.nonce = absl::HexStringToBytes(name("nonce"));
  return read;
}

}  // namespace vanthu::cli
