#include "services/platform/runtime/process_certificates.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/crypto/certificate_maker.h"
#include "services/platform/crypto/key_file.h"
#include "services/platform/status/macros.h"

namespace vanthu::runtime {
namespace {

namespace fs = std::filesystem;
using crypto::CertificatePlan;
using crypto::CertificateUse;

constexpr absl::Duration kAuthorityLife = absl::Hours(24 * 3650);
constexpr absl::Duration kBefore = absl::Minutes(10);  // clocks of two machines may be apart

class Maker {
 public:
  Maker(files::Disk& disk, Randomness& randomness, absl::Time now, const CertificateOrder& order)
      : disk_(disk), randomness_(randomness), now_(now), order_(order) {}

  absl::StatusOr<std::vector<fs::path>> Make() {
    RETURN_IF_ERROR(disk_.MakeFolders(order_.folder));
    ASSIGN_OR_RETURN(const crypto::CertifiedKey authority, Authority());
    for (const std::string& service : order_.services) RETURN_IF_ERROR(Certify({service, service, ""}, authority));
    for (const std::string& unit : order_.own_connectors) {
      RETURN_IF_ERROR(Certify({absl::StrCat("connector-", unit), "connector", unit}, authority));
    }
    return std::move(written_);
  }

 private:
  struct Holder {
    std::string file;
    std::string service;
    std::string unit;
  };

  absl::StatusOr<crypto::CertifiedKey> Authority() {
    const fs::path path = order_.folder / "authority.pem";
    ASSIGN_OR_RETURN(const std::string pem, Kept(path, [&]() -> absl::StatusOr<std::string> {
                       const CertificatePlan plan{.use = CertificateUse::kAuthority,
                                                  .common_name = "Vanthu processes",
                                                  .not_before = now_ - kBefore,
                                                  .not_after = now_ + kAuthorityLife};
                       ASSIGN_OR_RETURN(const crypto::CertifiedKey made,
                                        crypto::MakeAuthority(plan, crypto::DocumentKey::MakeP256(randomness_), randomness_));
                       return absl::StrCat(made.key.Pem(), crypto::PemOf(made.certificate));
                     }));
    ASSIGN_OR_RETURN(crypto::DocumentKey key, crypto::DocumentKey::FromPem(pem));
    ASSIGN_OR_RETURN(const std::vector<crypto::Certificate> certificates, crypto::CertificatesFromPem(pem));
    const fs::path shared = order_.folder / "authorities.pem";
    if (!disk_.Exists(shared)) {
      RETURN_IF_ERROR(files::WriteWhole(disk_, shared, crypto::PemOf(certificates.front())));
      written_.push_back(shared);
    }
    return crypto::CertifiedKey{std::move(key), certificates.front()};
  }

  absl::Status Certify(const Holder& holder, const crypto::CertifiedKey& authority) {
    const fs::path path = order_.folder / absl::StrCat(holder.file, ".pem");
    const auto make = [&]() -> absl::StatusOr<std::string> {
      const CertificatePlan plan{.use = CertificateUse::kProcesses,
                                 .common_name = holder.service,
                                 .not_before = now_ - kBefore,
                                 .not_after = now_ + order_.life,
                                 .alternative_names = NamesOf(holder.service),
                                 .unit = holder.unit};
      const crypto::DocumentKey key = crypto::DocumentKey::MakeP256(randomness_);
      ASSIGN_OR_RETURN(const crypto::Certificate made, crypto::MakeCertificate(plan, key, authority, randomness_));
      return absl::StrCat(key.Pem(), crypto::PemOf(made));
    };
    if (!order_.renews || !disk_.Exists(path)) return Kept(path, make).status();
    const fs::path beside = absl::StrCat(path.string(), ".next");
    RETURN_IF_ERROR(disk_.RemoveAll(beside));  // of a renewal that was cut off
    RETURN_IF_ERROR(crypto::LoadOrCreateSecret(beside, make, randomness_).status());
    RETURN_IF_ERROR(disk_.Rename(beside, path));
    written_.push_back(path);
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> Kept(const fs::path& path, const std::function<absl::StatusOr<std::string>()>& make) {
    if (!disk_.Exists(path)) written_.push_back(path);
    return crypto::LoadOrCreateSecret(path, make, randomness_);
  }

  // Its own name is what its callers ask for, whatever the address; the others are for programs that go by the address.
  std::vector<std::string> NamesOf(const std::string& service) const {
    std::vector<std::string> names = {absl::StrCat("DNS:", service), "DNS:localhost", "IP:127.0.0.1", "IP:::1"};
    for (const std::string& host : order_.hosts) {
      const bool is_address = host.find_first_not_of("0123456789.") == std::string::npos || host.find(':') != std::string::npos;
      names.push_back(absl::StrCat(is_address ? "IP:" : "DNS:", host));
    }
    return names;
  }

  files::Disk& disk_;
  Randomness& randomness_;
  const absl::Time now_;
  const CertificateOrder& order_;
  std::vector<fs::path> written_;
};

}  // namespace

absl::StatusOr<std::vector<fs::path>> MakeProcessCertificates(files::Disk& disk, Randomness& randomness, absl::Time now,
                                                              const CertificateOrder& order) {
  return Maker(disk, randomness, now, order).Make();
}

}  // namespace vanthu::runtime
