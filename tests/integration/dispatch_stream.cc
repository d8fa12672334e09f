#include "tests/integration/dispatch_stream.h"

#include <chrono>
#include <functional>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/platform/runtime/system_clock.h"
#include "services/platform/status/macros.h"

namespace vanthu::integration {
namespace {

constexpr std::chrono::milliseconds kLook{100};
constexpr absl::Duration kPatience = absl::Minutes(4);

// Asks until there is an answer: a service that is away, or that went away in the middle, is asked the same again.
template <class T>
absl::StatusOr<T> Patiently(const std::function<absl::StatusOr<T>()>& ask) {
  const absl::Time end = runtime::SystemClock().Now() + kPatience;
  while (true) {
    absl::StatusOr<T> answer = ask();
    const bool is_away = absl::IsUnavailable(answer.status()) || absl::IsDeadlineExceeded(answer.status());
    if (!is_away || runtime::SystemClock().Now() > end) return answer;
    std::this_thread::sleep_for(kLook);
  }
}

std::string TextOf(int n) { return Desk::DispatchText(absl::StrCat("việc thứ ", n)); }
std::string KeyOf(int n) { return absl::StrCat("stream-", n); }

std::string IssueOne(Desk& desk, int n) {
  const auto draft = Patiently<drafting::v1::Draft>([&] { return desk.CreateDraft(TextOf(n), KeyOf(n)); });
  EXPECT_TRUE(draft.ok()) << draft.status();
  if (!draft.ok()) return "";
  const auto approved = Patiently<bool>([&]() -> absl::StatusOr<bool> {
    RETURN_IF_ERROR(desk.Approve(*draft));
    return true;
  });
  EXPECT_TRUE(approved.ok()) << approved.status();
  const auto issuance = Patiently<drafting::v1::Issuance>([&] { return desk.Issue(draft->name()); });
  EXPECT_TRUE(issuance.ok()) << issuance.status();
  return issuance.ok() ? issuance->name() : "";
}

std::string IssueOneByHttp(GatewayClient& gateway, int n) {
  std::string name = gateway.Issue(TextOf(n), KeyOf(n));
  if (name.empty()) return "";
  GatewayWatch watch(gateway, name);
  nlohmann::json last;
  while (const auto next = watch.Next()) last = *next;
  EXPECT_EQ(last.value("state", ""), "ISSUANCE_STATE_PUBLISHED") << "the last event of " << name << ": " << last;
  EXPECT_EQ(last.value("version", ""), gateway.Get("clerk", name).value("version", "none")) << "an event was lost";
  return name;
}

// What is missing to its last receipt; empty: nothing.
std::string Open(Desk& desk, const std::string& name) {
  const auto issuance = Patiently<drafting::v1::Issuance>([&] { return desk.Find(name); });
  if (!issuance.ok()) return absl::StrCat(name, ": ", issuance.status().ToString());
  if (issuance->state() != drafting::v1::ISSUANCE_STATE_PUBLISHED) return issuance->ShortDebugString();
  const auto deliveries =
      Patiently<std::vector<distribution::v1::Delivery>>([&] { return desk.Deliveries(issuance->dispatch()); });
  if (!deliveries.ok()) return absl::StrCat(name, ": ", deliveries.status().ToString());
  for (const auto& delivery : *deliveries) {
    if (delivery.state() != distribution::v1::DELIVERY_STATE_RECEIPTED) return delivery.ShortDebugString();
  }
  return "";
}

Told Issued(Desk& desk, int count, const std::function<std::string(int n)>& issue) {
  Told told;
  for (int n = 1; n <= count; ++n) {
    std::string name = issue(n);
    if (!name.empty()) told.issuances.push_back(std::move(name));
  }
  const absl::Time end = runtime::SystemClock().Now() + kPatience;
  for (const std::string& name : told.issuances) {
    std::string open = Open(desk, name);
    while (!open.empty() && runtime::SystemClock().Now() < end) {
      std::this_thread::sleep_for(kLook);
      open = Open(desk, name);
    }
    EXPECT_EQ(open, "") << "did not come to its end";
  }
  return told;
}

}  // namespace

Told IssueStream(Desk& desk, int count) {
  return Issued(desk, count, [&](int n) { return IssueOne(desk, n); });
}

Told IssueStream(Desk& desk, GatewayClient& gateway, int count) {
  return Issued(desk, count, [&](int n) { return n % 2 == 0 ? IssueOneByHttp(gateway, n) : IssueOne(desk, n); });
}

}  // namespace vanthu::integration
