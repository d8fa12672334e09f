#include "services/verification/trust_file.h"

#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/platform/crypto/certificate.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/verification/canonical_text.h"

namespace vanthu::verification {
namespace {

constexpr char kBegin[] = "-----BEGIN CERTIFICATE-----";
constexpr char kEnd[] = "-----END CERTIFICATE-----";
constexpr char kUse[] = "Use:";
constexpr char kRevoked[] = "Revoked:";

absl::Status Wrong(std::string_view line, std::string_view rule, std::string_view rule_en) {
  return status::Error(
      status::Reason::kInvalidField,
      {{"field", "--trust"}, {"value", std::string(line)}, {"rule", std::string(rule)}, {"rule_en", std::string(rule_en)}});
}

struct About {  // the next certificate
  std::string use;
  std::optional<absl::Time> revoked_at;
};

class Reader {
 public:
  absl::Status Take(const std::string& line) {
    if (!block_.empty()) return Continue(line);
    if (line == kBegin) {
      block_ = absl::StrCat(line, "\n");
      return absl::OkStatus();
    }
    if (absl::StartsWith(line, kUse)) return TakeUse(line);
    if (absl::StartsWith(line, kRevoked)) return TakeRevoked(line);
    if (auto key = ParseVerifierKey(line); key.ok()) trust_.logs.push_back(*std::move(key));
    return absl::OkStatus();
  }

  absl::StatusOr<TrustFile> Finish() {
    if (!block_.empty()) return NoCertificate();
    if (!trust_.pdf.certificates.empty() || !trust_.pdf.timestamp_authorities.empty() || !trust_.logs.empty()) {
      return std::move(trust_);
    }
    return Wrong("", "Tệp phải có ít nhất một chứng thư dạng PEM hoặc một khóa sổ đăng ký.",
                 "The file has to hold a certificate in PEM or the key of a register log.");
  }

 private:
  static absl::Status NoCertificate() {
    return Wrong(kBegin, "Có một chứng thư không đọc được.", "A certificate in it cannot be read.");
  }

  absl::Status Continue(const std::string& line) {
    absl::StrAppend(&block_, line, "\n");
    if (line != kEnd) return absl::OkStatus();
    auto certificates = crypto::CertificatesFromPem(std::exchange(block_, ""));
    if (!certificates.ok() || certificates->size() != 1) return NoCertificate();
    Add(std::move(certificates->front()), std::exchange(about_, {}));
    return absl::OkStatus();
  }

  void Add(crypto::Certificate certificate, const About& about) {
    const bool is_any = about.use.empty();
    if (is_any || about.use == "timestamp") trust_.pdf.timestamp_authorities.push_back(certificate);
    if (about.use == "timestamp") return;
    const TrustedUse use = is_any ? TrustedUse::kAny : about.use == "seal" ? TrustedUse::kSeal : TrustedUse::kSigner;
    trust_.pdf.certificates.push_back({std::move(certificate), use, about.revoked_at});
  }

  absl::Status TakeUse(const std::string& line) {
    about_.use = std::string(absl::StripAsciiWhitespace(line.substr(sizeof kUse - 1)));
    if (about_.use == "signer" || about_.use == "seal" || about_.use == "timestamp") return absl::OkStatus();
    return Wrong(line, "Use: signer, seal hoặc timestamp.", "Use: signer, seal or timestamp.");
  }

  absl::Status TakeRevoked(const std::string& line) {
    const auto at = ParseInstant(std::string(absl::StripAsciiWhitespace(line.substr(sizeof kRevoked - 1))));
    if (!at.ok())
      return Wrong(line, "Thời điểm có dạng 2025-03-04T02:30:00.000000Z.", "An instant is 2025-03-04T02:30:00.000000Z.");
    about_.revoked_at = *at;
    return absl::OkStatus();
  }

  TrustFile trust_;
  About about_;
  std::string block_;  // of the certificate that is being read
};

// A name may hold anything, and is not to be taken for a line of ours.
std::string Remark(const std::string& name) { return absl::StrCat("\n# ", Escaped(name), "\n"); }

std::string_view Word(TrustedUse use) { return use == TrustedUse::kSeal ? "seal" : "signer"; }

}  // namespace

absl::StatusOr<TrustFile> ReadTrustFile(std::string_view text) {
  Reader reader;
  const std::vector<std::string> lines = absl::StrSplit(std::string(text), absl::ByAnyChar("\r\n"), absl::SkipEmpty());
  for (const std::string& line : lines) RETURN_IF_ERROR(reader.Take(std::string(absl::StripAsciiWhitespace(line))));
  return reader.Finish();
}

std::string TrustFileText(const TrustFile& trust, std::string_view remark) {
  std::string text(remark);
  for (const TrustedCertificate& trusted : trust.pdf.certificates) {
    absl::StrAppend(&text, Remark(trusted.certificate.common_name));
    if (trusted.use != TrustedUse::kAny) absl::StrAppend(&text, kUse, " ", std::string(Word(trusted.use)), "\n");
    if (trusted.revoked_at) absl::StrAppend(&text, kRevoked, " ", InstantText(*trusted.revoked_at), "\n");
    absl::StrAppend(&text, crypto::PemOf(trusted.certificate));
  }
  for (const crypto::Certificate& authority : trust.pdf.timestamp_authorities) {
    absl::StrAppend(&text, Remark(authority.common_name), kUse, " timestamp\n", crypto::PemOf(authority));
  }
  if (!trust.logs.empty()) absl::StrAppend(&text, "\n");
  for (const VerifierKey& log : trust.logs) absl::StrAppend(&text, VerifierKeyText(log.origin, log.key), "\n");
  return text;
}

}  // namespace vanthu::verification
