#include "services/distribution/receipt/receipt_intake.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "services/distribution/limits.h"
#include "services/distribution/receipt/receipt_ledger.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/bus/access_refusal.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/fault_point.h"

namespace vanthu::distribution {
namespace {

constexpr absl::Duration kAfterFailure = absl::Seconds(1);
constexpr absl::Duration kWhenIdle =
    absl::Milliseconds(20);  // the wait for receipts is the consumer's own; this only lets others in

AgencyId IssuerOf(std::string_view topic) {
  const std::string before = ReceiptsTopic(AgencyId());
  return AgencyId::Trusted(std::string(topic.substr(std::min(before.size(), topic.size()))));
}

absl::Status AuditQuarantine(sql::Transaction& tx, const RecordPlace& place, const Quarantine& why, absl::Time now) {
  return audit::Store(tx, {{.event = "receipt.quarantined",
                            .agency = IssuerOf(place.topic),
                            .actor = "services/distribution",
                            .subject = place.topic + "/" + std::to_string(place.offset),
                            .outcome = std::string(status::Name(why.reason)),
                            .detail = why.detail,
                            .at = now}});
}

}  // namespace

ReceiptIntake::ReceiptIntake(sql::Database& database, bus::Bus& bus, ReceiptKeys& keys, absl::Duration poll_wait)
    : database_(database), bus_(bus), judge_(keys), poll_wait_(poll_wait) {}

absl::Time ReceiptIntake::RunOnce(absl::Time now) {
  const auto more = Run(now);
  failure_ = more.status();
  if (!more.ok()) return now + kAfterFailure;
  if (issuers_.empty()) return absl::InfiniteFuture();  // the publisher wakes it
  return *more ? now : now + kWhenIdle;
}

absl::StatusOr<bool> ReceiptIntake::Run(absl::Time now) {
  RETURN_IF_ERROR(Follow());
  if (taken_.empty()) RETURN_IF_ERROR(Poll());
  ASSIGN_OR_RETURN(const std::vector<JudgedRecord> judged, JudgeAll(now));
  if (judged.empty()) return false;
  RETURN_IF_ERROR(database_.Write([&](sql::Transaction& tx) { return EnterAll(tx, judged, now); }));
  taken_.clear();
  VANTHU_FAULT_POINT("receipts.committed");
  return true;
}

// What was polled and not committed is dropped with the assignment: it is read again from the stored offsets.
absl::Status ReceiptIntake::Follow() {
  ASSIGN_OR_RETURN(const std::string identity, bus_.LogIdentity());
  ASSIGN_OR_RETURN(const auto positions, sql::Read<std::vector<ReceiptPosition>>(
                                             database_, [](sql::Transaction& tx) { return ReceiptStore::Positions(tx); }));
  std::set<AgencyId> issuers;
  for (const ReceiptPosition& position : positions) issuers.insert(position.issuer);
  if (consumer_ != nullptr && identity == log_identity_ && issuers == issuers_) return absl::OkStatus();

  std::vector<std::string> topics;
  std::vector<bus::Position> from;
  for (const ReceiptPosition& position : positions) {
    topics.push_back(ReceiptsTopic(position.issuer));
    from.push_back({topics.back(), position.log_identity == identity ? position.next_offset : 0});
  }
  ASSIGN_OR_RETURN(const std::vector<std::string> refused, bus_.EnsureTopics(topics));
  if (!refused.empty()) return bus::TopicsRefused(refused);
  taken_.clear();
  if (consumer_ == nullptr || identity != log_identity_) {
    consumer_.reset();
    ASSIGN_OR_RETURN(consumer_, bus_.NewConsumer());
  }
  if (const absl::Status assigned = consumer_->Assign(from); !assigned.ok()) {
    consumer_.reset();
    return assigned;
  }
  log_identity_ = identity;
  issuers_ = std::move(issuers);
  return absl::OkStatus();
}

absl::Status ReceiptIntake::Poll() {
  if (issuers_.empty()) return absl::OkStatus();
  auto polled = consumer_->Poll(kIntakeBatchMax, poll_wait_);
  if (!polled.ok()) {
    consumer_.reset();
    return polled.status();
  }
  taken_ = *std::move(polled);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<ReceiptIntake::JudgedRecord>> ReceiptIntake::JudgeAll(absl::Time now) {
  std::vector<JudgedRecord> judged;
  for (const bus::Record& record : taken_) {
    ASSIGN_OR_RETURN(Verdict verdict, judge_.Judge(IssuerOf(record.topic), record.value));
    judged.push_back({{record.topic, log_identity_, record.offset}, record.value, std::move(verdict), false});
  }
  ASSIGN_OR_RETURN(const auto again, sql::Read<std::vector<QuarantinedRecord>>(database_, [&](sql::Transaction& tx) {
                     return ReceiptStore::DueAgain(tx, now, kIntakeBatchMax);
                   }));
  for (const QuarantinedRecord& record : again) {
    ASSIGN_OR_RETURN(Verdict verdict, judge_.Judge(IssuerOf(record.place.topic), record.value));
    judged.push_back({record.place, record.value, std::move(verdict), true});
  }
  return judged;
}

absl::Status ReceiptIntake::EnterAll(sql::Transaction& tx, const std::vector<JudgedRecord>& judged, absl::Time now) {
  std::map<AgencyId, int64_t> next;
  for (const JudgedRecord& record : judged) {
    RETURN_IF_ERROR(Enter(tx, record, now));
    if (!record.again) next[IssuerOf(record.place.topic)] = record.place.offset + 1;
  }
  for (const auto& [issuer, offset] : next) RETURN_IF_ERROR(ReceiptStore::SetPosition(tx, {issuer, log_identity_, offset}));
  return absl::OkStatus();
}

absl::Status ReceiptIntake::Enter(sql::Transaction& tx, const JudgedRecord& record, absl::Time now) {
  std::optional<Quarantine> why;
  if (const auto* receipt = std::get_if<Receipt>(&record.verdict)) {
    ASSIGN_OR_RETURN(why, EnterReceipt(tx, *receipt, now));
  } else {
    why = std::get<Quarantine>(record.verdict);
  }
  if (!why) return record.again ? ReceiptStore::Remove(tx, record.place) : absl::OkStatus();
  const bool may_be_known_later = why->reason == status::Reason::kUnknownKey;
  if (!record.again || !may_be_known_later) RETURN_IF_ERROR(AuditQuarantine(tx, record.place, *why, now));
  return ReceiptStore::Put(
      tx, {record.place, record.value, *why, may_be_known_later ? std::optional(now + kJudgeAgainAfter) : std::nullopt}, now);
}

}  // namespace vanthu::distribution
