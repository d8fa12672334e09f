#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::crypto {

// A raw Ed25519 public key, 32 bytes (RFC 8032).
struct PublicKey {
  std::string bytes;
  friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

// A private Ed25519 key (envelope, receipt, log and token keys; seals and signers' keys are X.509 and come with PAdES).
// Copyable, immutable. Threads: any.
class SigningKey {
 public:
  static SigningKey FromSeed(std::string_view seed_of_32_bytes);
  // Reads the PEM file (PKCS #8), or makes one from `randomness`, mode 0600, when there is none.
  static absl::StatusOr<SigningKey> LoadOrCreate(const std::string& path, Randomness& randomness);

  std::string Sign(std::string_view message) const;  // 64 bytes
  const PublicKey& public_key() const;

 private:
  struct State;
  explicit SigningKey(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

bool Verify(const PublicKey& key, std::string_view message, std::string_view signature);

bool EqualInConstantTime(std::string_view a, std::string_view b);

// The machine's cryptographic randomness.
class SystemRandomness : public Randomness {
 public:
  std::string Bytes(size_t count) override;
};

}  // namespace vanthu::crypto
