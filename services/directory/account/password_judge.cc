#include "services/directory/account/password_judge.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/directory/account/account_store.h"
#include "services/directory/account/attempt.h"
#include "services/directory/account/password_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {

using status::Reason;

absl::StatusOr<JudgedPassword> PasswordJudge::Judge(const AccountId& id, std::string_view password, std::string_view actor) {
  if (password.size() > kPasswordBytesMax) return status::Error(Reason::kWrongCredentials);
  ASSIGN_OR_RETURN(const Known known, sql::Write<Known>(database_, [&](sql::Transaction& tx) { return CountAttempt(tx, id); }));
  if (!known.phc) {
    hasher_.VerifyNothing(password);
  } else if (hasher_.Verify(*known.phc, password)) {
    JudgedPassword judged{.account = id, .phc = *known.phc};
    if (hasher_.IsCurrent(judged.phc)) return judged;
    ASSIGN_OR_RETURN(judged.renewed_phc, hasher_.Hash(password));
    return judged;
  }
  return Refuse(id, known, actor);
}

// One commit more, whether there is such an account or not: a clock sees no difference.
absl::Status PasswordJudge::Refuse(const AccountId& id, const Known& known, std::string_view actor) {
  const absl::Status wrong = status::Error(Reason::kWrongCredentials);
  audit::Event event{"account.sign_in_refused",
                     AgencyId(),
                     std::string(actor),
                     absl::StrCat("accounts/", id.text()),
                     std::string(status::Name(Reason::kWrongCredentials)),
                     status::Text(wrong, status::Language::kVietnamese),
                     clock_.Now()};
  if (known.record) event.agency = known.record->account.agency;
  RETURN_IF_ERROR(database_.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(TouchAttempts(tx, id));
    return known.record ? audit::Store(tx, {event}) : absl::OkStatus();
  }));
  return wrong;
}

absl::StatusOr<PasswordJudge::Known> PasswordJudge::CountAttempt(sql::Transaction& tx, const AccountId& id) {
  const absl::Time now = clock_.Now();
  ASSIGN_OR_RETURN(const std::optional<Attempts> attempts, FindAttempts(tx, id));
  if (const absl::Duration wait = WaitOf(attempts, now); wait > absl::ZeroDuration()) {
    const int64_t seconds = absl::ToInt64Seconds(absl::Ceil(wait, absl::Seconds(1)));
    return status::Error(Reason::kTooManyAttempts, {{"seconds", absl::StrCat(seconds)}});
  }
  RETURN_IF_ERROR(DropAttemptsBefore(tx, now - kAttemptsKept));
  RETURN_IF_ERROR(PutAttempts(tx, id, WithOneMore(attempts, now)));
  Known known;
  ASSIGN_OR_RETURN(known.record, FindRecord(tx, id));
  if (known.record) {
    ASSIGN_OR_RETURN(known.phc, FindPassword(tx, id));
  }
  return known;
}

absl::StatusOr<AccountRecord> PasswordJudge::Confirm(sql::Transaction& tx, const JudgedPassword& judged) {
  ASSIGN_OR_RETURN(std::optional<AccountRecord> record, FindRecord(tx, judged.account));
  ASSIGN_OR_RETURN(const std::optional<std::string> phc, FindPassword(tx, judged.account));
  if (!record || phc != judged.phc) return status::Error(Reason::kWrongCredentials);
  if (record->locked_at)
    return status::Error(Reason::kAccountLocked, {{"name", absl::StrCat("accounts/", judged.account.text())}});
  RETURN_IF_ERROR(DropAttempts(tx, judged.account));
  if (judged.renewed_phc) RETURN_IF_ERROR(PutPassword(tx, judged.account, *judged.renewed_phc, clock_.Now()));
  return *std::move(record);
}

}  // namespace vanthu::directory
