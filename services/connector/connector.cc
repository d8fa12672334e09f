#include "services/connector/connector.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "services/connector/endpoint/agency_rota.h"
#include "services/connector/endpoint/folder/folder_endpoint.h"
#include "services/connector/endpoint/hand_over.h"
#include "services/connector/endpoint/package_fetcher.h"
#include "services/connector/endpoint/package_judge.h"
#include "services/connector/endpoint/progress_reporter.h"
#include "services/connector/intake/inbox_desk.h"
#include "services/connector/intake/inbox_opener.h"
#include "services/connector/intake/intake.h"
#include "services/connector/intake/open_inboxes.h"
#include "services/connector/limits.h"
#include "services/connector/migrations.h"
#include "services/connector/receipt/receipt_key_ring.h"
#include "services/connector/receipt/receipt_sender.h"
#include "services/connector/rpc/connector_service.h"
#include "services/connector/rpc/directory_client.h"
#include "services/connector/rpc/distribution_client.h"
#include "services/connector/rpc/hosted_agencies.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/files/content_store.h"
#include "services/platform/outbox/relay.h"
#include "services/platform/rpc/refusal_audit.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::connector {
namespace {

absl::StatusOr<std::unique_ptr<sql::Database>> OpenDatabase(const sql::DatabaseOptions& options) {
  ASSIGN_OR_RETURN(auto database, sql::Database::Open(options));
  RETURN_IF_ERROR(database->Migrate("audit", audit::Migrations()));
  RETURN_IF_ERROR(database->Migrate("outbox", outbox::Migrations()));
  RETURN_IF_ERROR(database->Migrate("connector", Migrations()));
  return database;
}

rpc::DoorOptions DoorOptionsOf(const ConnectorConfig& config, sql::Database& database) {
  rpc::DoorOptions options;
  options.service = "connector";
  options.audience = config.installation;
  options.pool_threads = config.pool_threads;
  options.token_keys = config.token_keys;
  options.on_refusal = rpc::AuditRefusals(database);
  return options;
}

outbox::Relay::Options RelayOptions() {
  outbox::Relay::Options options;
  options.name = "connector.receipts";
  // Receipt 01 that was lost is asked for again by the record it answers; nobody asks for a later one, so these stay for a broker
  // that forgets.
  options.ends_with_ack = [](const outbox::OpenEntry& entry) { return IsArrivalReceipt(entry.entry.name); };
  options.resend_delay = [](const outbox::OpenEntry&, Randomness&) { return absl::InfiniteDuration(); };
  return options;
}

InboxOpener::Roll RollOf(const ConnectorConfig& config, const std::shared_ptr<grpc::Channel>& directory) {
  if (!config.agencies.empty()) return [agencies = config.agencies] { return agencies; };
  return [directory, elsewhere = config.agencies_elsewhere]() -> absl::StatusOr<std::vector<AgencyId>> {
    ASSIGN_OR_RETURN(std::vector<AgencyId> agencies, ConnectedAgencies(directory));
    std::erase_if(agencies, [&](const AgencyId& agency) { return elsewhere.contains(agency); });
    return agencies;
  };
}

// A lane for each agency, up to the limit: two could not serve the same one.
int LanesFor(const ConnectorConfig& config) {
  return config.agencies.empty() ? kHandOverLanes : std::min(static_cast<int>(config.agencies.size()), kHandOverLanes);
}

}  // namespace

struct Connector::State {
  State(const ConnectorConfig& config, const ConnectorWorld& world, std::unique_ptr<sql::Database> opened)
      : database(std::move(opened)),
        files(world.disk, world.randomness, config.files_folder),
        directory(world.directory),
        distribution(world.distribution),
        keys(config.key_folder, directory, world.randomness),
        opener({*database, world.randomness, keys, distribution, inboxes}, RollOf(config, world.directory)),
        receipts(*database, world.bus, world.randomness, RelayOptions()),
        progress(*database, distribution, inboxes),
        fetcher(files, distribution),
        endpoints(world.disk, world.randomness, config.endpoints_root),
        judge(directory, files),
        lanes(MakeLanes(world.randomness, LanesFor(config))),
        intake({*database, world.bus, directory, opener, inboxes},
               {config.installation, config.poll_wait, [this] { WakeAll(); }}),
        desk(*database, world.clock, inboxes, [this] { WakeAll(); }),
        door(DoorOptionsOf(config, *database), world.clock, world.randomness),
        service(door, desk) {}
  // The pool is joined before what its tasks use goes away.
  ~State() { door.Stop(); }

  std::vector<std::unique_ptr<HandOver>> MakeLanes(Randomness& randomness, int count) {
    std::vector<std::unique_ptr<HandOver>> made;
    for (int lane = 1; lane <= count; ++lane) {
      const HandOver::Surroundings around{
          *database, randomness, fetcher, endpoints, inboxes, rota, [this](Package& package) { return judge.Judge(package); }};
      made.push_back(std::make_unique<HandOver>(
          around, lane, HandOver::Bells{.on_change = [this] { WakeAnswerers(); }, .on_postponed = [this] { WakeLanes(); }}));
    }
    return made;
  }

  void WakeLanes() {
    for (const auto& lane : lanes) lane->Wake();
  }
  void WakeAnswerers() {
    receipts.Wake();
    progress.Wake();
  }
  void WakeAll() {
    WakeLanes();
    WakeAnswerers();
  }

  std::unique_ptr<sql::Database> database;
  files::ContentStore files;
  DirectoryClient directory;
  DistributionClient distribution;
  ReceiptKeyRing keys;
  OpenInboxes inboxes;
  InboxOpener opener;
  outbox::Relay receipts;
  ProgressReporter progress;
  PackageFetcher fetcher;
  FolderEndpoints endpoints;
  AgencyRota rota;
  PackageJudge judge;
  std::vector<std::unique_ptr<HandOver>> lanes;
  Intake intake;
  InboxDesk desk;
  rpc::Door door;
  ConnectorService service;
};

Connector::Connector(std::unique_ptr<State> state) : state_(std::move(state)) {}
Connector::~Connector() = default;

absl::StatusOr<std::unique_ptr<Connector>> Connector::Open(const ConnectorConfig& config, ConnectorWorld world) {
  ASSIGN_OR_RETURN(auto database, OpenDatabase(config.database));
  RETURN_IF_ERROR(world.disk.MakeFolders(config.files_folder));
  auto state = std::make_unique<State>(config, world, std::move(database));
  RETURN_IF_ERROR(state->files.DropUnfinished());
  RETURN_IF_ERROR(state->door.Ready());
  return std::unique_ptr<Connector>(new Connector(std::move(state)));
}

rpc::Door& Connector::door() { return state_->door; }

std::vector<Pump*> Connector::pumps() {
  std::vector<Pump*> pumps = {&state_->intake, &state_->receipts, &state_->progress};
  for (const auto& lane : state_->lanes) pumps.push_back(lane.get());
  return pumps;
}

}  // namespace vanthu::connector
