#include "tests/benchmark/issued_cycle.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "google/protobuf/util/time_util.h"
#include "services/platform/status/macros.h"

namespace vanthu::benchmark {
namespace {

constexpr absl::Duration kLook = absl::Milliseconds(5);
constexpr absl::Duration kPatience = absl::Minutes(1);
constexpr absl::Duration kBusWait = absl::Milliseconds(200);  // as `vanthu-standalone` waits

// The desk's own agency, and a group of as many departments as are to receive.
std::string DirectoryText(int recipients) {
  std::string text =
      "agencies:\n  - list:\n      t: {name: Ủy ban nhân dân tỉnh Thử Nghiệm, symbol: UBND, kind: committee, place: Thử Nghiệm}\n"
      "  - defaults: {province: t, parent: t, connected: true, place: Thử Nghiệm}\n    list:\n"
      "      t-so: {name: Sở Phát hành, symbol: SPH, kind: department, units: {vp: {name: Văn phòng, symbol: VP}}}\n";
  for (int i = 1; i <= recipients; ++i) {
    absl::StrAppendFormat(&text, "      t-%d: {name: Báo số %d, symbol: B%d, kind: press}\n", i, i, i);
  }
  return text +
         "groups:\n  - {owner: t, id: bao, name: \"Các cơ quan báo chí\", rules: [{kind: press}]}\n"
         "people:\n  t-so:\n    a: {name: Trần Văn Ký, positions: [{title: Giám đốc}]}\n"
         "accounts:\n  - {kinds: [department], roles: [drafter, reviewer, signer, clerk, recipient, admin, auditor]}\n";
}

absl::Status Until(const std::function<absl::StatusOr<bool>()>& holds) {
  const absl::Time end = absl::Now() + kPatience;
  while (absl::Now() < end) {
    ASSIGN_OR_RETURN(const bool is_there, holds());
    if (is_there) return absl::OkStatus();
    absl::SleepFor(kLook);
  }
  return absl::DeadlineExceededError("a dispatch did not come to its end");
}

}  // namespace

absl::StatusOr<std::unique_ptr<IssuedCycle>> IssuedCycle::Open(int recipients) {
  std::unique_ptr<IssuedCycle> cycle(new IssuedCycle);
  cycle->recipients_ = recipients;
  const std::filesystem::path directory = cycle->folder_.path() / "directory.yaml";
  RETURN_IF_ERROR(files::WriteWhole(*cycle->disk_, directory, DirectoryText(recipients)));
  ASSIGN_OR_RETURN(cycle->broker_, bus::EmbeddedBroker::Start(cycle->randomness_));
  cycle->bus_ = cycle->broker_->NewBus("cycle");
  standalone::SuiteConfig config{.installation = "thu-nghiem",
                                 .data_folder = cycle->folder_.path(),
                                 .directory_file = directory,
                                 .is_sample = true,
                                 .books = {BookId::Trusted("van-ban-di")},
                                 .book_choice = {.common = BookId::Trusted("van-ban-di")},
                                 .password_cost = {.memory_kib = 8, .passes = 1, .lanes = 1},
                                 .bus_wait = kBusWait};
  ASSIGN_OR_RETURN(cycle->suite_,
                   standalone::Suite::Open(std::move(config), {cycle->clock_, cycle->randomness_, *cycle->disk_, *cycle->bus_}));
  cycle->desk_.SitDown([suite = cycle->suite_.get()](const std::string& service) { return suite->ChannelTo(service); });
  for (Pump* pump : cycle->suite_->pumps()) cycle->pumps_.Add(*pump);
  return cycle;
}

IssuedCycle::~IssuedCycle() {
  desk_.StandUp();
  pumps_.Stop();
}

absl::StatusOr<absl::Duration> IssuedCycle::RunOnce() {
  ASSIGN_OR_RETURN(const std::string dispatch, Issue());
  RETURN_IF_ERROR(Until([&] { return IsReceipted(dispatch); }));
  const absl::Time end = absl::Now();
  ASSIGN_OR_RETURN(const auto published, desk_.FindDispatch(dispatch));
  const auto micros = google::protobuf::util::TimeUtil::TimestampToMicroseconds(published.published_at());
  return end - absl::FromUnixMicros(micros);
}

absl::StatusOr<std::string> IssuedCycle::Issue() {
  const std::string id = absl::StrCat("lần ", ++issued_);
  const std::string text = integration::Desk::DispatchText(id, "- Các cơ quan báo chí.");
  ASSIGN_OR_RETURN(const auto draft, desk_.CreateDraft(text, absl::StrCat("cycle-", issued_)));
  RETURN_IF_ERROR(desk_.Approve(draft));
  ASSIGN_OR_RETURN(auto issuance, desk_.Issue(draft.name()));
  RETURN_IF_ERROR(Until([&]() -> absl::StatusOr<bool> {
    ASSIGN_OR_RETURN(issuance, desk_.Find(issuance.name()));
    if (issuance.state() == drafting::v1::ISSUANCE_STATE_REFUSED) return absl::InternalError(issuance.reason());
    return issuance.state() == drafting::v1::ISSUANCE_STATE_PUBLISHED;
  }));
  return issuance.dispatch();
}

absl::StatusOr<bool> IssuedCycle::IsReceipted(const std::string& dispatch) {
  ASSIGN_OR_RETURN(const auto deliveries, desk_.Deliveries(dispatch));
  if (static_cast<int>(deliveries.size()) != recipients_)
    return absl::InternalError(absl::StrFormat("%d deliveries, not %d", deliveries.size(), recipients_));
  return std::all_of(deliveries.begin(), deliveries.end(), [](const distribution::v1::Delivery& delivery) {
    return delivery.state() == distribution::v1::DELIVERY_STATE_RECEIPTED;
  });
}

}  // namespace vanthu::benchmark
