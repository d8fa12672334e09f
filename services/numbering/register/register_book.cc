#include "services/numbering/register/register_book.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/numbering/limits.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/verification/leaf.h"

namespace vanthu::numbering {
namespace {

using status::Reason;

absl::Status ClockError(Reason reason, absl::Time now, absl::Time other) {
  return status::Error(reason, {{"value", InstantText(now)}, {"last", InstantText(other)}});
}

int64_t CharactersOf(std::string_view utf8) {
  return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
}

}  // namespace

absl::Status RegisterBooks::Require(const AgencyId& agency, const BookId& book) const {
  const auto own = books_of_.find(agency);
  const std::set<BookId>& books = own != books_of_.end() ? own->second : books_;
  if (books.count(book) > 0) return absl::OkStatus();
  return status::Error(Reason::kUnknownBook, {{"name", absl::StrCat("agencies/", agency.text())}, {"value", book.text()}});
}

std::string NumberName(const AgencyId& agency, const IssuanceId& issuance) {
  return absl::StrFormat("agencies/%s/numbers/%s", agency.text(), issuance.text());
}

std::string AllocationRequest::Subject() const { return NumberName(agency, issuance); }

absl::Status JudgeRequest(const AllocationRequest& request) {
  if (request.notation.empty() || request.notation.find('\n') != std::string::npos) {
    return status::Error(Reason::kInvalidField, {{"field", "notation"},
                                                 {"value", request.notation},
                                                 {"rule", "Ký hiệu là một dòng, không để trống (Điều 8)."},
                                                 {"rule_en", "The symbol is one line and not empty (Article 8)."}});
  }
  if (request.notation.size() <= kNotationBytesMax) return absl::OkStatus();
  return status::Error(Reason::kLimitExceeded, {{"field", "notation"},
                                                {"limit", absl::StrCat(kNotationBytesMax, " byte")},
                                                {"value", absl::StrCat(request.notation.size())}});
}

absl::Status JudgeReason(std::string_view reason) {
  if (reason.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return status::Error(
        Reason::kInvalidField,
        {{"field", "reason"}, {"value", std::string(reason)}, {"rule", "Phải nêu lý do."}, {"rule_en", "A reason is required."}});
  }
  const int64_t characters = CharactersOf(reason);
  if (characters <= static_cast<int64_t>(kReasonCharactersMax)) return absl::OkStatus();
  return status::Error(Reason::kLimitExceeded,
                       {{"field", "reason"}, {"limit", absl::StrCat(kReasonCharactersMax)}, {"value", absl::StrCat(characters)}});
}

bool RegisterRow::CameFrom(const AllocationRequest& request) const {
  return book == request.book && number.notation == request.notation && day == request.frozen_day &&
         revision == request.revision && recipients == request.recipients;
}

Digest RegisterRow::LeafContent() const {
  return verification::AllocatedDigest({issuance, number.notation, day, revision, recipients});
}

absl::StatusOr<absl::Time> JudgeClock(const ClockView& view) {
  if (view.server_time) {
    const absl::Duration off = view.now - *view.server_time - view.accepted_offset;
    if (absl::AbsDuration(off) > kClockSlack) return ClockError(Reason::kClockDisagrees, view.now, *view.server_time);
  }
  if (!view.last_instant) return view.now;
  if (view.now < *view.last_instant - kClockSlack) return ClockError(Reason::kClockBehind, view.now, *view.last_instant);
  // Where a server's clock agrees, a long pause is only a long pause.
  if (!view.server_time && view.now > *view.last_instant + kClockAheadMax) {
    return ClockError(Reason::kClockAhead, view.now, *view.last_instant);
  }
  return std::max(view.now, *view.last_instant);
}

}  // namespace vanthu::numbering
