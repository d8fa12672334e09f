#include "services/platform/outbox/relay.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/fault_point.h"

namespace vanthu::outbox {
namespace {

constexpr absl::Duration kPauseFirst = absl::Milliseconds(500);
constexpr absl::Duration kPauseMax = absl::Minutes(1);  // a broker that came back is found within it
constexpr int64_t kDoublingsMax = 7;

}  // namespace

Relay::Relay(sql::Database& database, bus::Bus& bus, Randomness& randomness, Options options)
    : database_(database), bus_(bus), randomness_(randomness), options_(std::move(options)) {}

absl::Time Relay::RunOnce(absl::Time now) {
  failure_ = absl::OkStatus();
  const auto next = RunBatch(now);
  if (next.ok()) return *next;
  failure_ = next.status();
  return now + PauseAfter(failures_++);
}

// Between half and all of a doubling pause: the relays of a province do not come back to a broker all at once.
absl::Duration Relay::PauseAfter(int64_t failures) {
  const absl::Duration full = std::min(kPauseMax, kPauseFirst * (int64_t{1} << std::min(failures, kDoublingsMax)));
  const auto chance = static_cast<uint8_t>(randomness_.Bytes(1)[0]);
  return full / 2 + full / 2 * chance / 255;
}

absl::StatusOr<absl::Time> Relay::RunBatch(absl::Time now) {
  RETURN_IF_ERROR(FollowLog(now));
  ASSIGN_OR_RETURN(std::vector<OpenEntry> due, TakeDue(now));
  const bool full = due.size() >= static_cast<size_t>(options_.batch_max);
  absl::Time earliest = now;
  if (!due.empty()) {
    ASSIGN_OR_RETURN(const Sent sent, Send(std::move(due)));
    const auto acked =
        std::count_if(sent.outcomes.begin(), sent.outcomes.end(), [](const auto& outcome) { return outcome.ok(); });
    VANTHU_FAULT_POINT("relay.produced");
    // Where records end with their ack they are answers: a kill there is another one than a kill of what they answer.
    if (options_.ends_with_ack) VANTHU_FAULT_POINT("receipts.produced");
    RETURN_IF_ERROR(Note(sent, now));
    for (const absl::Status& outcome : sent.outcomes) failure_.Update(outcome);
    // A broker that takes nothing is left alone for a moment: the rest of the outbox may meet the same end.
    if (acked == 0) earliest = now + kPauseFirst;
  }
  failures_ = 0;
  if (full) return earliest;
  ASSIGN_OR_RETURN(const auto next,
                   sql::Read<std::optional<absl::Time>>(database_, [](sql::Transaction& tx) { return NextDue(tx); }));
  return std::max(earliest, next.value_or(absl::InfiniteFuture()));
}

absl::Status Relay::FollowLog(absl::Time now) {
  ASSIGN_OR_RETURN(const std::string identity, bus_.LogIdentity());
  if (identity == log_identity_) return absl::OkStatus();
  absl::Status stored = database_.Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const std::optional<std::string> known, LogIdentity(tx));
    if (known == identity) return absl::OkStatus();
    RETURN_IF_ERROR(MakeAllDue(tx, now));
    return SetLogIdentity(tx, identity);
  });
  if (!stored.ok()) return stored;
  log_identity_ = identity;
  topics_.clear();
  return absl::OkStatus();
}

absl::StatusOr<std::vector<OpenEntry>> Relay::TakeDue(absl::Time now) {
  return sql::Read<std::vector<OpenEntry>>(database_, [&](sql::Transaction& tx) { return Due(tx, now, options_.batch_max); });
}

absl::Status Relay::EnsureTopics(const std::vector<bus::Record>& records) {
  std::set<std::string> missing;
  for (const bus::Record& record : records) {
    if (topics_.count(record.topic) == 0) missing.insert(record.topic);
  }
  if (missing.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::vector<std::string> refused, bus_.EnsureTopics({missing.begin(), missing.end()}));
  for (const std::string& topic : refused) missing.erase(topic);  // their records fail one by one, the others go
  topics_.merge(missing);
  return absl::OkStatus();
}

absl::StatusOr<Relay::Sent> Relay::Send(std::vector<OpenEntry> entries) {
  std::vector<bus::Record> records;
  records.reserve(entries.size());
  for (OpenEntry& open : entries) records.push_back(std::move(open.entry.record));
  RETURN_IF_ERROR(EnsureTopics(records));
  if (producer_ == nullptr) {
    ASSIGN_OR_RETURN(producer_, bus_.NewProducer());
  }
  std::vector<absl::Status> outcomes = producer_->Produce(records);
  if (outcomes.size() != entries.size()) return absl::InternalError("the producer did not answer for each record");
  for (size_t i = 0; i < entries.size(); ++i) {
    entries[i].entry.record = std::move(records[i]);
    entries[i].sends += outcomes[i].ok() ? 1 : 0;
  }
  return Sent{std::move(entries), std::move(outcomes)};
}

bool Relay::EndsWithAck(const OpenEntry& entry) const { return options_.ends_with_ack && options_.ends_with_ack(entry); }

absl::Time Relay::NextDueOf(const OpenEntry& entry, bool acked, absl::Time now) {
  if (!acked) return now + PauseAfter(entry.failures);
  return EndsWithAck(entry) ? absl::InfiniteFuture() : now + options_.resend_delay(entry, randomness_);
}

absl::Status Relay::Note(const Sent& sent, absl::Time now) {
  // Chance is asked outside of the transaction, which may run again.
  std::vector<absl::Time> next;
  next.reserve(sent.entries.size());
  for (size_t i = 0; i < sent.entries.size(); ++i) next.push_back(NextDueOf(sent.entries[i], sent.outcomes[i].ok(), now));
  std::vector<outbox::Sent> acked;
  for (size_t i = 0; i < sent.entries.size(); ++i) {
    if (sent.outcomes[i].ok()) acked.push_back({sent.entries[i].entry.name, next[i]});
  }
  return database_.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(MarkAllSent(tx, acked, now));
    for (size_t i = 0; i < sent.entries.size(); ++i) {
      const std::string& name = sent.entries[i].entry.name;
      if (!sent.outcomes[i].ok()) {
        RETURN_IF_ERROR(Postpone(tx, name, next[i]));
      } else if (EndsWithAck(sent.entries[i])) {
        RETURN_IF_ERROR(Close(tx, name));
      }
    }
    return absl::OkStatus();
  });
}

}  // namespace vanthu::outbox
