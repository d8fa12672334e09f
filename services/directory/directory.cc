#include "services/directory/directory.h"

#include <utility>
#include <vector>

#include "services/directory/account/password_setter.h"
#include "services/directory/account/session_keeper.h"
#include "services/directory/agency/agency_store.h"
#include "services/directory/rpc/directory_service.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/rpc/refusal_audit.h"
#include "services/platform/status/macros.h"

namespace vanthu::directory {

namespace {

absl::StatusOr<std::unique_ptr<sql::Database>> OpenDatabase(const sql::DatabaseOptions& options) {
  ASSIGN_OR_RETURN(auto database, sql::Database::Open(options));
  RETURN_IF_ERROR(database->Migrate("audit", audit::Migrations()));
  RETURN_IF_ERROR(database->Migrate("directory", Migrations()));
  return database;
}

rpc::DoorOptions DoorOptionsOf(const DirectoryConfig& config, const crypto::PublicKey& token_key, sql::Database& database) {
  rpc::DoorOptions options;
  options.service = "directory";
  options.audience = config.audience;
  options.pool_threads = config.pool_threads;
  options.token_keys = [token_key] { return std::vector{token_key}; };
  options.on_refusal = rpc::AuditRefusals(database);
  return options;
}

}  // namespace

struct Directory::State {
  State(const DirectoryConfig& config, std::unique_ptr<sql::Database> opened, crypto::SigningKey key, Clock& clock,
        Randomness& randomness)
      : database(std::move(opened)),
        token_key(std::move(key)),
        shelf(*database),
        hasher(config.password_cost, randomness),
        importer(*database, clock, hasher, config.is_sample),
        keys(*database, clock),
        adder(*database, clock, config.is_sample),
        player(*database, clock, config.is_sample),
        judge(*database, clock, hasher),
        sessions(*database, clock, randomness, judge, hasher),
        passwords(*database, clock, randomness, hasher),
        registrar(*database, clock, passwords),
        door(DoorOptionsOf(config, token_key.public_key(), *database), clock, randomness),
        accounts({clock, sessions, passwords, registrar}, {token_key, config.audience, kTokenLife}),
        service(door, {*database, clock, shelf, importer, keys, adder, player}, {token_key, config.audience, kSampleTokenLife},
                accounts) {}

  std::unique_ptr<sql::Database> database;
  crypto::SigningKey token_key;
  DirectoryShelf shelf;
  PasswordHasher hasher;
  DirectoryImporter importer;
  KeyPublisher keys;
  SampleIssuerAdder adder;
  SamplePlayer player;
  PasswordJudge judge;
  SessionKeeper sessions;
  PasswordSetter passwords;
  AccountRegistrar registrar;
  std::optional<FirstAdministrator> first_administrator;
  rpc::Door door;
  AccountService accounts;
  DirectoryService service;
};

Directory::Directory(std::unique_ptr<State> state) : state_(std::move(state)) {}
Directory::~Directory() = default;

absl::StatusOr<std::unique_ptr<Directory>> Directory::Open(const DirectoryConfig& config, Clock& clock, Randomness& randomness) {
  ASSIGN_OR_RETURN(auto database, OpenDatabase(config.database));
  ASSIGN_OR_RETURN(crypto::SigningKey key, crypto::SigningKey::LoadOrCreate(config.key_folder + "/token.pem", randomness));
  auto state = std::make_unique<State>(config, std::move(database), std::move(key), clock, randomness);
  RETURN_IF_ERROR(state->door.Ready());
  if (!config.is_sample && !config.operator_agency.empty()) {
    ASSIGN_OR_RETURN(state->first_administrator,
                     MakeFirstAdministrator(*state->database, clock, randomness, config.operator_agency, config.key_folder));
  }
  return std::unique_ptr<Directory>(new Directory(std::move(state)));
}

rpc::Door& Directory::door() { return state_->door; }
crypto::PublicKey Directory::token_key() const { return state_->token_key.public_key(); }
const std::optional<FirstAdministrator>& Directory::first_administrator() const { return state_->first_administrator; }

}  // namespace vanthu::directory
