#include "services/platform/crypto/certificate.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <utility>

#include "services/platform/crypto/openssl_handle.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"

namespace vanthu::crypto {
namespace {

constexpr size_t kCertificateBytesMax = 64 * 1024;

absl::Status NoCertificate(status::Cause cause) { return status::CausedError(status::Reason::kBadCertificate, std::move(cause)); }

std::string NameEntry(const X509_NAME* name, int nid) {
  const int at = X509_NAME_get_index_by_NID(name, nid, -1);
  if (at < 0) return "";
  unsigned char* text = nullptr;
  const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (size < 0) return "";
  std::string entry(reinterpret_cast<char*>(text), static_cast<size_t>(size));
  OPENSSL_free(text);
  return entry;
}

absl::StatusOr<absl::Time> TimeOf(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1)
    return NoCertificate({"không đọc được thời hạn của chứng thư", "its validity cannot be read"});
  return absl::FromTM(parts, absl::UTCTimeZone());
}

std::string SerialOf(const X509* x509) {
  const BigNumber number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(x509), nullptr));
  char* hex = number ? BN_bn2hex(number.get()) : nullptr;
  if (hex == nullptr) return "";
  std::string text(hex);
  OPENSSL_free(hex);
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
  return text;
}

absl::StatusOr<Certificate> FactsOf(X509* x509) {
  Certificate facts{.der = DerOf(x509, i2d_X509)};
  facts.common_name = NameEntry(X509_get_subject_name(x509), NID_commonName);
  facts.organization = NameEntry(X509_get_subject_name(x509), NID_organizationName);
  facts.issuer_name = NameEntry(X509_get_issuer_name(x509), NID_commonName);
  facts.serial = SerialOf(x509);
  ASSIGN_OR_RETURN(facts.not_before, TimeOf(X509_get0_notBefore(x509)));
  ASSIGN_OR_RETURN(facts.not_after, TimeOf(X509_get0_notAfter(x509)));
  facts.is_authority = X509_check_ca(x509) == 1;
  facts.may_sign = (X509_get_key_usage(x509) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
  if (X509_get0_pubkey(x509) == nullptr)
    return NoCertificate({"khóa công khai thuộc loại không biết", "its public key is of an unknown kind"});
  return facts;
}

}  // namespace

Digest Certificate::Fingerprint() const { return Sha256(der); }

absl::StatusOr<Certificate> ParseCertificate(std::string_view der) {
  if (der.size() > kCertificateBytesMax) return NoCertificate({"lớn hơn 64 KiB", "it is larger than 64 KiB"});
  const auto x509 = FromDer<X509Handle>(der, d2i_X509);
  if (!x509) return NoCertificate(LastOpensslError());
  return FactsOf(x509.get());
}

absl::StatusOr<std::vector<Certificate>> CertificatesFromPem(std::string_view pem) {
  const BioHandle bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  std::vector<Certificate> certificates;
  while (const X509Handle x509{PEM_read_bio_X509(bio.get(), nullptr, nullptr, const_cast<char*>(""))}) {
    ASSIGN_OR_RETURN(Certificate certificate, FactsOf(x509.get()));
    certificates.push_back(std::move(certificate));
  }
  status::Cause end = LastOpensslError();
  if (certificates.empty()) return NoCertificate(std::move(end));
  return certificates;
}

std::string PemOf(const Certificate& certificate) {
  const auto x509 = FromDer<X509Handle>(certificate.der, d2i_X509);
  const BioHandle bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(bio.get(), x509.get());
  return TextOf(bio.get());
}

bool IsIssuedBy(const Certificate& certificate, const Certificate& authority) {
  const auto child = FromDer<X509Handle>(certificate.der, d2i_X509);
  const auto parent = FromDer<X509Handle>(authority.der, d2i_X509);
  const bool is = child && parent && authority.is_authority && X509_check_issued(parent.get(), child.get()) == X509_V_OK &&
                  X509_verify(child.get(), X509_get0_pubkey(parent.get())) == 1;
  if (!is) LastOpensslError();
  return is;
}

}  // namespace vanthu::crypto
