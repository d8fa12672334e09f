#include "tests/support/inbox_house.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/connector/migrations.h"
#include "services/connector/receipt/receipt_sender.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/event/envelope.h"

namespace vanthu::support {
namespace {

constexpr int kTurnsMax = 200;

std::unique_ptr<sql::Database> OpenDatabase(InboxHouse& world) {
  sql::DatabaseOptions options;
  options.url = absl::StrCat("sqlite:", (world.folder.path() / "connector.db").string());
  options.commit_outcome = [&world] { return world.commit_outcome ? world.commit_outcome() : sql::CommitOutcome::kCommit; };
  auto database = sql::Database::Open(options);
  const bool ready = database.ok() && (*database)->Migrate("audit", audit::Migrations()).ok() &&
                     (*database)->Migrate("outbox", outbox::Migrations()).ok() &&
                     (*database)->Migrate("connector", connector::Migrations()).ok();
  if (!ready) std::abort();
  return *std::move(database);
}

outbox::Relay::Options RelayOptions() {
  outbox::Relay::Options options;
  options.name = "connector.receipts";
  options.ends_with_ack = [](const outbox::OpenEntry& entry) { return connector::IsArrivalReceipt(entry.entry.name); };
  options.resend_delay = [](const outbox::OpenEntry&, Randomness&) { return absl::InfiniteDuration(); };
  return options;
}

}  // namespace

InboxHouse::Process::Process(InboxHouse& world)
    : database(OpenDatabase(world)),
      files(world.disk, world.randomness, world.folder.path() / "files"),
      keys(world.folder.path() / "keys", world.directory, world.randomness),
      opener({*database, world.randomness, keys, world.distribution, inboxes}, [&world] { return world.hosted; }),
      receipts(*database, world.bus, world.randomness, RelayOptions()),
      progress(*database, world.distribution, inboxes),
      fetcher(files, world.distribution),
      endpoints(world.disk, world.randomness, world.folder.path() / "endpoints"),
      hand_over({*database, world.randomness, fetcher, endpoints, inboxes, rota, world.judge}, 1, {}),
      intake({*database, world.bus, world.directory, opener, inboxes}, {kTestInstallation, absl::ZeroDuration(), nullptr}),
      desk(*database, world.clock, inboxes, nullptr) {}

InboxHouse::InboxHouse(std::vector<AgencyId> hosted_agencies) : hosted(std::move(hosted_agencies)) {
  for (const char* name : {"keys", "files"}) std::filesystem::create_directories(folder.path() / name);
  process = std::make_unique<Process>(*this);
}
InboxHouse::~InboxHouse() = default;

void InboxHouse::Restart() {
  process.reset();
  process = std::make_unique<Process>(*this);
}

void InboxHouse::LoseDatabase() {
  process.reset();
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(folder.path() / absl::StrCat("connector.db", suffix));
  distribution.inboxes.clear();
  process = std::make_unique<Process>(*this);
}

void InboxHouse::Settle() {
  const std::vector<Pump*> pumps = {&process->intake, &process->hand_over, &process->receipts, &process->progress};
  for (int turn = 0; turn < kTurnsMax; ++turn) {
    bool more = false;
    for (Pump* pump : pumps) more = pump->RunOnce(clock.Now()) <= clock.Now() || more;
    if (!more && turn > 0) return;  // what the last pump did may be work for the first
  }
}

std::string InboxHouse::PutFile(std::string_view bytes) {
  distribution.files[crypto::Sha256(bytes)] = std::string(bytes);
  return std::string(bytes);
}

verification::FileEntry InboxHouse::EntryOf(std::string_view bytes, std::string_view name) const {
  return {crypto::Sha256(bytes), static_cast<int64_t>(bytes.size()), std::string(name)};
}

event::DispatchDelivery InboxHouse::Deliver(std::string_view dispatch, size_t hosted_index) {
  const std::string pdf = PutFile(std::string("%PDF ") + std::string(dispatch));
  return issuer.Deliver(dispatch, To(hosted_index), {EntryOf(pdf, "05_SNV-VP.pdf")}, clock.Now());
}

void InboxHouse::SendBytes(const AgencyId& agency, const std::string& value) {
  const std::string topic = InboxTopic(agency);
  auto producer = bus.NewProducer();
  const bool sent =
      producer.ok() && bus.EnsureTopics({topic}).ok() && (*producer)->Produce({{topic, "key", value, {}, 0}}).front().ok();
  if (!sent) std::abort();
}

std::vector<connector::InboxEntry> InboxHouse::Entries(size_t hosted_index) {
  auto entries = process->desk.List(hosted[hosted_index], {0, 1000});
  if (!entries.ok()) std::abort();
  std::reverse(entries->begin(), entries->end());
  return *std::move(entries);
}

std::vector<connector::QuarantinedRecord> InboxHouse::Quarantined() {
  auto records = process->desk.ListQuarantine(hosted[0], {0, 1000});
  if (!records.ok()) std::abort();
  return *std::move(records);
}

std::vector<event::Receipt> InboxHouse::Receipts() {
  std::vector<event::Receipt> receipts;
  for (const bus::Record& record : bus.Records(ReceiptsTopic(issuer.agency))) {
    const auto envelope = event::Open(record.value);
    if (!envelope.ok()) std::abort();
    auto receipt = event::DecodeReceipt(envelope->payload);
    if (!receipt.ok() || !envelope->Verify(directory.receipt_keys.at(receipt->recipient.agency))) std::abort();
    receipts.push_back(*std::move(receipt));
  }
  return receipts;
}

std::vector<std::string> InboxHouse::ReceiptCodes() {
  std::vector<std::string> codes;
  for (const event::Receipt& receipt : Receipts()) {
    codes.push_back(absl::StrCat(ReceiptStatusCode(receipt.status), " attempt ", receipt.attempt));
  }
  return codes;
}

std::vector<std::string> InboxHouse::Folders(size_t hosted_index) {
  std::vector<std::string> folders;
  const std::filesystem::path root = EndpointRoot(hosted_index);
  if (!std::filesystem::exists(root)) return folders;
  for (const auto& year : std::filesystem::directory_iterator(root)) {
    if (!year.is_directory() || year.path().filename() == ".staging") continue;
    for (const auto& found : std::filesystem::directory_iterator(year)) folders.push_back(found.path().filename().string());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

int64_t InboxHouse::CountOfEvents(const std::string& event, size_t hosted_index) {
  const auto events = process->desk.ListAudit(hosted[hosted_index], {0, 1000});
  if (!events.ok()) std::abort();
  return std::count_if(events->begin(), events->end(),
                       [&](const audit::StoredEvent& stored) { return stored.event.event == event; });
}

}  // namespace vanthu::support
