#include "services/numbering/register/book_clock.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::numbering {

absl::StatusOr<ClockView> BookClock::View(sql::Transaction& tx, const OpenLog& log, absl::Time now) const {
  ASSIGN_OR_RETURN(const std::optional<absl::Time> server_time, tx.ServerTime());
  return ClockView{now, log.head().last_instant, server_time, log.head().clock_offset};
}

absl::StatusOr<absl::Time> BookClock::InstantFor(sql::Transaction& tx, OpenLog& log) const {
  const absl::Time now = clock_.Now();
  ASSIGN_OR_RETURN(const ClockView view, View(tx, log, now));
  const auto instant = JudgeClock(view);
  const std::string alarm = instant.ok() ? "" : std::string(status::Name(*status::ReasonOf(instant.status())));
  if (alarm != log.head().clock_alarm) {
    log.mutable_head().clock_alarm = alarm;
    const AgencyId& agency = log.head().id.agency;
    if (!alarm.empty()) {
      log.Tell(audit::Event{"clock.refused", agency, "services/numbering", absl::StrCat("agencies/", agency.text()), alarm,
                            status::Text(instant.status(), status::Language::kVietnamese), now});
    }
  }
  return instant;
}

absl::Status BookClock::Accept(sql::Transaction& tx, OpenLog& log, absl::Time now) const {
  ASSIGN_OR_RETURN(const ClockView view, View(tx, log, now));
  if (JudgeClock(view).ok()) return absl::OkStatus();
  LogHead& head = log.mutable_head();
  head.last_instant = now;
  head.clock_offset = view.server_time ? now - *view.server_time : absl::ZeroDuration();
  head.clock_alarm.clear();
  return absl::OkStatus();
}

}  // namespace vanthu::numbering
