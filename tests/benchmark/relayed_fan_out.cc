#include "tests/benchmark/relayed_fan_out.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "services/distribution/limits.h"
#include "services/distribution/publication/resend_delay.h"
#include "services/platform/status/macros.h"

namespace vanthu::benchmark {
namespace {

outbox::Relay::Options RelayOptions() {
  return {.name = "distribution.relay",
          .batch_max = distribution::kRelayBatchMax,
          .resend_delay = [](const outbox::OpenEntry& open, Randomness& randomness) {
            return distribution::ResendDelayOf(open.entry.urgency, open.sends, static_cast<uint8_t>(randomness.Bytes(1)[0]));
          }};
}

}  // namespace

absl::StatusOr<std::unique_ptr<RelayedFanOut>> RelayedFanOut::Open(const std::vector<outbox::Entry>& entries) {
  std::unique_ptr<RelayedFanOut> fan_out(new RelayedFanOut);
  fan_out->count_ = entries.size();
  ASSIGN_OR_RETURN(fan_out->database_,
                   sql::Database::Open({.url = absl::StrCat("sqlite:", (fan_out->folder_.path() / "outbox.db").string())}));
  RETURN_IF_ERROR(fan_out->database_->Migrate("outbox", outbox::Migrations()));
  RETURN_IF_ERROR(fan_out->database_->Write([&](sql::Transaction& tx) { return outbox::Add(tx, entries); }));
  ASSIGN_OR_RETURN(fan_out->broker_, bus::EmbeddedBroker::Start(fan_out->randomness_));
  fan_out->bus_ = fan_out->broker_->NewBus("fan-out");
  fan_out->noting_bus_ = std::make_unique<AcknowledgedBus>(*fan_out->bus_, fan_out->acknowledged_);
  fan_out->relay_ =
      std::make_unique<outbox::Relay>(*fan_out->database_, *fan_out->noting_bus_, fan_out->randomness_, RelayOptions());
  return fan_out;
}

absl::StatusOr<RelayedFanOut::Spans> RelayedFanOut::RunOnce() {
  const absl::Time now = absl::FromUnixMicros(absl::ToUnixMicros(absl::Now()));
  RETURN_IF_ERROR(database_->Write([&](sql::Transaction& tx) { return outbox::MakeAllDue(tx, now); }));
  acknowledged_ = {};
  const absl::Time start = absl::Now();
  relay_->RunOnce(now);
  if (acknowledged_.records != count_) {
    return absl::InternalError(absl::StrFormat("%d of %d records were acknowledged", acknowledged_.records, count_));
  }
  return Spans{acknowledged_.last_at - start, absl::Now() - start};
}

}  // namespace vanthu::benchmark
