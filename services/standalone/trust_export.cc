#include "services/standalone/trust_export.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/platform/crypto/certificate.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/rpc/instant_mapping.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/dispatch.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::standalone {
namespace {

using Directory = directory::v1::Directory;
using verification::TrustedUse;

using Keys = std::vector<directory::v1::Key>;

absl::StatusOr<Keys> KeysOf(Directory::Stub& stub, const std::string& agency, directory::v1::KeyUse use) {
  directory::v1::ListKeysRequest request;
  request.set_parent(agency);
  request.set_use(use);
  ASSIGN_OR_RETURN(const auto listed, rpc::CallUnary(stub, &Directory::Stub::ListKeys, request));
  return Keys(listed.keys().begin(), listed.keys().end());
}

absl::StatusOr<std::vector<std::string>> Agencies(Directory::Stub& stub) {
  std::vector<std::string> names;
  directory::v1::ListAgenciesRequest request;
  request.set_page_size(1000);
  do {
    ASSIGN_OR_RETURN(const auto page, rpc::CallUnary(stub, &Directory::Stub::ListAgencies, request));
    for (const directory::v1::Agency& agency : page.agencies()) names.push_back(agency.name());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return names;
}

absl::Status AddCertificates(Directory::Stub& stub, const std::string& agency, TrustedUse use, verification::PdfTrust& trust) {
  const bool is_seal = use == TrustedUse::kSeal;
  ASSIGN_OR_RETURN(const Keys keys,
                   KeysOf(stub, agency, is_seal ? directory::v1::KEY_USE_SEAL : directory::v1::KEY_USE_SIGNATURE));
  for (const directory::v1::Key& key : keys) {
    ASSIGN_OR_RETURN(crypto::Certificate certificate, crypto::ParseCertificate(key.certificate()));
    std::optional<absl::Time> revoked_at;
    if (key.has_revoked_at()) revoked_at = rpc::FromProto(key.revoked_at());
    trust.certificates.push_back({std::move(certificate), use, revoked_at});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<verification::TrustFile> GatherTrust(const std::shared_ptr<grpc::Channel>& directory,
                                                    const std::string& installation, files::Disk& disk,
                                                    const std::filesystem::path& published_logs) {
  const auto stub = Directory::NewStub(directory);
  verification::TrustFile trust;
  ASSIGN_OR_RETURN(const std::vector<std::string> agencies, Agencies(*stub));
  for (const std::string& agency : agencies) {
    RETURN_IF_ERROR(AddCertificates(*stub, agency, TrustedUse::kSigner, trust.pdf));
    RETURN_IF_ERROR(AddCertificates(*stub, agency, TrustedUse::kSeal, trust.pdf));
    const std::string id = agency.substr(agency.rfind('/') + 1);
    if (!disk.Exists(published_logs / id)) continue;
    ASSIGN_OR_RETURN(const Keys keys, KeysOf(*stub, agency, directory::v1::KEY_USE_LOG));
    ASSIGN_OR_RETURN(const std::vector<std::string> epochs, disk.List(published_logs / id));
    for (const std::string& epoch : epochs) {
      for (const directory::v1::Key& key : keys) {
        trust.logs.push_back({absl::StrCat(installation, "/", id, "/", epoch), {key.public_key()}});
      }
    }
  }
  return trust;
}

std::string TrustRemark(const std::string& installation, absl::Time now) {
  return absl::StrCat(
      "# Hệ thống \"", installation, "\" đảm bảo cho các chứng thư và khóa sổ đăng ký dưới đây, đến ", InstantText(now),
      ".\n# Chỉ đáng tin bằng con đường mà tệp này đến với bạn: đừng lấy nó từ chính gói văn bản cần kiểm tra.\n"
      "# Whom the installation \"",
      installation,
      "\" vouches for. Worth no more than the way on which it came: never take it from the package that is to be checked.\n");
}

}  // namespace vanthu::standalone
