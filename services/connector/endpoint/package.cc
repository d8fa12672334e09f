#include "services/connector/endpoint/package.h"

#include <set>
#include <string_view>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/platform/pdf/document_finisher.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/file_name.h"
#include "services/platform/text/fold.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::connector {
namespace {

using Json = nlohmann::ordered_json;

constexpr char kDispatchName[] = "dispatch.json";
constexpr char kManifestName[] = "manifest.txt";
constexpr char kLeafName[] = "register-leaf.txt";
constexpr char kProofName[] = "register.tlog-proof";

// Gives each file a name of its own. Lower case decides: Windows and macOS would write "A.pdf" over "a.pdf".
class Names {
 public:
  std::string Take(std::string_view wanted) {
    const std::string safe = text::SafeFileName(wanted);
    const size_t dot = safe.rfind('.');
    const size_t stem = dot == std::string::npos || dot == 0 ? safe.size() : dot;
    std::string name = safe;
    for (int again = 2; !taken_.insert(text::Lower(name)).second; ++again) {
      name = absl::StrCat(safe.substr(0, stem), " (", again, ")", safe.substr(stem));
    }
    return name;
  }

 private:
  std::set<std::string> taken_;
};

PackagedFile FileOf(const verification::FileEntry& entry, Names& names) {
  return {names.Take(entry.name), entry.digest, entry.size_bytes, entry.name, {}};
}

Json JsonOf(const PackagedFile& file, std::string_view role) {
  return {
      {"name", file.name}, {"role", role}, {"title", file.title}, {"size_bytes", file.size_bytes}, {"sha256", file.digest.Hex()}};
}

Json JsonOf(const verification::JudgedSignature& signature) {
  Json json = {{"role", signature.field == pdf::kSealField ? "seal" : "signer"},
               {"name", signature.signer.common_name},
               {"certificate_sha256", signature.signer.Fingerprint().Hex()},
               {"level", signature.level}};
  if (signature.at) json["signed_at"] = InstantText(*signature.at);
  return json;
}

Json RegisterJson(const event::DispatchDelivery& delivery) {
  if (delivery.register_leaf.empty()) {
    return {{"manifest", kManifestName},
            {"provable", false},
            {"note", "Số do sổ riêng của cơ quan ban hành cấp, không kiểm chứng được ở đây."},
            {"note_en", "The number is of the issuer's own register and not provable here."}};
  }
  return {{"manifest", kManifestName},
          {"leaf", kLeafName},
          {"proof", kProofName},
          {"nonce", absl::BytesToHexString(delivery.register_nonce)},
          {"provable", true}};
}

std::string DispatchJson(const Package& package) {
  const event::DispatchDelivery& delivery = package.delivery;
  const verification::Manifest& manifest = package.manifest;
  Json files = Json::array();
  for (const PackagedFile& file : package.files) files.push_back(JsonOf(file, files.empty() ? "dispatch" : "attachment"));
  Json signatures = Json::array();
  for (const verification::JudgedSignature& signature : package.signatures) signatures.push_back(JsonOf(signature));
  const Json json = {
      {"format", "vanthu/package/v1"},
      {"dispatch", absl::StrCat("agencies/", delivery.issuer.text(), "/dispatches/", delivery.dispatch.text())},
      {"number", manifest.number.number},
      {"symbol", manifest.number.notation},
      {"number_text", manifest.number.Text()},
      {"day", DayText(manifest.day)},
      {"issuer", {{"name", absl::StrCat("agencies/", delivery.issuer.text())}, {"display_name", delivery.issuer_display_name}}},
      {"document_type", delivery.document_type},
      {"abstract", delivery.abstract},
      {"urgency", static_cast<int>(delivery.urgency)},
      {"recipient", delivery.recipient.Name()},
      {"note", delivery.note},
      {"delivery", delivery.delivery.text()},
      {"attempt", delivery.attempt},
      {"sealed_at", InstantText(delivery.sealed_at)},
      {"content_digest", delivery.content_digest.Hex()},
      {"files", std::move(files)},
      {"signature_level", package.signature_level},
      {"signatures", std::move(signatures)},
      {"register", RegisterJson(delivery)},
  };
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

absl::StatusOr<Package> PackageOf(event::DispatchDelivery delivery) {
  Package package;
  ASSIGN_OR_RETURN(package.manifest, verification::ParseManifest(delivery.manifest));
  package.key = absl::StrCat(delivery.delivery.text(), "-", delivery.attempt);
  Names names;
  for (const char* ours : {kDispatchName, kManifestName, kLeafName, kProofName}) names.Take(ours);
  package.files.push_back(FileOf(package.manifest.pdf, names));
  for (const verification::FileEntry& attachment : package.manifest.attachments)
    package.files.push_back(FileOf(attachment, names));
  package.delivery = std::move(delivery);
  package.texts = {{kDispatchName, DispatchJson(package)}, {kManifestName, package.delivery.manifest}};
  if (package.delivery.register_leaf.empty()) return package;
  package.texts.push_back({kLeafName, package.delivery.register_leaf});
  package.texts.push_back({kProofName, package.delivery.register_proof});
  return package;
}

void TellSignatures(Package& package, const verification::PdfJudgement& judgement) {
  package.signatures = judgement.signatures;
  package.signature_level = judgement.Level();
  for (PackagedText& text : package.texts) {
    if (text.name == kDispatchName) text.bytes = DispatchJson(package);
  }
}

}  // namespace vanthu::connector
