#include "services/numbering/numbering.h"

#include <optional>
#include <utility>

#include "services/numbering/register/book_keeper.h"
#include "services/numbering/register/number_allocator.h"
#include "services/numbering/register/number_finisher.h"
#include "services/numbering/register/register_store.h"
#include "services/numbering/rpc/key_directory_client.h"
#include "services/numbering/rpc/numbering_service.h"
#include "services/numbering/transparency/key_publisher.h"
#include "services/numbering/transparency/log_publisher.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/rpc/refusal_audit.h"
#include "services/platform/status/macros.h"

namespace vanthu::numbering {
namespace {

absl::StatusOr<std::unique_ptr<sql::Database>> OpenDatabase(const sql::DatabaseOptions& options) {
  ASSIGN_OR_RETURN(auto database, sql::Database::Open(options));
  RETURN_IF_ERROR(database->Migrate("audit", audit::Migrations()));
  RETURN_IF_ERROR(database->Migrate("numbering", Migrations()));
  return database;
}

rpc::DoorOptions DoorOptionsOf(const NumberingConfig& config, sql::Database& database) {
  rpc::DoorOptions options;
  options.service = "numbering";
  options.audience = config.installation;
  options.pool_threads = config.pool_threads;
  options.token_keys = config.token_keys;
  options.on_refusal = rpc::AuditRefusals(database);
  return options;
}

}  // namespace

struct Numbering::State {
  State(const NumberingConfig& config, std::unique_ptr<sql::Database> opened, const NumberingWorld& world)
      : database(std::move(opened)),
        keys(config.key_folder, world.randomness),
        house{config.installation, keys, world.randomness},
        books(config.books, config.books_of),
        clock(world.clock),
        published(world.disk, config.log_folder),
        log_publisher(*database, house, world.disk, published),
        finisher({*database, clock, house, [this] { WakePublishers(); }}),
        keeper(*database, clock, house, published),
        door(DoorOptionsOf(config, *database), world.clock, world.randomness),
        allocator({*database, books, clock, house, [this] { WakePublishers(); }},
                  [this](std::function<void()> batch) { return door.Post(std::move(batch)); }),
        service(door, {allocator, finisher, keeper}) {
    if (!world.directory) return;
    directory.emplace(world.directory);
    key_publisher.emplace(*database, keys, *directory);
  }
  // The pool is joined before what its tasks use goes away.
  ~State() { door.Stop(); }

  void WakePublishers() {
    if (key_publisher) key_publisher->Wake();
    log_publisher.Wake();
  }

  std::unique_ptr<sql::Database> database;
  LogKeys keys;
  LogHouse house;
  RegisterBooks books;
  BookClock clock;
  PublishedLogs published;
  LogPublisher log_publisher;
  std::optional<KeyDirectoryClient> directory;
  std::optional<KeyPublisher> key_publisher;
  NumberFinisher finisher;
  BookKeeper keeper;
  rpc::Door door;
  NumberAllocator allocator;
  NumberingService service;
};

Numbering::Numbering(std::unique_ptr<State> state) : state_(std::move(state)) {}
Numbering::~Numbering() = default;

absl::StatusOr<std::unique_ptr<Numbering>> Numbering::Open(const NumberingConfig& config, NumberingWorld world) {
  ASSIGN_OR_RETURN(auto database, OpenDatabase(config.database));
  auto state = std::make_unique<State>(config, std::move(database), world);
  RETURN_IF_ERROR(state->door.Ready());
  RETURN_IF_ERROR(state->log_publisher.CompareWithPublished(world.clock.Now()));
  return std::unique_ptr<Numbering>(new Numbering(std::move(state)));
}

rpc::Door& Numbering::door() { return state_->door; }

std::vector<Pump*> Numbering::pumps() {
  if (!state_->key_publisher) return {&state_->log_publisher};
  return {&*state_->key_publisher, &state_->log_publisher};
}

}  // namespace vanthu::numbering
