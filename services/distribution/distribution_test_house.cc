#include "services/distribution/distribution_test_house.h"

#include <utility>

#include "gtest/gtest.h"
#include "services/distribution/rpc/distribution_mapping.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/rpc/person_token.h"
#include "services/verification/manifest.h"
#include "services/verification/recipient_list.h"

namespace vanthu::distribution::testing {
namespace {

constexpr char kIssuer[] = "agencies/stttt";
using Stub = v1::Distribution::Stub;

template <class T>
T Must(absl::StatusOr<T> result) {
  EXPECT_TRUE(result.ok()) << result.status();
  return result.ok() ? *std::move(result) : T();
}

verification::FrozenList ListOf(const std::vector<std::string>& recipients) {
  std::vector<verification::FrozenRecipient> frozen;
  for (const std::string& name : recipients) frozen.push_back({Must(Recipient::Parse(name)), true, false, {"để báo cáo"}});
  return verification::FrozenList::Of(frozen);
}

}  // namespace

House::House()
    : clock(absl::FromUnixSeconds(1'717'000'000)),
      directory(clock),
      disk_(files::MakeSystemDisk()),
      token_key_(crypto::SigningKey::FromSeed(std::string(32, 't'))) {
  directory_server_ = grpc::ServerBuilder().RegisterService(&directory).BuildAndStart();
  for (const char* agency : {"agencies/stttt", "agencies/so-a", "agencies/so-b", "agencies/so-c"}) {
    directory.connected[agency] = true;
    receipt_keys.emplace(agency, crypto::SigningKey::FromSeed(crypto::Sha256(agency).Bytes()));
    receipt_key_ids[agency] = directory.Learn(agency, receipt_keys.at(agency));
  }
  directory.connected["agencies/so-xa"] = false;
  Open();
}

House::~House() {
  Close();
  directory_server_->Shutdown();
}

void House::Open() {
  DistributionConfig config{
      .database = {.url = absl::StrCat("sqlite:", (folder.path() / "distribution.db").string()),
                   .commit_outcome = [this] { return std::exchange(next_commit, sql::CommitOutcome::kCommit); }},
      .files_folder = folder.path() / "files",
      .key_folder = folder.path() / "keys",
      .issuers = {AgencyId::Trusted("stttt")},
      .receipt_wait = absl::ZeroDuration(),
      .door = {.service = "distribution", .audience = "here"}};
  const crypto::PublicKey token_key = token_key_.public_key();
  config.door.token_keys = [token_key] { return std::vector{token_key}; };
  auto opened = Distribution::Open(std::move(config), {clock, randomness, *disk_, bus, directory_server_->InProcessChannel({})});
  ASSERT_TRUE(opened.ok()) << opened.status();
  distribution = *std::move(opened);
  auto started = rpc::InProcessServer::Start(distribution->door());
  ASSERT_TRUE(started.ok()) << started.status();
  server_ = *std::move(started);
  drafting = v1::Distribution::NewStub(server_->ChannelFor("drafting"));
  connector = v1::Distribution::NewStub(server_->ChannelFor("connector"));
}

void House::Close() {
  if (server_ != nullptr) server_->Shutdown();
  drafting.reset();
  connector.reset();
  server_.reset();
  distribution.reset();
}

v1::PublishDispatchRequest House::Order(const std::string& id, const std::vector<std::string>& recipients) {
  const std::string pdf = absl::StrCat("%PDF of ", id);
  const verification::FrozenList list = ListOf(recipients);
  const verification::Manifest manifest{.issuer = AgencyId::Trusted("stttt"),
                                        .dispatch = DispatchId::Trusted(id),
                                        .number = {7, "STTTT-BCXB"},
                                        .day = absl::CivilDay(2024, 5, 30),
                                        .pdf = {crypto::Sha256(pdf), static_cast<int64_t>(pdf.size()), "07-STTTT-BCXB.pdf"},
                                        .recipients = list.TextDigest()};
  v1::PublishDispatchRequest request;
  request.set_parent(kIssuer);
  v1::Dispatch* dispatch = request.mutable_dispatch();
  dispatch->set_name(absl::StrCat(kIssuer, "/dispatches/", id));
  dispatch->set_number(7);
  dispatch->set_notation("STTTT-BCXB");
  dispatch->set_day("2024-05-30");
  dispatch->set_document_type("cong-van");
  dispatch->set_abstract("V/v kiểm thử");
  dispatch->set_manifest(verification::ManifestText(manifest));
  dispatch->mutable_pdf()->set_digest(manifest.pdf.digest.Bytes());
  dispatch->mutable_pdf()->set_size_bytes(manifest.pdf.size_bytes);
  dispatch->mutable_pdf()->set_file_name(manifest.pdf.name);
  request.set_frozen_list(list.Text());
  for (const std::string& recipient : recipients) {
    request.add_recipients()->set_recipient(recipient);
    request.mutable_recipients()->rbegin()->set_display_name(absl::StrCat("Tên của ", recipient));
  }
  return request;
}

absl::Status House::Upload(const std::string& bytes, const Digest& digest) {
  bool sent = false;
  return rpc::CallUpload(*drafting, &Stub::UploadFile,
                         [&](v1::UploadFileRequest* chunk) -> absl::StatusOr<bool> {
                           chunk->set_parent(kIssuer);
                           chunk->set_digest(digest.Bytes());
                           chunk->set_chunk(bytes);
                           return !std::exchange(sent, true);
                         })
      .status();
}

absl::StatusOr<v1::Dispatch> House::Publish(const v1::PublishDispatchRequest& order) {
  return rpc::CallUnary(*drafting, &Stub::PublishDispatch, order);
}

absl::StatusOr<v1::Dispatch> House::PublishNew(const std::string& id, const std::vector<std::string>& recipients) {
  const std::string pdf = absl::StrCat("%PDF of ", id);
  if (const absl::Status stored = Upload(pdf, crypto::Sha256(pdf)); !stored.ok()) return stored;
  return Publish(Order(id, recipients));
}

std::vector<v1::Delivery> House::Deliveries(const std::string& id) {
  v1::ListDeliveriesRequest request;
  request.set_parent(absl::StrCat(kIssuer, "/dispatches/", id));
  const auto response = Must(rpc::CallUnary(*drafting, &Stub::ListDeliveries, request));
  return {response.deliveries().begin(), response.deliveries().end()};
}

v1::Delivery House::DeliveryTo(const std::string& id, const std::string& recipient) {
  for (const v1::Delivery& delivery : Deliveries(id)) {
    if (delivery.recipient() == recipient) return delivery;
  }
  ADD_FAILURE() << "no delivery to " << recipient;
  return {};
}

event::DispatchDelivery House::Received(const bus::Record& record) {
  const auto envelope = event::Open(record.value);
  if (!envelope.ok()) return Must<event::DispatchDelivery>(envelope.status());
  const auto key = directory.keys.find(absl::StrCat(kIssuer, "/keys/", envelope->key_id.text()));
  EXPECT_TRUE(key != directory.keys.end() && envelope->Verify({key->second.public_key()}));
  return Must(event::DecodeDispatchDelivery(envelope->payload));
}

absl::StatusOr<v1::ResendDeliveryResponse> House::Resend(const v1::Delivery& delivery, const std::string& request_id) {
  v1::ResendDeliveryRequest request;
  request.set_name(delivery.name());
  request.set_request_id(request_id);
  return rpc::CallUnary(*drafting, &Stub::ResendDelivery, request, {.person_token = PersonToken(type::v1::ROLE_CLERK)});
}

absl::Status House::Report(const v1::Delivery& delivery, const std::string& state, const std::string& of_inbox,
                           std::optional<absl::Time> resent_at) {
  v1::ReportProgressRequest request;
  request.set_parent(delivery.recipient());
  request.set_inbox(of_inbox);
  v1::Progress* progress = request.add_progress();
  progress->set_delivery(delivery.name());
  progress->set_attempt(delivery.attempt());
  if (resent_at) *progress->mutable_resent_at() = ToProto(*resent_at);
  progress->set_state(state);
  progress->set_reason("thư mục không ghi được");
  return rpc::CallUnary(*connector, &Stub::ReportProgress, request).status();
}

absl::StatusOr<v1::RegisterInboxResponse> House::Register(const std::string& agency, const std::string& id) {
  v1::RegisterInboxRequest request;
  request.set_parent(agency);
  request.set_inbox(id);
  return rpc::CallUnary(*connector, &Stub::RegisterInbox, request);
}

absl::StatusOr<std::string> House::ReadFile(const v1::Delivery& delivery, const Digest& digest, const std::string& of_inbox) {
  v1::ReadDeliveryFileRequest request;
  request.set_name(delivery.name());
  request.set_digest(digest.Bytes());
  request.set_inbox(of_inbox);
  std::string bytes;
  const absl::Status read = rpc::CallStream(*connector, &Stub::ReadDeliveryFile, request, [&](const v1::FileChunk& chunk) {
    bytes += chunk.chunk();
    return absl::OkStatus();
  });
  if (!read.ok()) return read;
  return bytes;
}

std::vector<std::string> House::AuditWords() {
  v1::ListAuditEventsRequest request;
  request.set_parent(kIssuer);
  const auto response =
      Must(rpc::CallUnary(*drafting, &Stub::ListAuditEvents, request, {.person_token = PersonToken(type::v1::ROLE_AUDITOR)}));
  std::vector<std::string> words;
  for (const auto& event : response.events()) words.push_back(absl::StrCat(event.event(), " ", event.outcome()));
  return words;
}

event::Receipt House::ReceiptFor(const event::DispatchDelivery& received, ReceiptStatus status) {
  return {.issuer = received.issuer,
          .dispatch = received.dispatch,
          .delivery = received.delivery,
          .attempt = received.attempt,
          .recipient = received.recipient,
          .content_digest = received.content_digest,
          .status = status,
          .reached_at = clock.Now(),
          .reason = status == ReceiptStatus::kRefused ? "không thuộc thẩm quyền" : "",
          .inbox = InboxId::Trusted(inbox),
          .sealed_at = clock.Now()};
}

void House::Send(const event::Receipt& receipt, const crypto::SigningKey& signer, const KeyId& key_id) {
  const std::string topic = ReceiptsTopic(receipt.issuer);
  ASSERT_TRUE(bus.EnsureTopics({topic}).ok());
  const auto producer = Must(bus.NewProducer());
  const auto sent = producer->Produce(
      {{topic, receipt.dispatch.text(), event::Seal(event::Encode(receipt), event::kReceiptType, key_id, signer), {}, 0}});
  ASSERT_TRUE(sent.front().ok()) << sent.front();
}

void House::Answer(const event::DispatchDelivery& received, ReceiptStatus status) {
  const std::string agency = absl::StrCat("agencies/", received.recipient.agency.text());
  Send(ReceiptFor(received, status), receipt_keys.at(agency), receipt_key_ids.at(agency));
}

void House::Turn(int rounds) {
  for (int i = 0; i < rounds; ++i) {
    for (Pump* pump : distribution->pumps()) pump->RunOnce(clock.Now());
  }
}

std::string House::PersonToken(type::v1::Role role) {
  return rpc::MintPersonToken(token_key_, {.person = {AccountId::Trusted("van-thu"), AgencyId::Trusted("stttt"), {role}},
                                           .audience = "here",
                                           .presenter = "",
                                           .expires = clock.Now() + absl::Minutes(10)});
}

}  // namespace vanthu::distribution::testing
