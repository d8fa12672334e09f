#include "services/platform/crypto/document_key.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/crypto/document_key_state.h"
#include "services/platform/status/reason.h"

namespace vanthu::crypto {
namespace {

constexpr int kRsaBitsMin = 2048;
constexpr size_t kScalarBytes = 40;  // 64 bits more than the order: the remainder is even to one part in 2^64

using Group = std::unique_ptr<EC_GROUP, Freer<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Freer<EC_POINT_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Freer<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freer<OSSL_PARAM_free>>;

// d = 1 + (c mod (n - 1)): FIPS 186-5, A.2.1.
BigNumber ScalarFrom(const EC_GROUP* group, std::string_view chance) {
  const std::unique_ptr<BN_CTX, Freer<BN_CTX_free>> context(BN_CTX_new());
  BigNumber scalar(BN_bin2bn(Unsigned(chance), static_cast<int>(chance.size()), nullptr));
  const BigNumber below(BN_dup(EC_GROUP_get0_order(group)));
  BN_sub_word(below.get(), 1);
  BN_mod(scalar.get(), scalar.get(), below.get(), context.get());
  BN_add_word(scalar.get(), 1);
  return scalar;
}

std::string PublicPoint(const EC_GROUP* group, const BIGNUM* scalar) {
  const Point point(EC_POINT_new(group));
  EC_POINT_mul(group, point.get(), scalar, nullptr, nullptr, nullptr);
  std::string bytes(EC_POINT_point2oct(group, point.get(), POINT_CONVERSION_UNCOMPRESSED, nullptr, 0, nullptr), '\0');
  EC_POINT_point2oct(group, point.get(), POINT_CONVERSION_UNCOMPRESSED, reinterpret_cast<unsigned char*>(bytes.data()),
                     bytes.size(), nullptr);
  return bytes;
}

bool IsOurKind(EVP_PKEY* key) {
  if (EVP_PKEY_is_a(key, "RSA")) return EVP_PKEY_get_bits(key) >= kRsaBitsMin;
  char group[32];
  size_t size = 0;
  return EVP_PKEY_is_a(key, "EC") && EVP_PKEY_get_group_name(key, group, sizeof(group), &size) == 1 &&
         std::string_view(group, size) == SN_X9_62_prime256v1;
}

}  // namespace

DocumentKey DocumentKey::MakeP256(Randomness& randomness) {
  const Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
  const BigNumber scalar = ScalarFrom(group.get(), randomness.Bytes(kScalarBytes));
  const std::string point = PublicPoint(group.get(), scalar.get());
  const ParameterBuilder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, SN_X9_62_prime256v1, 0);
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar.get());
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* key = nullptr;
  EVP_PKEY_fromdata_init(context.get());
  EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.get());
  return DocumentKey(std::make_shared<const State>(State{KeyHandle(key)}));
}

absl::StatusOr<DocumentKey> DocumentKey::FromPem(std::string_view pem) {
  const BioHandle bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  // An empty passphrase instead of a callback: an encrypted file is refused rather than asked about on a terminal.
  KeyHandle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, const_cast<char*>("")));
  if (!key || !IsOurKind(key.get())) {
    const status::Cause of_other_kind = {"không phải P-256 hay RSA từ 2.048 bit",
                                         "it is neither P-256 nor RSA of at least 2,048 bits"};
    return status::CausedError(status::Reason::kConfigInvalid, key ? of_other_kind : LastOpensslError(),
                               {{"name", "PEM"}, {"field", "PRIVATE KEY"}});
  }
  return DocumentKey(std::make_shared<const State>(State{std::move(key)}));
}

std::string DocumentKey::Pem() const {
  const BioHandle bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_PKCS8PrivateKey(bio.get(), state_->key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  return TextOf(bio.get());
}

absl::StatusOr<std::string> DocumentKey::Sign(std::string_view message) const {
  const DigestContext context(EVP_MD_CTX_new());
  size_t size = 0;
  bool done = EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, state_->key.get()) == 1 &&
              EVP_DigestSign(context.get(), nullptr, &size, Unsigned(message), message.size()) == 1;
  std::string signature(size, '\0');
  done = done && EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, Unsigned(message),
                                message.size()) == 1;
  if (!done) return status::CausedError(status::Reason::kInternal, LastOpensslError());
  signature.resize(size);
  return signature;
}

}  // namespace vanthu::crypto
