#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/connector/endpoint/agency_rota.h"
#include "services/connector/endpoint/folder/folder_endpoint.h"
#include "services/connector/endpoint/hand_over.h"
#include "services/connector/endpoint/package_fetcher.h"
#include "services/connector/endpoint/progress_reporter.h"
#include "services/connector/intake/inbox_desk.h"
#include "services/connector/intake/inbox_opener.h"
#include "services/connector/intake/intake.h"
#include "services/platform/bus/simulated_bus.h"
#include "services/platform/event/receipt.h"
#include "services/platform/files/content_store.h"
#include "services/platform/files/faulty_disk.h"
#include "services/platform/outbox/relay.h"
#include "tests/support/inbox_world.h"
#include "tests/support/set_clock.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::support {

// The rooms of a connector without their door, in a world that outlives its restarts. All of it is turned by hand, in one thread.
class InboxHouse {
 public:
  explicit InboxHouse(std::vector<AgencyId> hosted_agencies = {AgencyId::Trusted("so-y-te")});
  ~InboxHouse();

  void Restart();       // another process on the same database and folders
  void LoseDatabase();  // the same, on an empty database: a new inbox, which a person has let register
  void Settle();        // turns every pump until none of them wants to go on at once
  void Advance(absl::Duration by) { clock.Advance(by); }

  Recipient To(size_t hosted_index = 0) const { return {hosted[hosted_index], std::nullopt}; }
  std::string PutFile(std::string_view bytes);  // distribution has it; gives its bytes back
  verification::FileEntry EntryOf(std::string_view bytes, std::string_view name) const;
  // A dispatch with a PDF that distribution has.
  event::DispatchDelivery Deliver(std::string_view dispatch, size_t hosted_index = 0);
  // What a person's resend of it is now: the same, and a word of when it was asked for.
  event::DispatchDelivery Resent(event::DispatchDelivery delivery) {
    delivery.resent_at = clock.Now();
    return delivery;
  }
  void Send(const event::DispatchDelivery& delivery) { SendBytes(delivery.recipient.agency, issuer.Seal(delivery)); }
  void SendBytes(const AgencyId& agency, const std::string& value);

  std::vector<connector::InboxEntry> Entries(size_t hosted_index = 0);  // oldest first
  std::vector<connector::QuarantinedRecord> Quarantined();
  std::vector<event::Receipt> Receipts();                     // on the issuer's topic
  std::vector<std::string> ReceiptCodes();                    // "01 attempt 1"
  std::vector<std::string> Folders(size_t hosted_index = 0);  // that dispatches were handed over to
  std::filesystem::path EndpointRoot(size_t hosted_index = 0) const {
    return folder.path() / "endpoints" / hosted[hosted_index].text();
  }
  int64_t CountOfEvents(const std::string& event, size_t hosted_index = 0);

  TemporaryFolder folder;
  SetClock clock{absl::FromUnixSeconds(1717035600)};
  std::vector<AgencyId> hosted;  // what the roll says; one that is added joins
  bus::SimulatedBus bus;
  std::unique_ptr<files::Disk> system_disk = files::MakeSystemDisk();
  files::FaultyDisk disk{*system_disk};
  crypto::SeededRandomness randomness{7};
  TestDirectory directory;
  TestDistribution distribution;
  TestIssuer issuer{"so-noi-vu", directory, absl::UnixEpoch()};
  std::function<sql::CommitOutcome()> commit_outcome;            // empty: every commit is tried
  std::function<absl::Status(const connector::Package&)> judge;  // of fetched packages; empty: all are good

  struct Process;  // what a restart builds anew
  std::unique_ptr<Process> process;
};

struct InboxHouse::Process {
  explicit Process(InboxHouse& world);

  std::unique_ptr<sql::Database> database;
  files::ContentStore files;
  connector::ReceiptKeyRing keys;
  connector::OpenInboxes inboxes;
  connector::InboxOpener opener;
  outbox::Relay receipts;
  connector::ProgressReporter progress;
  connector::PackageFetcher fetcher;
  connector::FolderEndpoints endpoints;
  connector::AgencyRota rota;
  connector::HandOver hand_over;
  connector::Intake intake;
  connector::InboxDesk desk;
};

}  // namespace vanthu::support
