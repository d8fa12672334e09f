#include "services/platform/crypto/public_key_pem.h"

#include <openssl/pem.h>

#include "services/platform/crypto/openssl_handle.h"
#include "services/platform/status/reason.h"

namespace vanthu::crypto {
namespace {

constexpr size_t kKeyBytes = 32;

absl::Status Wrong(std::string_view name) {
  return status::Error(status::Reason::kConfigInvalid,
                       {{"name", std::string(name)},
                        {"field", "PUBLIC KEY"},
                        {"cause", "cần khóa công khai Ed25519 dạng PEM (BEGIN PUBLIC KEY)"},
                        {"cause_en", "Ed25519 public keys in PEM are needed (BEGIN PUBLIC KEY)"}});
}

}  // namespace

absl::StatusOr<std::vector<PublicKey>> PublicKeysFromPem(std::string_view name, std::string_view pem) {
  const BioHandle bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  std::vector<PublicKey> keys;
  while (const KeyHandle read{PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr)}) {
    PublicKey key{std::string(kKeyBytes, '\0')};
    size_t size = kKeyBytes;
    const bool is_ed25519 =
        EVP_PKEY_get_id(read.get()) == EVP_PKEY_ED25519 &&
        EVP_PKEY_get_raw_public_key(read.get(), reinterpret_cast<unsigned char*>(key.bytes.data()), &size) == 1;
    if (!is_ed25519) return Wrong(name);
    keys.push_back(std::move(key));
  }
  LastOpensslError();  // "no start line" is how the end of the text shows
  if (keys.empty()) return Wrong(name);
  return keys;
}

std::string PemOf(const PublicKey& key) {
  const KeyHandle handle(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, Unsigned(key.bytes), key.bytes.size()));
  const BioHandle bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_PUBKEY(bio.get(), handle.get());
  return TextOf(bio.get());
}

}  // namespace vanthu::crypto
