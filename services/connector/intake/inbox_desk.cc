#include "services/connector/intake/inbox_desk.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "services/connector/intake/entry_store.h"
#include "services/connector/limits.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/utf8.h"

namespace vanthu::connector {
namespace {

using status::Reason;

absl::Status Invalid(std::string_view field, std::string value, std::string vietnamese, std::string english) {
  return status::Error(Reason::kInvalidField, {{"field", std::string(field)},
                                               {"value", std::move(value)},
                                               {"rule", std::move(vietnamese)},
                                               {"rule_en", std::move(english)}});
}

absl::Status JudgeReport(const InboxDesk::StatusReport& report) {
  if (report.status < static_cast<int>(ReceiptStatus::kRefused) || report.status > static_cast<int>(ReceiptStatus::kDone)) {
    return Invalid("status", absl::StrCat(report.status), "Nơi nhận tự báo các trạng thái 02 đến 06 (QĐ 28/2018/QĐ-TTg).",
                   "A recipient reports the statuses 02 to 06 itself (Decision 28/2018).");
  }
  const bool is_refusal = report.status == static_cast<int>(ReceiptStatus::kRefused);
  if ((is_refusal && report.reason.empty()) || report.reason.size() > kReasonBytesMax) {
    return Invalid("reason", std::string(text::PrefixOf(report.reason, 40)),
                   absl::StrCat("Từ chối phải có lý do, dài không quá ", kReasonBytesMax, " byte."),
                   absl::StrCat("A refusal has a reason of at most ", kReasonBytesMax, " bytes."));
  }
  return absl::OkStatus();
}

absl::Status JudgeEntry(const InboxEntry& entry, ReceiptStatus status) {
  if (entry.state == InboxState::kRefused) {
    return status::Error(Reason::kAttemptClosed, {{"value", absl::StrCat(entry.name.attempt)}, {"name", entry.name.Text()}});
  }
  if (status != ReceiptStatus::kRefused && entry.state != InboxState::kHandedOver) {
    return Invalid("status", ReceiptStatusCode(status), "Chỉ báo được sau khi văn bản đã chuyển đến nơi nhận.",
                   "It follows only when the dispatch has been handed over.");
  }
  return absl::OkStatus();
}

audit::Event AuditOf(const InboxDesk::StatusReport& report, const absl::Status& outcome, absl::Time now) {
  const auto reason = status::ReasonOf(outcome);
  return {.event = "inbox.status_reported",
          .agency = report.name.agency,
          .actor = report.actor,
          .subject = report.name.Text(),
          .outcome = outcome.ok() ? "ok" : std::string(status::Name(reason.value_or(Reason::kInternal))),
          .detail = ReceiptStatusCode(static_cast<ReceiptStatus>(report.status)),
          .at = now};
}

}  // namespace

absl::StatusOr<std::vector<InboxEntry>> InboxDesk::List(const AgencyId& agency, Page page) {
  return sql::Read<std::vector<InboxEntry>>(
      database_, [&](sql::Transaction& tx) { return EntryStore::List(tx, agency, page.position, page.count_max); });
}

absl::StatusOr<std::vector<QuarantinedRecord>> InboxDesk::ListQuarantine(const AgencyId& agency, Page page) {
  return sql::Read<std::vector<QuarantinedRecord>>(
      database_, [&](sql::Transaction& tx) { return QuarantineStore::List(tx, agency, page.position, page.count_max); });
}

absl::StatusOr<std::vector<audit::StoredEvent>> InboxDesk::ListAudit(const AgencyId& agency, Page page) {
  return sql::Read<std::vector<audit::StoredEvent>>(
      database_, [&](sql::Transaction& tx) { return audit::List(tx, agency, page.position, page.count_max); });
}

absl::StatusOr<InboxEntry> InboxDesk::Report(const StatusReport& report) {
  RETURN_IF_ERROR(JudgeReport(report));
  const std::optional<Answerer> answerer = open_.Find(report.name.agency);
  if (!answerer)
    return status::Error(Reason::kUnavailable, {{"name", absl::StrCat("agencies/", report.name.agency.text(), "/inbox")}});
  const absl::Time now = clock_.Now();
  auto entered = sql::Write<InboxEntry>(database_, [&](sql::Transaction& tx) { return Enter(tx, report, *answerer, now); });
  if (entered.ok() && on_answer_) on_answer_();
  if (entered.ok() || !status::ReasonOf(entered.status()) || status::IsRetryable(entered.status())) return entered;
  // A refusal is told of like a success; what the caller hears is the refusal, whether or not that could be written.
  (void)database_.Write([&](sql::Transaction& tx) { return audit::Store(tx, {AuditOf(report, entered.status(), now)}); });
  return entered;
}

absl::StatusOr<InboxEntry> InboxDesk::Enter(sql::Transaction& tx, const StatusReport& report, const Answerer& answerer,
                                            absl::Time now) {
  ASSIGN_OR_RETURN(auto attempts, EntryStore::AttemptsToChange(tx, report.name.agency, report.name.delivery));
  const auto found =
      std::find_if(attempts.begin(), attempts.end(), [&](const InboxEntry& entry) { return entry.name == report.name; });
  if (found == attempts.end()) return status::Error(Reason::kNotFound, {{"name", report.name.Text()}});
  InboxEntry entry = std::move(*found);
  const auto status = static_cast<ReceiptStatus>(report.status);
  if (entry.Reached(status)) return entry;
  RETURN_IF_ERROR(JudgeEntry(entry, status));

  entry.statuses.push_back({status, now, report.reason});
  RETURN_IF_ERROR(EntryStore::AddStatus(tx, entry, entry.statuses.back()));
  if (status == ReceiptStatus::kRefused) {
    entry.state = InboxState::kRefused;
    entry.reason = report.reason;
    RETURN_IF_ERROR(EntryStore::Update(tx, entry, /*progress_due=*/false));
  }
  RETURN_IF_ERROR(SendReceipts(tx, answerer, entry.Answered(), {entry.statuses.back()}, now));
  RETURN_IF_ERROR(audit::Store(tx, {AuditOf(report, absl::OkStatus(), now)}));
  return entry;
}

}  // namespace vanthu::connector
