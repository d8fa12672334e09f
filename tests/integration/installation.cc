#include "tests/integration/installation.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/dispatch.h"
#include "tests/integration/pump_turner.h"

namespace vanthu::integration {
namespace {

constexpr int kTurnsMax = 20'000;  // of Settle: a history that does not come to rest is a failure, not a hang
// Pumps that poll a quiet broker would have the clock creep: the longer nothing happens, the longer the steps.
constexpr absl::Duration kStepMin = absl::Seconds(1);
constexpr absl::Duration kStepMax = absl::Minutes(1);

}  // namespace

Installation::Installation(uint64_t seed)
    : Desk(clock_, randomness_),
      clock_(*ParseInstant("2026-03-02T02:00:00.000000Z")),
      randomness_(seed),
      system_disk_(files::MakeSystemDisk()),
      disk_(*system_disk_) {}

Installation::~Installation() { Close(); }

standalone::SuiteConfig Installation::Config() {
  standalone::SuiteConfig config{.installation = "thu-nghiem",
                                 .data_folder = folder_.path(),
                                 .directory_file = std::string(VANTHU_SOURCE_DIR) + "/tests/integration/directory.yaml",
                                 .is_sample = true,
                                 .books = {BookId::Trusted("van-ban-di")},
                                 .book_choice = {.common = BookId::Trusted("van-ban-di")},
                                 .signs_at_hand = signs_at_hand_,
                                 .password_cost = {.memory_kib = 8, .passes = 1, .lanes = 1},
                                 .timestamp_url = timestamp_url_,
                                 .picture_folder = shows_own_pictures_ ? folder_.path() / "pictures" : "",
                                 .bus_wait = absl::ZeroDuration()};
  config.database = [this](std::string_view service, sql::DatabaseOptions usual) {
    usual.commit_outcome = [this, name = std::string(service)] {
      const auto planned = outcomes_.find(name);
      if (planned == outcomes_.end()) return sql::CommitOutcome::kCommit;
      const sql::CommitOutcome outcome = planned->second;
      outcomes_.erase(planned);
      return outcome;
    };
    return usual;
  };
  return config;
}

absl::Status Installation::Open() {
  ASSIGN_OR_RETURN(suite_, standalone::Suite::Open(Config(), {clock_, randomness_, disk_, bus_}));
  SitDown([this](const std::string& service) { return suite_->ChannelTo(service); });
  return absl::OkStatus();
}

void Installation::Close() {
  StandUp();
  suite_.reset();
}

std::string Installation::ExchangeContent(const std::string& issuance, const std::string& content) {
  auto database = sql::Database::Open({.url = absl::StrCat("sqlite:", (folder() / "drafting/database.sqlite").string())});
  const std::string id = issuance.substr(issuance.rfind('/') + 1);
  const auto before = sql::Write<std::string>(**database, [&](sql::Transaction& tx) -> absl::StatusOr<std::string> {
    ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select content from issuance where issuance = ?1", id));
    ASSIGN_OR_RETURN(const auto row, rows.One<std::string>());
    RETURN_IF_ERROR(tx.Execute("update issuance set content = ?2 where issuance = ?1", id, content).status());
    return std::get<0>(row);
  });
  return *before;
}

void Installation::Step() {
  for (Pump* pump : suite_->pumps()) {
    if (pump->name() == "drafting.issuance") (void)pump->RunOnce(clock_.Now());
  }
}

bool Installation::Turn(size_t pump) {
  const absl::Time now = clock_.Now();
  return suite_->pumps().at(pump)->RunOnce(now) <= now;
}

void Installation::Settle(absl::Duration horizon) {
  PumpTurner turner(suite_->pumps());
  const absl::Time end = clock_.Now() + horizon;
  absl::Duration step = kStepMin;
  for (int turns = 0; turns < kTurnsMax;) {
    turns += turner.TurnDue(clock_.Now());
    const absl::Time next = turner.NextDue();
    if (next > end) return;
    step = next > clock_.Now() ? std::min(2 * step, kStepMax) : kStepMin;
    if (next > clock_.Now()) clock_.Set(std::max(next, clock_.Now() + step));
    if (clock_.Now() > end) return;
  }
}

}  // namespace vanthu::integration
