#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "grpcpp/grpcpp.h"
#include "services/distribution/distribution.h"
#include "services/distribution/distribution_test_directory.h"
#include "services/platform/bus/simulated_bus.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/event/dispatch_delivery.h"
#include "services/platform/event/envelope.h"
#include "services/platform/event/receipt.h"
#include "services/platform/rpc/in_process_server.h"
#include "tests/support/set_clock.h"
#include "tests/support/temporary_folder.h"
#include "vanthu/distribution/v1/distribution.grpc.pb.h"

namespace vanthu::distribution::testing {

// The whole service over a simulated broker, called as the processes of the house call it. Its pumps are turned by hand.
class House {
 public:
  House();
  ~House();

  void Open();  // after a Close: the same database, files and keys
  void Close();

  // Publishes to these recipients, its PDF uploaded before. The same id gives the same order.
  v1::PublishDispatchRequest Order(const std::string& id, const std::vector<std::string>& recipients);
  absl::Status Upload(const std::string& bytes, const Digest& digest);
  absl::StatusOr<v1::Dispatch> Publish(const v1::PublishDispatchRequest& order);
  absl::StatusOr<v1::Dispatch> PublishNew(const std::string& id, const std::vector<std::string>& recipients);

  std::vector<v1::Delivery> Deliveries(const std::string& id);
  v1::Delivery DeliveryTo(const std::string& id, const std::string& recipient);
  std::vector<bus::Record> Inbox(const std::string& agency) { return bus.Records(absl::StrCat("vanthu.v1.inbox.", agency)); }
  event::DispatchDelivery Received(const bus::Record& record);  // its envelope verified
  absl::StatusOr<v1::ResendDeliveryResponse> Resend(const v1::Delivery& delivery, const std::string& request_id);
  // As a connector tells that has seen the resend `resent_at`; none: no resend.
  absl::Status Report(const v1::Delivery& delivery, const std::string& state, const std::string& inbox,
                      std::optional<absl::Time> resent_at = std::nullopt);
  absl::StatusOr<v1::RegisterInboxResponse> Register(const std::string& agency, const std::string& inbox);
  absl::StatusOr<std::string> ReadFile(const v1::Delivery& delivery, const Digest& digest, const std::string& inbox);
  std::vector<std::string> AuditWords();

  // A recipient's answer to what it received, sent to the issuer's topic.
  void Answer(const event::DispatchDelivery& received, ReceiptStatus status);
  event::Receipt ReceiptFor(const event::DispatchDelivery& received, ReceiptStatus status);
  void Send(const event::Receipt& receipt, const crypto::SigningKey& signer, const KeyId& key_id);

  void Turn(int rounds = 3);  // every pump, so many times
  std::string PersonToken(type::v1::Role role);

  support::TemporaryFolder folder;
  support::SetClock clock;
  crypto::SeededRandomness randomness{7};
  bus::SimulatedBus bus;
  SmallDirectory directory;
  sql::CommitOutcome next_commit = sql::CommitOutcome::kCommit;
  std::string inbox = "inbox-1";  // of every recipient that answers
  std::map<std::string, crypto::SigningKey> receipt_keys;
  std::map<std::string, KeyId> receipt_key_ids;
  std::unique_ptr<Distribution> distribution;
  std::unique_ptr<v1::Distribution::Stub> drafting, connector;

 private:
  std::unique_ptr<files::Disk> disk_;
  crypto::SigningKey token_key_;
  std::unique_ptr<grpc::Server> directory_server_;
  std::unique_ptr<rpc::InProcessServer> server_;
};

}  // namespace vanthu::distribution::testing
