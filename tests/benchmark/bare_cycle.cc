#include "tests/benchmark/bare_cycle.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "services/platform/status/macros.h"
#include "tests/benchmark/fan_out_records.h"

namespace vanthu::benchmark {
namespace {

constexpr char kReceipts[] = "bare.receipts";
constexpr size_t kPdfBytes = 135'000;
constexpr size_t kTextBytes = 4'000;  // dispatch.json and the proof
constexpr size_t kReceiptBytes = 800;
constexpr int kPollMax = 500;
constexpr absl::Duration kPatience = absl::Minutes(1);

std::vector<sql::Migration> Tables() {
  return {{1, "0001_bare",
           "create table dispatch (round integer primary key, body blob not null);"
           "create table delivery (round integer, recipient text, state text, primary key (round, recipient));"
           "create table outbox (round integer, topic text, body blob, sends integer, primary key (round, topic));"
           "create table inbox (round integer, topic text, body blob, state text, primary key (round, topic));"}};
}

absl::Status WriteDurably(files::Disk& disk, const std::filesystem::path& to, const std::string& bytes) {
  ASSIGN_OR_RETURN(const auto file, disk.Create(to));
  RETURN_IF_ERROR(file->Append(bytes));
  RETURN_IF_ERROR(file->Sync());
  return file->Close();
}

absl::Status AllSent(const std::vector<absl::Status>& outcomes) {
  for (const absl::Status& outcome : outcomes) RETURN_IF_ERROR(outcome);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<BareCycle>> BareCycle::Open(bus::EmbeddedBroker& broker, int recipients) {
  std::unique_ptr<BareCycle> cycle(new BareCycle);
  for (auto& [name, database] : {std::pair{"issuer", &cycle->issuer_}, std::pair{"recipient", &cycle->recipient_}}) {
    ASSIGN_OR_RETURN(*database,
                     sql::Database::Open({.url = absl::StrFormat("sqlite:%s/%s.db", cycle->folder_.path().string(), name)}));
    RETURN_IF_ERROR((*database)->Migrate("bare", Tables()));
  }
  std::vector<std::string> topics = {kReceipts};
  std::vector<bus::Position> positions;
  for (outbox::Entry& entry : SealedFanOut(recipients, absl::Now())) {
    cycle->records_.push_back(std::move(entry.record));
    cycle->records_.back().topic = absl::StrCat("bare.", cycle->records_.size());
    topics.push_back(cycle->records_.back().topic);
    positions.push_back({topics.back(), 0});
    RETURN_IF_ERROR(cycle->disk_->MakeFolders(cycle->folder_.path() / topics.back() / ".staging"));
  }
  cycle->pdf_ = cycle->folder_.path() / "dispatch.pdf";
  RETURN_IF_ERROR(WriteDurably(*cycle->disk_, cycle->pdf_, std::string(kPdfBytes, 'v')));
  cycle->bus_ = broker.NewBus("bare");
  RETURN_IF_ERROR(cycle->bus_->EnsureTopics(topics).status());
  ASSIGN_OR_RETURN(cycle->producer_, cycle->bus_->NewProducer());
  ASSIGN_OR_RETURN(cycle->answering_, cycle->bus_->NewProducer());
  ASSIGN_OR_RETURN(cycle->consumer_, cycle->bus_->NewConsumer());
  ASSIGN_OR_RETURN(cycle->receipts_, cycle->bus_->NewConsumer());
  RETURN_IF_ERROR(cycle->consumer_->Assign(positions));
  RETURN_IF_ERROR(cycle->receipts_->Assign({{kReceipts, 0}}));
  return cycle;
}

absl::StatusOr<absl::Duration> BareCycle::RunOnce() {
  ++round_;
  const absl::Time start = absl::Now();
  RETURN_IF_ERROR(Publish());
  RETURN_IF_ERROR(Relay());
  RETURN_IF_ERROR(Connect());
  for (size_t recipient = 0; recipient < records_.size(); ++recipient) RETURN_IF_ERROR(HandOver(recipient));
  RETURN_IF_ERROR(Answer());
  RETURN_IF_ERROR(TakeReceipts());
  return absl::Now() - start;
}

absl::Status BareCycle::Publish() {
  return issuer_->Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(
        tx.Execute("insert into dispatch (round, body) values (?1, ?2)", round_, std::string(kTextBytes, 'd')).status());
    std::vector<std::vector<sql::Value>> deliveries;
    std::vector<std::vector<sql::Value>> outbox;
    for (const bus::Record& record : records_) {
      deliveries.push_back(sql::Transaction::ToValues(round_, record.topic, std::string("published")));
      outbox.push_back(sql::Transaction::ToValues(round_, record.topic, sql::Bytes{record.value}, int64_t{0}));
    }
    RETURN_IF_ERROR(tx.InsertAll("insert into delivery (round, recipient, state)", deliveries));
    return tx.InsertAll("insert into outbox (round, topic, body, sends)", outbox);
  });
}

absl::Status BareCycle::Relay() {
  RETURN_IF_ERROR(AllSent(producer_->Produce(records_)));
  return issuer_->Write(
      [&](sql::Transaction& tx) { return tx.Execute("update outbox set sends = sends + 1 where round = ?1", round_).status(); });
}

absl::StatusOr<std::vector<bus::Record>> BareCycle::Poll(bus::Consumer& consumer) {
  const absl::Time end = absl::Now() + kPatience;
  while (absl::Now() < end) {
    ASSIGN_OR_RETURN(auto records, consumer.Poll(kPollMax, absl::Milliseconds(200)));
    if (!records.empty()) return records;
  }
  return absl::DeadlineExceededError("the broker gave nothing");
}

absl::Status BareCycle::Connect() {
  for (size_t taken = 0; taken < records_.size();) {
    ASSIGN_OR_RETURN(const std::vector<bus::Record> records, Poll(*consumer_));
    taken += records.size();
    RETURN_IF_ERROR(recipient_->Write([&](sql::Transaction& tx) {
      std::vector<std::vector<sql::Value>> rows;
      for (const bus::Record& record : records)
        rows.push_back(sql::Transaction::ToValues(round_, record.topic, sql::Bytes{record.value}, std::string("waiting")));
      return tx.InsertAll("insert into inbox (round, topic, body, state)", rows);
    }));
  }
  return absl::OkStatus();
}

// As the folder endpoint does it (folder_endpoint.h): stage and flush, a line in the ledger, rename, then the row.
absl::Status BareCycle::HandOver(size_t recipient) {
  const std::string& topic = records_[recipient].topic;
  const std::filesystem::path root = folder_.path() / topic;
  const std::filesystem::path staging = root / ".staging" / absl::StrCat(round_);
  RETURN_IF_ERROR(disk_->MakeFolders(staging));
  RETURN_IF_ERROR(disk_->Copy(pdf_, staging / "dispatch.pdf"));
  for (const char* name : {"dispatch.json", "proof.txt"})
    RETURN_IF_ERROR(WriteDurably(*disk_, staging / name, std::string(kTextBytes, 'j')));
  RETURN_IF_ERROR(disk_->SyncFolder(staging));
  ASSIGN_OR_RETURN(const auto ledger, disk_->OpenToAppend(root / ".ledger"));
  RETURN_IF_ERROR(ledger->Append(absl::StrCat(round_, "\n")));
  RETURN_IF_ERROR(ledger->Sync());
  RETURN_IF_ERROR(ledger->Close());
  RETURN_IF_ERROR(disk_->Rename(staging, root / absl::StrCat(round_)));
  return recipient_->Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute("update inbox set state = 'handed over' where round = ?1 and topic = ?2", round_, topic).status());
    return tx
        .Execute("insert into outbox (round, topic, body, sends) values (?1, ?2, ?3, 0)", round_, topic,
                 std::string(kReceiptBytes, 'r'))
        .status();
  });
}

absl::Status BareCycle::Answer() {
  std::vector<bus::Record> answers;
  for (const bus::Record& record : records_) answers.push_back({kReceipts, record.topic, std::string(kReceiptBytes, 'r'), {}, 0});
  RETURN_IF_ERROR(AllSent(answering_->Produce(answers)));
  return recipient_->Write(
      [&](sql::Transaction& tx) { return tx.Execute("update outbox set sends = sends + 1 where round = ?1", round_).status(); });
}

absl::Status BareCycle::TakeReceipts() {
  for (size_t taken = 0; taken < records_.size();) {
    ASSIGN_OR_RETURN(const std::vector<bus::Record> records, Poll(*receipts_));
    taken += records.size();
    RETURN_IF_ERROR(issuer_->Write([&](sql::Transaction& tx) -> absl::Status {
      for (const bus::Record& record : records) {
        RETURN_IF_ERROR(
            tx.Execute("update delivery set state = 'receipted' where round = ?1 and recipient = ?2", round_, record.key)
                .status());
        RETURN_IF_ERROR(tx.Execute("delete from outbox where round = ?1 and topic = ?2", round_, record.key).status());
      }
      return absl::OkStatus();
    }));
  }
  return absl::OkStatus();
}

}  // namespace vanthu::benchmark
