#include "services/platform/crypto/certificate_maker.h"

#include <openssl/x509v3.h>

#include <utility>

#include "absl/strings/str_join.h"
#include "services/platform/crypto/document_key_state.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::crypto {
namespace {

constexpr long kVersion3 = 2;
constexpr size_t kSerialBytes = 16;

absl::Status Failed() { return status::CausedError(status::Reason::kInternal, LastOpensslError()); }

void AddEntry(X509_NAME* name, int nid, const std::string& text) {
  if (!text.empty()) X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8, Unsigned(text), static_cast<int>(text.size()), -1, 0);
}

void SetSerial(X509* x509, Randomness& randomness) {
  std::string bytes = randomness.Bytes(kSerialBytes);
  bytes[0] = static_cast<char>((static_cast<unsigned char>(bytes[0]) & 0x7F) | 0x40);  // positive, and of one length
  const BigNumber number(BN_bin2bn(Unsigned(bytes), static_cast<int>(bytes.size()), nullptr));
  BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x509));
}

void AddExtension(X509* x509, X509V3_CTX* context, int nid, const char* value) {
  if (X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, context, nid, value)) {
    X509_add_ext(x509, extension, -1);
    X509_EXTENSION_free(extension);
  }
}

const char* KeyUsageOf(CertificateUse use) {
  switch (use) {
    case CertificateUse::kAuthority:
      return "critical,keyCertSign,cRLSign";
    case CertificateUse::kProcesses:
      return "critical,digitalSignature";
    default:
      return "critical,digitalSignature,nonRepudiation";
  }
}

void AddExtensions(X509* x509, X509* issuer, const CertificatePlan& plan) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, x509, nullptr, nullptr, 0);
  const bool is_authority = plan.use == CertificateUse::kAuthority;
  AddExtension(x509, &context, NID_basic_constraints, is_authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
  AddExtension(x509, &context, NID_key_usage, KeyUsageOf(plan.use));
  if (plan.use == CertificateUse::kTimestamps) AddExtension(x509, &context, NID_ext_key_usage, "critical,timeStamping");
  if (plan.use == CertificateUse::kProcesses) AddExtension(x509, &context, NID_ext_key_usage, "serverAuth,clientAuth");
  if (!plan.alternative_names.empty()) {
    AddExtension(x509, &context, NID_subject_alt_name, absl::StrJoin(plan.alternative_names, ",").c_str());
  }
  AddExtension(x509, &context, NID_subject_key_identifier, "hash");
  AddExtension(x509, &context, NID_authority_key_identifier, "keyid:always");
}

X509Handle Unsigned509(const CertificatePlan& plan, const DocumentKey& subject, Randomness& randomness) {
  X509Handle x509(X509_new());
  X509_set_version(x509.get(), kVersion3);
  SetSerial(x509.get(), randomness);
  ASN1_TIME_set(X509_getm_notBefore(x509.get()), absl::ToTimeT(plan.not_before));
  ASN1_TIME_set(X509_getm_notAfter(x509.get()), absl::ToTimeT(plan.not_after));
  X509_NAME* name = X509_get_subject_name(x509.get());
  AddEntry(name, NID_countryName, "VN");
  AddEntry(name, NID_organizationName, plan.organization);
  AddEntry(name, NID_organizationalUnitName, plan.unit);
  AddEntry(name, NID_commonName, plan.common_name);
  X509_set_pubkey(x509.get(), subject.state().key.get());
  return x509;
}

}  // namespace

absl::StatusOr<CertifiedKey> MakeAuthority(const CertificatePlan& plan, const DocumentKey& key, Randomness& randomness) {
  const X509Handle x509 = Unsigned509(plan, key, randomness);
  X509_set_issuer_name(x509.get(), X509_get_subject_name(x509.get()));
  AddExtensions(x509.get(), x509.get(), plan);
  if (X509_sign(x509.get(), key.state().key.get(), EVP_sha256()) == 0) return Failed();
  ASSIGN_OR_RETURN(Certificate certificate, ParseCertificate(DerOf(x509.get(), i2d_X509)));
  return CertifiedKey{key, std::move(certificate)};
}

absl::StatusOr<Certificate> MakeCertificate(const CertificatePlan& plan, const DocumentKey& subject,
                                            const CertifiedKey& authority, Randomness& randomness) {
  const auto issuer = FromDer<X509Handle>(authority.certificate.der, d2i_X509);
  const X509Handle x509 = Unsigned509(plan, subject, randomness);
  X509_set_issuer_name(x509.get(), X509_get_subject_name(issuer.get()));
  AddExtensions(x509.get(), issuer.get(), plan);
  if (X509_sign(x509.get(), authority.key.state().key.get(), EVP_sha256()) == 0) return Failed();
  return ParseCertificate(DerOf(x509.get(), i2d_X509));
}

bool IsKeyOf(const DocumentKey& key, const Certificate& certificate) {
  const auto x509 = FromDer<X509Handle>(certificate.der, d2i_X509);
  const bool fits = x509 && X509_check_private_key(x509.get(), key.state().key.get()) == 1;
  if (!fits) LastOpensslError();
  return fits;
}

}  // namespace vanthu::crypto
