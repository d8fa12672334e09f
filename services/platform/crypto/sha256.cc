#include "services/platform/crypto/sha256.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <string>

#include "absl/strings/str_format.h"
#include "services/platform/vocabulary/base32.h"

namespace vanthu::crypto {
namespace {

// 160 bits: 32 characters of base32, short enough for a folder's name and far beyond chance.
constexpr size_t kDeliveryIdBytes = 20;

// OpenSSL fails at a digest only when the machine is out of memory or its provider is missing: nothing could go on from there.
void Require(int result) {
  if (result != 1) std::abort();
}

}  // namespace

struct Sha256Stream::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Sha256Stream::Sha256Stream() : state_(std::make_unique<State>()) {
  Require(EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr));
}
Sha256Stream::~Sha256Stream() = default;
Sha256Stream::Sha256Stream(Sha256Stream&&) noexcept = default;
Sha256Stream& Sha256Stream::operator=(Sha256Stream&&) noexcept = default;

void Sha256Stream::Update(std::string_view bytes) { Require(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size())); }

Digest Sha256Stream::Finish() {
  Digest digest;
  Require(EVP_DigestFinal_ex(state_->context, digest.bytes.data(), nullptr));
  return digest;
}

Digest Sha256(std::string_view bytes) {
  Digest digest;
  Require(EVP_Digest(bytes.data(), bytes.size(), digest.bytes.data(), nullptr, EVP_sha256(), nullptr));
  return digest;
}

DeliveryId DeliveryIdOf(const DispatchId& dispatch, const Recipient& recipient) {
  const Digest digest = Sha256(absl::StrFormat("vanthu.delivery.v1\n%s\n%s\n", dispatch.text(), recipient.Name()));
  return DeliveryId::Trusted(Base32(digest.Bytes().substr(0, kDeliveryIdBytes)));
}

}  // namespace vanthu::crypto
