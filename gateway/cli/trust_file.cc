#include "gateway/cli/trust_file.h"

#include <utility>

#include "absl/strings/str_split.h"
#include "services/platform/crypto/certificate.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {

absl::StatusOr<TrustFile> ReadTrustFile(std::string_view text) {
  TrustFile trust;
  if (auto certificates = crypto::CertificatesFromPem(text); certificates.ok()) {
    for (crypto::Certificate& certificate : *certificates) {
      trust.pdf.timestamp_authorities.push_back(certificate);
      trust.pdf.certificates.push_back({std::move(certificate)});
    }
  }
  const std::vector<std::string> lines = absl::StrSplit(std::string(text), absl::ByAnyChar("\r\n"), absl::SkipEmpty());
  for (const std::string& line : lines) {
    if (auto key = verification::ParseVerifierKey(line); key.ok()) trust.logs.push_back(*std::move(key));
  }
  if (!trust.pdf.certificates.empty() || !trust.logs.empty()) return trust;
  return status::Error(status::Reason::kInvalidField,
                       {{"field", "--trust"},
                        {"value", ""},
                        {"rule", "Tệp phải có ít nhất một chứng thư dạng PEM hoặc một khóa sổ đăng ký."},
                        {"rule_en", "The file has to hold a certificate in PEM or the key of a register log."}});
}

}  // namespace vanthu::cli
