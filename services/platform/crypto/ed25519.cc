#include "services/platform/crypto/ed25519.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <cstdlib>
#include <utility>

#include "services/platform/crypto/key_file.h"
#include "services/platform/status/macros.h"

namespace vanthu::crypto {
namespace {

constexpr size_t kKeyBytes = 32;
constexpr size_t kSignatureBytes = 64;

const unsigned char* Raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* Raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

}  // namespace

struct SigningKey::State {
  Key key;
  PublicKey public_key;
};

SigningKey SigningKey::FromSeed(std::string_view seed) {
  if (seed.size() != kKeyBytes)
    std::abort();  // the caller's error: a seed is never read from outside without its size being judged
  auto state = std::make_shared<State>();
  state->key.reset(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, Raw(seed), seed.size()));
  size_t size = kKeyBytes;
  state->public_key.bytes.resize(size);
  if (!state->key || EVP_PKEY_get_raw_public_key(state->key.get(), Raw(state->public_key.bytes), &size) != 1) std::abort();
  return SigningKey(std::move(state));
}

absl::StatusOr<SigningKey> SigningKey::LoadOrCreate(const std::string& path, Randomness& randomness) {
  ASSIGN_OR_RETURN(std::string seed, LoadOrCreateSeed(path, randomness));
  SigningKey key = FromSeed(seed);
  OPENSSL_cleanse(seed.data(), seed.size());
  return key;
}

std::string SigningKey::Sign(std::string_view message) const {
  Context context(EVP_MD_CTX_new());
  std::string signature(kSignatureBytes, '\0');
  size_t size = signature.size();
  const bool signed_it = EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, state_->key.get()) == 1 &&
                         EVP_DigestSign(context.get(), Raw(signature), &size, Raw(message), message.size()) == 1;
  if (!signed_it) std::abort();  // a key made by FromSeed signs anything; only a missing provider or memory fails
  return signature;
}

const PublicKey& SigningKey::public_key() const { return state_->public_key; }

bool Verify(const PublicKey& key, std::string_view message, std::string_view signature) {
  if (key.bytes.size() != kKeyBytes || signature.size() != kSignatureBytes) return false;
  const Key verifier(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, Raw(key.bytes), key.bytes.size()));
  const Context context(EVP_MD_CTX_new());
  return verifier && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, verifier.get()) == 1 &&
         EVP_DigestVerify(context.get(), Raw(signature), signature.size(), Raw(message), message.size()) == 1;
}

bool EqualInConstantTime(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace vanthu::crypto
