#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::crypto {

// A private key that signs documents: a person's, an agency's seal, or a certificate authority's. Copyable, immutable.
// Threads: any.
class DocumentKey {
 public:
  static DocumentKey MakeP256(Randomness& randomness);
  // PKCS #8, or any other form that OpenSSL reads; CONFIG_INVALID where it is neither P-256 nor RSA of 2,048 bits or more.
  static absl::StatusOr<DocumentKey> FromPem(std::string_view pem);
  std::string Pem() const;  // PKCS #8, not encrypted: whoever writes it down guards it

  // ECDSA (DER) or RSASSA-PKCS1-v1_5 over SHA-256 of `message`.
  absl::StatusOr<std::string> Sign(std::string_view message) const;

  struct State;
  const State& state() const { return *state_; }  // for this library

 private:
  explicit DocumentKey(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

}  // namespace vanthu::crypto
