#pragma once

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "services/platform/status/cause.h"

namespace vanthu::crypto {

// OpenSSL's objects, owned. For the sources of this library only: no header that others include shows an OpenSSL type.
template <auto kFree>
struct Freer {
  template <class T>
  void operator()(T* object) const {
    kFree(object);
  }
};
using BioHandle = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using BigNumber = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using KeyHandle = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;
using X509Handle = std::unique_ptr<X509, Freer<X509_free>>;
using X509StoreHandle = std::unique_ptr<X509_STORE, Freer<X509_STORE_free>>;
using CmsHandle = std::unique_ptr<CMS_ContentInfo, Freer<CMS_ContentInfo_free>>;
using Pkcs7Handle = std::unique_ptr<PKCS7, Freer<PKCS7_free>>;

inline const unsigned char* Unsigned(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

// The DER of an object, by its i2d function.
template <class T, class Write>
std::string DerOf(const T* object, Write write) {
  unsigned char* out = nullptr;
  const int size = write(object, &out);
  if (size <= 0) return "";
  std::string der(reinterpret_cast<char*>(out), static_cast<size_t>(size));
  OPENSSL_free(out);
  return der;
}

// The object that `der` is, the whole of it; null otherwise.
template <class Handle, class Read>
Handle FromDer(std::string_view der, Read read) {
  const unsigned char* at = Unsigned(der);
  Handle object(read(nullptr, &at, static_cast<long>(der.size())));
  if (object && at != Unsigned(der) + der.size()) object.reset();
  return object;
}

inline std::string BytesOf(const ASN1_STRING* string) {
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(string)), static_cast<size_t>(ASN1_STRING_length(string))};
}

inline std::string TextOf(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<size_t>(size)};
}

// What OpenSSL last complained of, and forgets then.
status::Cause LastOpensslError();

}  // namespace vanthu::crypto
