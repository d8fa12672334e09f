#include "services/connector/intake/intake.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "services/connector/intake/inbox_store.h"
#include "services/connector/intake/quarantine_store.h"
#include "services/connector/limits.h"
#include "services/platform/bus/access_refusal.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/fault_point.h"

namespace vanthu::connector {
namespace {

constexpr absl::Duration kAfterFailure = absl::Seconds(1);
constexpr absl::Duration kWhenIdle =
    absl::Milliseconds(20);  // the wait for records is the consumer's own; this only lets others in

std::vector<std::string> TopicsOf(const std::vector<AgencyId>& agencies) {
  std::vector<std::string> topics;
  topics.reserve(agencies.size());
  for (const AgencyId& agency : agencies) topics.push_back(InboxTopic(agency));
  return topics;
}

}  // namespace

Intake::Intake(Surroundings around, Options options) : around_(around), options_(std::move(options)) {}

absl::Time Intake::RunOnce(absl::Time now) {
  const bool opened = around_.opener.OpenDue(now);
  if (opened && options_.on_taken) options_.on_taken();  // what an earlier run took waits for its inbox
  const auto more = Run(now);
  failure_ = more.ok() && !refused_.empty() ? bus::TopicsRefused(refused_) : more.status();
  const absl::Time next_open = around_.opener.NextTry();
  if (!more.ok()) return std::min(now + kAfterFailure, next_open);
  if (reading_.empty()) return next_open;
  return *more ? now : now + kWhenIdle;
}

absl::StatusOr<bool> Intake::Run(absl::Time now) {
  RETURN_IF_ERROR(Follow(now));
  if (taken_.empty()) RETURN_IF_ERROR(Poll());
  ASSIGN_OR_RETURN(const std::vector<JudgedRecord> judged, JudgeAll(now));
  if (judged.empty()) return false;
  RETURN_IF_ERROR(around_.database.Write([&](sql::Transaction& tx) { return EnterAll(tx, judged, now); }));
  const bool read_any = !taken_.empty();
  taken_.clear();
  judge_again_at_ = absl::InfinitePast();
  VANTHU_FAULT_POINT("intake.committed");
  if (options_.on_taken) options_.on_taken();
  return read_any;
}

absl::Status Intake::Follow(absl::Time now) {
  const std::vector<AgencyId> open = around_.open.List();
  ASSIGN_OR_RETURN(const std::string identity, around_.bus.LogIdentity());
  const bool is_followed = consumer_ != nullptr && identity == log_identity_ && open == reading_;
  if (is_followed && (refused_.empty() || now < look_again_at_)) return absl::OkStatus();
  ASSIGN_OR_RETURN(std::vector<std::string> refused, around_.bus.EnsureTopics(TopicsOf(open)));
  look_again_at_ = now + kRefusedTopicRetry;
  if (is_followed && refused == refused_) return absl::OkStatus();
  refused_ = std::move(refused);
  if (consumer_ == nullptr || identity != log_identity_) {
    consumer_.reset();
    ASSIGN_OR_RETURN(consumer_, around_.bus.NewConsumer());
  }
  const absl::Status assigned = Assign(identity, open);
  if (!assigned.ok()) consumer_.reset();
  return assigned;
}

// What was polled and not committed is dropped with the assignment: it is read again from the stored offsets.
absl::Status Intake::Assign(const std::string& identity, const std::vector<AgencyId>& agencies) {
  ASSIGN_OR_RETURN(const auto inboxes,
                   sql::Read<std::vector<Inbox>>(around_.database, [](sql::Transaction& tx) { return InboxStore::List(tx); }));
  std::map<AgencyId, int64_t> offsets;
  for (const Inbox& inbox : inboxes) offsets[inbox.agency] = inbox.log_identity == identity ? inbox.next_offset : 0;
  const std::set<std::string> refused(refused_.begin(), refused_.end());
  std::vector<bus::Position> from;
  std::map<std::string, AgencyId> topics;
  for (const AgencyId& agency : agencies) {
    const std::string topic = InboxTopic(agency);
    if (refused.contains(topic)) continue;
    from.push_back({topic, offsets[agency]});
    topics[topic] = agency;
  }
  taken_.clear();
  RETURN_IF_ERROR(consumer_->Assign(from));
  log_identity_ = identity;
  reading_ = agencies;
  topics_ = std::move(topics);
  return absl::OkStatus();
}

absl::Status Intake::Poll() {
  if (reading_.empty()) return absl::OkStatus();
  auto polled = consumer_->Poll(kIntakeBatchMax, options_.poll_wait);
  if (!polled.ok()) {
    consumer_.reset();
    return polled.status();
  }
  taken_ = *std::move(polled);
  std::erase_if(taken_, [this](const bus::Record& record) { return topics_.count(record.topic) == 0; });
  return absl::OkStatus();
}

absl::StatusOr<std::vector<JudgedRecord>> Intake::JudgeAll(absl::Time now) {
  RecordJudge judge(around_.keys, options_.installation);
  std::vector<JudgedRecord> judged;
  judged.reserve(taken_.size());
  for (const bus::Record& record : taken_) {
    const AgencyId& agency = topics_.at(record.topic);
    ASSIGN_OR_RETURN(Verdict verdict, judge.Judge(agency, record.value));
    judged.push_back({agency, {record.topic, log_identity_, record.offset}, record.value, std::move(verdict), now, false});
  }
  RETURN_IF_ERROR(JudgeAgain(judge, now, judged));
  return judged;
}

absl::Status Intake::JudgeAgain(RecordJudge& judge, absl::Time now, std::vector<JudgedRecord>& judged) {
  if (now < judge_again_at_) return absl::OkStatus();
  std::optional<absl::Time> next;
  ASSIGN_OR_RETURN(auto again, sql::Read<std::vector<QuarantinedRecord>>(
                                   around_.database, [&](sql::Transaction& tx) -> absl::StatusOr<std::vector<QuarantinedRecord>> {
                                     ASSIGN_OR_RETURN(next, QuarantineStore::NextDue(tx, now));
                                     return QuarantineStore::DueAgain(tx, now, kIntakeBatchMax);
                                   }));
  for (QuarantinedRecord& record : again) {
    if (!around_.open.Find(record.agency)) continue;
    ASSIGN_OR_RETURN(Verdict verdict, judge.Judge(record.agency, record.value));
    judged.push_back({record.agency, record.place, std::move(record.value), std::move(verdict), record.met_at, true});
  }
  judge_again_at_ = again.empty() ? next.value_or(absl::InfiniteFuture()) : now + kJudgeAgainFirst;
  return absl::OkStatus();
}

absl::Status Intake::EnterAll(sql::Transaction& tx, const std::vector<JudgedRecord>& judged, absl::Time now) {
  std::map<AgencyId, int64_t> next;
  for (const JudgedRecord& record : judged) {
    const std::optional<Answerer> answerer = around_.open.Find(record.agency);
    if (!answerer) return absl::AbortedError("the inbox was closed meanwhile");
    RETURN_IF_ERROR(TakeRecord(tx, *answerer, record, now));
    if (!record.was_quarantined) next[record.agency] = record.place.offset + 1;
  }
  for (const auto& [agency, offset] : next) RETURN_IF_ERROR(InboxStore::SetOffset(tx, agency, log_identity_, offset));
  return absl::OkStatus();
}

}  // namespace vanthu::connector
