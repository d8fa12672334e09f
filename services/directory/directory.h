#pragma once

#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/directory/account/first_administrator.h"
#include "services/directory/limits.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/rpc/door.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/identifier.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::directory {

struct DirectoryConfig {
  sql::DatabaseOptions database;
  std::string key_folder;  // exists; holds token.pem, made when missing
  std::string audience;    // the installation that person tokens are for
  bool is_sample = false;  // sample accounts and entries are refused otherwise
  // Whose administrator the first one is, who runs the installation; empty: none is made. On a sample installation the sample
  // accounts take that place.
  AgencyId operator_agency = {};
  PasswordCost password_cost = kPasswordCost;
  size_t pool_threads = 2;
};

// The door of the directory: builds its rooms and offers its gRPC service. Serve it with rpc::InProcessServer or
// rpc::ConfigureServer.
class Directory {
 public:
  // Opens and migrates the database, loads the token key. `clock` and `randomness` outlive it.
  static absl::StatusOr<std::unique_ptr<Directory>> Open(const DirectoryConfig& config, Clock& clock, Randomness& randomness);
  ~Directory();

  rpc::Door& door();
  // Whose signature makes a person's token: every other door is given it (rpc::DoorOptions::token_keys).
  crypto::PublicKey token_key() const;
  // There while nobody who may run the installation has set a password: how to.
  const std::optional<FirstAdministrator>& first_administrator() const;

 private:
  struct State;
  explicit Directory(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vanthu::directory
