#include <openssl/ess.h>

#include <utility>

#include "services/platform/crypto/cms_signature.h"
#include "services/platform/crypto/openssl_handle.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"

namespace vanthu::crypto {
namespace {

constexpr size_t kCmsBytesMax = 256 * 1024;  // a signature, its chain and a timestamp are some 10 KB

using EssCertificates = std::unique_ptr<ESS_SIGNING_CERT_V2, Freer<ESS_SIGNING_CERT_V2_free>>;
using Certificates = std::unique_ptr<STACK_OF(X509), decltype([](STACK_OF(X509) * all) { sk_X509_pop_free(all, X509_free); })>;

absl::Status NoCms(status::Cause cause) { return status::CausedError(status::Reason::kBadCms, std::move(cause)); }

std::string SignedAttribute(const CMS_SignerInfo* info, int nid, int type) {
  const int at = CMS_signed_get_attr_by_NID(info, nid, -1);
  if (at < 0) return "";
  X509_ATTRIBUTE* attribute = CMS_signed_get_attr(info, at);
  if (X509_ATTRIBUTE_count(attribute) != 1) return "";
  const auto* value = static_cast<const ASN1_STRING*>(X509_ATTRIBUTE_get0_data(attribute, 0, type, nullptr));
  return value == nullptr ? "" : BytesOf(value);
}

// SHA-256 is what an entry without an algorithm means (RFC 5035 §4), and all that is written today.
bool NamesCertificate(const CMS_SignerInfo* info, const Certificate& signer) {
  const std::string der = SignedAttribute(info, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE);
  const auto named = FromDer<EssCertificates>(der, d2i_ESS_SIGNING_CERT_V2);
  if (!named) return false;
  // OpenSSL shows no field of it, so the hash is looked for where the encoding begins with it: OCTET STRING of 32 bytes.
  const std::string hash = std::string("\x04\x20", 2) + signer.Fingerprint().Bytes();
  return der.find(hash) != std::string::npos;
}

std::string TimestampToken(CMS_SignerInfo* info) {
  const int at = CMS_unsigned_get_attr_by_NID(info, NID_id_smime_aa_timeStampToken, -1);
  if (at < 0) return "";
  X509_ATTRIBUTE* attribute = CMS_unsigned_get_attr(info, at);
  const auto* value = static_cast<const ASN1_STRING*>(X509_ATTRIBUTE_get0_data(attribute, 0, V_ASN1_SEQUENCE, nullptr));
  return value == nullptr ? "" : BytesOf(value);
}

bool SignatureHolds(CMS_ContentInfo* cms, CMS_SignerInfo* info, X509* signer) {
  CMS_SignerInfo_set1_signer_cert(info, signer);
  const bool has_type = CMS_signed_get_attr_by_NID(info, NID_pkcs9_contentType, -1) >= 0;
  const bool holds = has_type && OBJ_obj2nid(CMS_get0_eContentType(cms)) == NID_pkcs7_data && CMS_SignerInfo_verify(info) == 1;
  if (!holds) LastOpensslError();
  return holds;
}

absl::Status FillCertificates(CMS_ContentInfo* cms, CMS_SignerInfo* info, CmsFacts& facts, X509Handle& signer) {
  const Certificates all(CMS_get1_certs(cms));
  for (int i = 0; all && i < sk_X509_num(all.get()); ++i) {
    X509* one = sk_X509_value(all.get(), i);
    ASSIGN_OR_RETURN(Certificate certificate, ParseCertificate(DerOf(one, i2d_X509)));
    if (!signer && CMS_SignerInfo_cert_cmp(info, one) == 0) {
      X509_up_ref(one);
      signer.reset(one);
      facts.signer = std::move(certificate);
    } else {
      facts.others.push_back(std::move(certificate));
    }
  }
  return signer ? absl::OkStatus() : NoCms({"không kèm chứng thư của người ký", "the signer's certificate is not in it"});
}

}  // namespace

absl::StatusOr<CmsFacts> ReadCms(std::string_view der) {
  if (der.size() > kCmsBytesMax) return NoCms({"lớn hơn 256 KiB", "it is larger than 256 KiB"});
  const auto cms = FromDer<CmsHandle>(der, d2i_CMS_ContentInfo);
  if (!cms) return NoCms(LastOpensslError());
  if (OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) return NoCms({"không phải chữ ký", "it is no signature"});
  ASN1_OCTET_STRING** content = CMS_get0_content(cms.get());
  if (content == nullptr || *content != nullptr)
    return NoCms({"nội dung không tách rời khỏi chữ ký", "its content is not detached"});
  STACK_OF(CMS_SignerInfo)* infos = CMS_get0_SignerInfos(cms.get());
  if (sk_CMS_SignerInfo_num(infos) != 1) return NoCms({"không có đúng một người ký", "it has not exactly one signer"});
  CMS_SignerInfo* info = sk_CMS_SignerInfo_value(infos, 0);
  CmsFacts facts;
  X509Handle signer;
  RETURN_IF_ERROR(FillCertificates(cms.get(), info, facts, signer));
  const auto digest = Digest::FromBytes(SignedAttribute(info, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING));
  if (digest.ok()) facts.signed_digest = *digest;
  facts.signature_holds = SignatureHolds(cms.get(), info, signer.get());
  facts.names_certificate = NamesCertificate(info, facts.signer);
  facts.has_signing_time = CMS_signed_get_attr_by_NID(info, NID_pkcs9_signingTime, -1) >= 0;
  facts.signature_value = BytesOf(CMS_SignerInfo_get0_signature(info));
  facts.timestamp_token = TimestampToken(info);
  return facts;
}

}  // namespace vanthu::crypto
