#include "services/drafting/issuance/issuance.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/base32.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

constexpr size_t kIdCharacters = 26;  // 130 bits of the hash: as many as a fresh id has
constexpr absl::Duration kFirstRetry = absl::Milliseconds(200);
constexpr absl::Duration kLastRetry = absl::Minutes(1);  // a mended disk or clock is noticed within a minute

// A refusal of ours that no later try changes. What carries no reason (a call that timed out) is in doubt.
bool IsDefinite(const absl::Status& failure) { return status::ReasonOf(failure).has_value() && !status::IsRetryable(failure); }

Issuance Ended(Issuance issuance, IssuanceState state, const absl::Status& cause) {
  issuance.state = state;
  issuance.next_try_at.reset();
  issuance.waiting = Waiting::For(cause);
  return issuance;
}

Issuance Back(Issuance issuance, IssuanceState state, absl::Time now) {
  issuance.state = state;
  issuance.next_try_at = now;
  issuance.waiting = {};
  issuance.failures = 0;
  return issuance;
}

// Step 9 was done before the wish to void it arrived: it goes on as if nothing had been wished, and says so.
Issuance VoidedTooLate(Issuance issuance, const absl::Status& refusal, absl::Time now) {
  issuance.void_reason.clear();
  issuance.voided_by.clear();
  issuance.void_refusal = Waiting::For(refusal);
  return Back(std::move(issuance), IssuanceState::kRecording, now);
}

}  // namespace

absl::Duration RetryDelay(int64_t failures) {
  return std::min(kLastRetry, kFirstRetry * (int64_t{1} << std::min(failures, int64_t{12})));
}

std::string IssuanceName::Text() const { return absl::StrFormat("agencies/%s/issuances/%s", agency.text(), id.text()); }

IssuanceName IssuanceNameOf(const DraftName& draft, int64_t ended_before) {
  const Digest digest = crypto::Sha256(absl::StrCat("vanthu/issuance/v1\n", draft.Text(), "\n", ended_before));
  return {draft.agency, IssuanceId::Trusted(Base32(digest.Bytes()).substr(0, kIdCharacters))};
}

Waiting Waiting::For(const absl::Status& cause) {
  const auto reason = status::ReasonOf(cause);
  return {.reason = reason ? std::string(status::Name(*reason)) : absl::StatusCodeToString(cause.code()),
          .vietnamese = status::Text(cause, status::Language::kVietnamese),
          .english = status::Text(cause, status::Language::kEnglish)};
}

bool HasEnded(IssuanceState state) {
  return state == IssuanceState::kPublished || state == IssuanceState::kRefused || state == IssuanceState::kVoided;
}

bool IsRecorded(IssuanceState state) { return state == IssuanceState::kPublishing || state == IssuanceState::kPublished; }

bool WaitsForPerson(const Issuance& issuance) {
  if (issuance.state == IssuanceState::kAwaitingSignature) return !issuance.signing.preparation->at_hand;
  return issuance.state == IssuanceState::kAwaitingRecipients;
}

status::Bilingual WordsOf(IssuanceState state) {
  switch (state) {
    case IssuanceState::kPreparing:
      return {"chuẩn bị", "preparing"};
    case IssuanceState::kAwaitingRecipients:
      return {"chờ duyệt danh sách nơi nhận của hôm nay", "waits for a yes to today's recipients"};
    case IssuanceState::kNumbering:
      return {"cấp số", "numbering"};
    case IssuanceState::kSetting:
      return {"dàn trang", "setting the page"};
    case IssuanceState::kSigning:
      return {"chuẩn bị ký", "preparing a signature"};
    case IssuanceState::kAwaitingSignature:
      return {"chờ chữ ký", "waits for a signature"};
    case IssuanceState::kRecording:
      return {"ghi sổ", "recording"};
    case IssuanceState::kPublishing:
      return {"phát hành", "publishing"};
    case IssuanceState::kPublished:
      return {"đã phát hành", "published"};
    case IssuanceState::kRefused:
      return {"bị từ chối, chưa lấy số", "refused, without a number"};
    case IssuanceState::kVoiding:
      return {"đang hủy", "being voided"};
    case IssuanceState::kVoided:
      return {"đã hủy", "voided"};
  }
  return {};
}

absl::Status NotInState(status::Reason reason, const Issuance& issuance) {
  const status::Bilingual words = WordsOf(issuance.state);
  return status::Error(
      reason,
      {{"name", issuance.name.Text()}, {"value", std::string(words.vietnamese)}, {"value_en", std::string(words.english)}});
}

Issuance AfterFailure(Issuance issuance, const absl::Status& failure, absl::Time now) {
  switch (issuance.state) {
    case IssuanceState::kPreparing:
      if (IsDefinite(failure)) return Ended(std::move(issuance), IssuanceState::kRefused, failure);
      break;
    case IssuanceState::kNumbering:
      if (status::Is(failure, Reason::kDayPassed)) return Back(std::move(issuance), IssuanceState::kPreparing, now);
      if (status::Is(failure, Reason::kIssuanceVoided)) return Ended(std::move(issuance), IssuanceState::kVoided, failure);
      break;
    case IssuanceState::kVoiding:
      if (status::Is(failure, Reason::kAlreadyRecorded)) return VoidedTooLate(std::move(issuance), failure, now);
      break;
    default:
      break;
  }
  issuance.waiting = Waiting::For(failure);
  issuance.next_try_at = now + RetryDelay(issuance.failures);
  ++issuance.failures;
  return issuance;
}

}  // namespace vanthu::drafting
