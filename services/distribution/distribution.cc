#include "services/distribution/distribution.h"

#include <cstdint>
#include <utility>

#include "services/distribution/delivery/delivery_desk.h"
#include "services/distribution/delivery/inbox_registry.h"
#include "services/distribution/dispatch/dispatch_files.h"
#include "services/distribution/limits.h"
#include "services/distribution/migrations.h"
#include "services/distribution/publication/delivery_resender.h"
#include "services/distribution/publication/dispatch_publisher.h"
#include "services/distribution/publication/envelope_key_ring.h"
#include "services/distribution/publication/external_hand_over.h"
#include "services/distribution/publication/resend_delay.h"
#include "services/distribution/receipt/receipt_intake.h"
#include "services/distribution/receipt/receipt_store.h"
#include "services/distribution/rpc/directory_client.h"
#include "services/distribution/rpc/distribution_service.h"
#include "services/distribution/topic/topic_keeper.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/files/content_store.h"
#include "services/platform/outbox/outbox_store.h"
#include "services/platform/outbox/relay.h"
#include "services/platform/rpc/refusal_audit.h"
#include "services/platform/sql/request_key_store.h"
#include "services/platform/status/macros.h"

namespace vanthu::distribution {
namespace {

outbox::Relay::Options RelayOptions() {
  return {.name = "distribution.relay",
          .batch_max = kRelayBatchMax,
          .resend_delay = [](const outbox::OpenEntry& open, Randomness& randomness) {
            return ResendDelayOf(open.entry.urgency, open.sends, static_cast<uint8_t>(randomness.Bytes(1)[0]));
          }};
}

absl::Status AddIssuers(sql::Database& database, const std::vector<AgencyId>& issuers) {
  return database.Write([&](sql::Transaction& tx) -> absl::Status {
    for (const AgencyId& issuer : issuers) RETURN_IF_ERROR(ReceiptStore::AddIssuer(tx, issuer));
    return absl::OkStatus();
  });
}

rpc::DoorOptions WithAudit(rpc::DoorOptions options, sql::Database& database) {
  options.on_refusal = rpc::AuditRefusals(database);
  return options;
}

std::unique_ptr<TopicKeeper> KeeperOf(const DistributionSurroundings& around, ConnectorPrincipals principals,
                                      DirectoryClient& directory) {
  if (around.broker_admin == nullptr) return nullptr;
  return std::make_unique<TopicKeeper>(TopicKeeper::Parts{
      around.bus, *around.broker_admin, [&directory] { return directory.ListConnected(); }, std::move(principals)});
}

}  // namespace

struct Distribution::Rooms {
  Rooms(DistributionConfig config, DistributionSurroundings around, std::unique_ptr<sql::Database> opened)
      : database(std::move(opened)),
        store(around.disk, around.randomness, config.files_folder),
        directory(around.directory, around.clock),
        files(store),
        deliveries(*database, around.clock),
        inboxes(*database, around.clock),
        intake(*database, around.bus, directory, config.receipt_wait),
        relay(*database, around.bus, around.randomness, RelayOptions()),
        keys(config.key_folder, directory, around.clock, around.randomness),
        publisher({*database, files, keys, directory, around.clock}, [this] { WakePumps(); }),
        external(*database, directory, publisher, around.clock),
        resender({*database, keys, directory, around.clock}, [this] { WakePumps(); }),
        topics(KeeperOf(around, config.principals, directory)),
        door(WithAudit(std::move(config.door), *database), around.clock, around.randomness),
        service(door, {*database, files, deliveries, inboxes, publisher, external, resender}) {}

  void WakePumps() {
    relay.Wake();
    intake.Wake();
  }

  std::unique_ptr<sql::Database> database;
  files::ContentStore store;
  DirectoryClient directory;
  DispatchFiles files;
  DeliveryDesk deliveries;
  InboxRegistry inboxes;
  ReceiptIntake intake;
  outbox::Relay relay;
  EnvelopeKeyRing keys;
  DispatchPublisher publisher;
  ExternalHandOver external;
  DeliveryResender resender;
  std::unique_ptr<TopicKeeper> topics;  // none without a broker's admin
  rpc::Door door;
  DistributionService service;
};

absl::StatusOr<std::unique_ptr<Distribution>> Distribution::Open(DistributionConfig config,
                                                                 DistributionSurroundings surroundings) {
  ASSIGN_OR_RETURN(auto database, sql::Database::Open(config.database));
  RETURN_IF_ERROR(database->Migrate("request_key", sql::RequestKeyMigrations()));
  RETURN_IF_ERROR(database->Migrate("audit", audit::Migrations()));
  RETURN_IF_ERROR(database->Migrate("outbox", outbox::Migrations()));
  RETURN_IF_ERROR(database->Migrate("distribution", Migrations()));
  RETURN_IF_ERROR(AddIssuers(*database, config.issuers));
  RETURN_IF_ERROR(surroundings.disk.MakeFolders(config.files_folder));
  RETURN_IF_ERROR(surroundings.disk.MakeFolders(config.key_folder));
  auto rooms = std::make_unique<Rooms>(std::move(config), std::move(surroundings), std::move(database));
  RETURN_IF_ERROR(rooms->store.DropUnfinished());
  return std::unique_ptr<Distribution>(new Distribution(std::move(rooms)));
}

Distribution::Distribution(std::unique_ptr<Rooms> rooms) : rooms_(std::move(rooms)) {}
Distribution::~Distribution() = default;
rpc::Door& Distribution::door() { return rooms_->door; }

std::vector<Pump*> Distribution::pumps() {
  std::vector<Pump*> pumps = {&rooms_->relay, &rooms_->intake};
  if (rooms_->topics) pumps.push_back(rooms_->topics.get());
  return pumps;
}

}  // namespace vanthu::distribution
