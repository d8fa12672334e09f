#include "services/platform/crypto/cms_signature.h"

#include <algorithm>
#include <utility>

#include "services/platform/crypto/document_key_state.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::crypto {
namespace {

absl::Status Failed() { return status::CausedError(status::Reason::kInternal, LastOpensslError()); }

// The bytes that are signed: the attributes as a DER SET OF (RFC 5652 §5.4), whose members are sorted.
std::string SignedAttributes(const CMS_SignerInfo* signer) {
  std::vector<std::string> members;
  for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i) {
    members.push_back(DerOf(CMS_signed_get_attr(signer, i), i2d_X509_ATTRIBUTE));
  }
  std::sort(members.begin(), members.end());
  std::string content;
  for (const std::string& member : members) content += member;
  const int size = ASN1_object_size(1, static_cast<int>(content.size()), V_ASN1_SET);
  std::string set(static_cast<size_t>(size), '\0');
  auto* at = reinterpret_cast<unsigned char*>(set.data());
  ASN1_put_object(&at, 1, static_cast<int>(content.size()), V_ASN1_SET, V_ASN1_UNIVERSAL);
  std::copy(content.begin(), content.end(), at);
  return set;
}

bool AddAttributes(CMS_SignerInfo* info, const Digest& digest) {
  return CMS_signed_add1_attr_by_NID(info, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1) == 1 &&
         CMS_signed_add1_attr_by_NID(info, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, digest.bytes.data(),
                                     static_cast<int>(digest.bytes.size())) == 1;
}

}  // namespace

// CMS_final and CMS_SignerInfo_sign are not called: both would add the signing time.
absl::StatusOr<std::string> SignDetached(const DocumentKey& key, const Certificate& signer, const std::vector<Certificate>& chain,
                                         const Digest& digest) {
  const auto x509 = FromDer<X509Handle>(signer.der, d2i_X509);
  if (!x509) return Failed();
  constexpr unsigned kDetached = CMS_PARTIAL | CMS_DETACHED | CMS_BINARY | CMS_STREAM;
  const CmsHandle cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, kDetached));
  if (!cms) return Failed();
  CMS_SignerInfo* info = CMS_add1_signer(cms.get(), x509.get(), key.state().key.get(), EVP_sha256(),
                                         CMS_PARTIAL | CMS_BINARY | CMS_NOSMIMECAP | CMS_CADES);
  if (info == nullptr || !AddAttributes(info, digest)) return Failed();
  for (const Certificate& more : chain) {
    const auto one = FromDer<X509Handle>(more.der, d2i_X509);
    if (!one || CMS_add1_cert(cms.get(), one.get()) != 1) return Failed();
  }
  ASSIGN_OR_RETURN(const std::string value, key.Sign(SignedAttributes(info)));
  ASN1_STRING_set(CMS_SignerInfo_get0_signature(info), value.data(), static_cast<int>(value.size()));
  std::string der = DerOf(cms.get(), i2d_CMS_ContentInfo);
  if (der.empty()) return Failed();
  return der;
}

absl::StatusOr<std::string> WithTimestamp(std::string_view der, std::string_view token) {
  const auto cms = FromDer<CmsHandle>(der, d2i_CMS_ContentInfo);
  if (!cms) return Failed();
  STACK_OF(CMS_SignerInfo)* infos = CMS_get0_SignerInfos(cms.get());
  if (sk_CMS_SignerInfo_num(infos) != 1) return Failed();
  CMS_SignerInfo* info = sk_CMS_SignerInfo_value(infos, 0);
  const int added = CMS_unsigned_add1_attr_by_NID(info, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token.data(),
                                                  static_cast<int>(token.size()));
  std::string stamped = added == 1 ? DerOf(cms.get(), i2d_CMS_ContentInfo) : "";
  if (stamped.empty()) return Failed();
  return stamped;
}

}  // namespace vanthu::crypto
