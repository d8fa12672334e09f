#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/platform/crypto/certificate_maker.h"
#include "services/platform/runtime/doctor.h"
#include "services/platform/status/reason.h"

namespace vanthu::runtime {
namespace {

constexpr absl::Duration kSoon = absl::Hours(24 * 14);

Finding Ill(std::string vietnamese, std::string english) {
  return {Health::kIll, "certificate", std::move(vietnamese), std::move(english)};
}

Finding Unreadable(const absl::Status& failure) {
  return Ill(absl::StrCat(status::Text(failure, status::Language::kVietnamese),
                          " → tạo bằng vanthu-certificates, hoặc xin nơi cấp của đơn vị."),
             absl::StrCat(status::Text(failure, status::Language::kEnglish),
                          " → make it with vanthu-certificates, or ask your authority."));
}

absl::StatusOr<std::vector<crypto::Certificate>> ReadCertificates(files::Disk& disk, const std::string& file) {
  const auto pem = disk.Read(file, 0, kPemBytesMax);
  return pem.ok() ? crypto::CertificatesFromPem(*pem) : pem.status();
}

// Whether the private key of the file is the certificate's: it signs, and the certificate's key verifies.
bool HasItsKey(files::Disk& disk, const std::string& file, const crypto::Certificate& certificate) {
  const auto pem = disk.Read(file, 0, kPemBytesMax);
  const auto key = pem.ok() ? crypto::DocumentKey::FromPem(*pem) : pem.status();
  return key.ok() && crypto::IsKeyOf(*key, certificate);
}

std::string Instant(absl::Time at) { return absl::FormatTime("%Y-%m-%d", at, absl::UTCTimeZone()); }

std::vector<Finding> JudgeTime(const crypto::Certificate& own, absl::Time now) {
  if (now < own.not_before) {
    return {
        Ill(absl::StrCat("Chứng thư có hiệu lực từ ", Instant(own.not_before), " → đồng hồ sai, hoặc chứng thư cấp sớm."),
            absl::StrCat("The certificate holds from ", Instant(own.not_before), " on → the clock is wrong, or it came early."))};
  }
  if (own.not_after < now) {
    return {Ill(absl::StrCat("Chứng thư hết hạn ngày ", Instant(own.not_after),
                             " → vanthu-certificates THƯ_MỤC --renew; không cần chạy lại dịch vụ."),
                absl::StrCat("The certificate ended on ", Instant(own.not_after),
                             " → vanthu-certificates FOLDER --renew; no restart is needed."))};
  }
  if (own.not_after < now + kSoon) {
    return {{Health::kNote, "certificate",
             absl::StrCat("Chứng thư sắp hết hạn, ngày ", Instant(own.not_after), " → thay trước ngày đó."),
             absl::StrCat("The certificate ends soon, on ", Instant(own.not_after), " → renew it before.")}};
  }
  return {};
}

}  // namespace

std::vector<Finding> ExamineCertificate(files::Disk& disk, const rpc::TlsFiles& tls, const std::string& service, absl::Time now) {
  const auto chain = ReadCertificates(disk, tls.key_and_chain);
  if (!chain.ok()) return {Unreadable(chain.status())};
  const auto authorities = ReadCertificates(disk, tls.authorities);
  if (!authorities.ok()) return {Unreadable(authorities.status())};
  const crypto::Certificate& own = chain->front();
  std::vector<Finding> findings = JudgeTime(own, now);
  if (own.common_name != service) {
    findings.push_back(Ill(
        absl::StrCat("Chứng thư mang tên \"", own.common_name, "\", không phải \"", service,
                     "\" → dùng đúng tệp của dịch vụ này."),
        absl::StrCat("The certificate is of \"", own.common_name, "\", not \"", service, "\" → use this service's own file.")));
  }
  if (!HasItsKey(disk, tls.key_and_chain, own)) {
    findings.push_back(
        Ill(absl::StrCat("Khóa trong ", tls.key_and_chain, " không khớp chứng thư → ghi khóa và chứng thư cùng một lần."),
            absl::StrCat("The key in ", tls.key_and_chain, " is not the certificate's → write both in one go.")));
  }
  const bool is_known = std::any_of(authorities->begin(), authorities->end(), [&](const crypto::Certificate& authority) {
    return crypto::IsIssuedBy(chain->back(), authority) || chain->back() == authority;
  });
  if (!is_known) {
    findings.push_back(Ill(
        absl::StrCat(tls.authorities, " không có nơi cấp \"", chain->back().issuer_name, "\" → thêm chứng thư của nơi cấp đó."),
        absl::StrCat(tls.authorities, " lacks the authority \"", chain->back().issuer_name, "\" → add its certificate.")));
  }
  if (findings.empty()) {
    findings.push_back({Health::kWell, "certificate",
                        absl::StrCat("Chứng thư của ", service, " tốt đến ", Instant(own.not_after), "."),
                        absl::StrCat("The certificate of ", service, " is good until ", Instant(own.not_after), ".")});
  }
  return findings;
}

}  // namespace vanthu::runtime
