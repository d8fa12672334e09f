#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <memory>
#include <sstream>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/directory/account/password_rule.h"
#include "services/platform/bus/kafka_bus.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/event/dispatch_delivery.h"
#include "services/platform/event/envelope.h"
#include "services/verification/content_digest.h"
#include "services/verification/manifest.h"
#include "tests/integration/dispatch_stream.h"
#include "tests/integration/outside_program.h"

namespace vanthu::integration {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;

constexpr char kTopic[] = "vanthu.v1.inbox.t-b";
constexpr char kRecipient[] = "agencies/t-b";
constexpr char kReceiver[] = "receive.py";

std::string Contents(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

bool IsTrueSoon(const std::function<bool()>& is_true) {
  const absl::Time end = runtime::SystemClock().Now() + absl::Minutes(1);
  while (!is_true() && runtime::SystemClock().Now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  return is_true();
}

// The suite without a connector for one agency, which has a program of its own.
class OutsideReceiver : public OutsideProgram {
 protected:
  void SetUp() override {
    MakeStubs();
    processes_.SetUp("connector", {"directory", "distribution"},
                     absl::StrCat("broker:\n  bootstrap_servers: ", processes_.bootstrap_servers(),
                                  "\nagencies: [t, t-n, t-so, t-a, t-c, t-d]\nendpoints_folder: endpoints\n"));
    Start({std::begin(kServices), std::end(kServices)});
    arguments_ = {"--gateway",       Gateway(),
                  "--broker",        processes_.bootstrap_servers(),
                  "--installation",  "thu-nghiem",
                  "--agency",        "t-b",
                  "--account",       "accounts/t-b-recipient",
                  "--password-file", Write("password", directory::kSamplePassword),
                  "--folder",        processes_.Path("nhan")};
    std::vector<std::string> asking = arguments_;
    asking.emplace_back("--show-key");
    std::string key = RunPython(kReceiver, asking).output;
    key.erase(std::find_if(key.begin(), key.end(), [](unsigned char c) { return std::isspace(c); }), key.end());
    const support::Ended published = RunShell("publish_receipt_key.sh", {Gateway(), "accounts/t-b-admin", kRecipient, key});
    ASSERT_EQ(published.exit_code, 0) << published.output << key;
    StartReceiver();
  }
  void StartReceiver() { receiver_ = StartPython(kReceiver, arguments_); }
  void KillReceiver() {
    receiver_->Signal(SIGKILL);
    EXPECT_EQ(receiver_->Wait().signal, SIGKILL) << receiver_->Output();
  }

  std::vector<fs::path> Packages() {
    std::vector<fs::path> packages;
    for (const auto& entry : fs::directory_iterator(processes_.Path("nhan"))) {
      if (fs::exists(entry.path() / "dispatch.json")) packages.push_back(entry.path());
    }
    return packages;
  }
  distribution::v1::Delivery DeliveryOf(const std::string& issuance) {
    const auto found = processes_.Find(issuance);
    if (!found.ok() || found->dispatch().empty()) return {};
    const auto deliveries = processes_.Deliveries(found->dispatch());
    if (!deliveries.ok()) return {};
    for (const auto& delivery : *deliveries) {
      if (delivery.recipient() == kRecipient) return delivery;
    }
    return {};
  }
  bool BecomesReceipted(const std::string& issuance) {
    return IsTrueSoon([&] { return DeliveryOf(issuance).state() == distribution::v1::DELIVERY_STATE_RECEIPTED; });
  }
  std::string IssueOne(const std::string& abstract) {
    const auto draft = processes_.CreateDraft(Desk::DispatchText(abstract), "mot-van-ban");
    EXPECT_TRUE(draft.ok() && processes_.Approve(*draft).ok()) << draft.status();
    const auto issuance = processes_.Issue(draft->name());
    EXPECT_TRUE(issuance.ok()) << issuance.status();
    return issuance->name();
  }
  void ExpectWhole(const fs::path& package) {
    const auto manifest = verification::ParseManifest(Contents(package / "manifest.txt"));
    ASSERT_TRUE(manifest.ok()) << package;
    EXPECT_EQ(crypto::Sha256(Contents(package / "dispatch.pdf")), manifest->pdf.digest);
    EXPECT_THAT(Contents(package / "register.tlog-proof"), HasSubstr("c2sp.org/tlog-proof@v1"));
    EXPECT_EQ(nlohmann::json::parse(Contents(package / "dispatch.json"))["number"], manifest->number.Text());
  }
  // Runs SQL in the receiver's inbox, while it is not running; the rows, in Python's words.
  std::string InInbox(const std::string& sql) {
    const std::string program =
        absl::StrCat("import sqlite3\nwith sqlite3.connect('", processes_.Path("nhan/inbox.sqlite").string(),
                     "') as rows: print(rows.execute(\"", sql, "\").fetchall())");
    return Run({"/usr/bin/python3", "-c"}, {program}).output;
  }

  // The same dispatch for a unit of the agency: another delivery, that nobody has yet.
  static event::DispatchDelivery ToUnit(event::DispatchDelivery delivery, const std::string& unit) {
    delivery.recipient.unit = UnitId::Trusted(unit);
    delivery.delivery = crypto::DeliveryIdOf(delivery.dispatch, delivery.recipient);
    delivery.content_digest = verification::ContentDigest(*verification::ParseManifest(delivery.manifest), delivery.recipient);
    return delivery;
  }
  // By the issuer's own key, which distribution keeps.
  bus::Record Sealed(const event::DispatchDelivery& delivery) {
    crypto::SystemRandomness randomness;
    const auto key = crypto::SigningKey::LoadOrCreate(
        processes_.Path(absl::StrCat("distribution/keys/envelope.", kIssuer, ".pem")), randomness);
    return {.topic = kTopic,
            .key = delivery.dispatch.text(),
            .value = event::Seal(event::Encode(delivery), event::kDispatchDeliveryType, key_id_, *key)};
  }

  std::vector<std::string> arguments_;
  std::unique_ptr<support::Child> receiver_;
  KeyId key_id_;
};

TEST_F(OutsideReceiver, TakesEachDispatchOnceHoweverOftenItIsKilled) {
  EXPECT_EQ(IssueStream(processes_, 2).issuances.size(), 2U);
  ASSERT_EQ(Packages().size(), 2U) << receiver_->Output();
  for (const fs::path& package : Packages()) ExpectWhole(package);

  KillReceiver();
  const std::string third = IssueOne("việc lúc máy nhận tắt");
  ASSERT_TRUE(IsTrueSoon([&] { return DeliveryOf(third).state() == distribution::v1::DELIVERY_STATE_SENT; }));
  ASSERT_TRUE(processes_.Resend(DeliveryOf(third).name()).ok());  // it comes twice
  StartReceiver();
  EXPECT_TRUE(BecomesReceipted(third)) << receiver_->Output();
  EXPECT_EQ(Packages().size(), 3U);

  // As if it had been killed after the package had its name, and before that was written down.
  KillReceiver();
  InInbox("update entry set state = 'waiting'");
  InInbox("delete from receipt");
  StartReceiver();
  EXPECT_TRUE(IsTrueSoon([&] { return InInbox("select count(*) from receipt where is_sent = 1") == "[(3,)]\n"; }))
      << receiver_->Output();
  EXPECT_EQ(Packages().size(), 3U);
  receiver_->Signal(SIGTERM);
  const support::Ended ended = receiver_->Wait();
  EXPECT_EQ(ended.exit_code, 0) << ended.output;
}

// What does not come from the issuer, or contradicts itself, is neither handed over nor receipted as arrived.
TEST_F(OutsideReceiver, HandsOverNothingThatIsNotGenuine) {
  ASSERT_EQ(IssueStream(processes_, 1).issuances.size(), 1U);
  auto bus = bus::KafkaBus::Of({.bootstrap_servers = processes_.bootstrap_servers()});
  ASSERT_TRUE(bus.ok()) << bus.status();
  auto consumer = (*bus)->NewConsumer();
  ASSERT_TRUE(consumer.ok() && (*consumer)->Assign({{kTopic, 0}, {"vanthu.v1.inbox.t-a", 0}}).ok());
  std::map<std::string, bus::Record> genuine;
  ASSERT_TRUE(IsTrueSoon([&] {
    const auto polled = (*consumer)->Poll(10, absl::Milliseconds(200));
    if (polled.ok()) {
      for (const bus::Record& record : *polled) genuine[record.topic] = record;
    }
    return genuine.size() == 2;
  }));
  bus::Record changed = genuine[kTopic], foreign = genuine["vanthu.v1.inbox.t-a"], noise = genuine[kTopic];
  changed.value[10] = static_cast<char>(changed.value[10] ^ 1);
  foreign.topic = kTopic;
  noise.value = "không phải bản ghi";
  auto producer = (*bus)->NewProducer();
  ASSERT_TRUE(producer.ok());
  for (const absl::Status& sent : (*producer)->Produce({changed, foreign, noise, genuine[kTopic]}))
    ASSERT_TRUE(sent.ok()) << sent;
  EXPECT_TRUE(IsTrueSoon([&] { return InInbox("select count(*) from aside") == "[(3,)]\n"; })) << receiver_->Output();
  EXPECT_TRUE(IsTrueSoon([&] { return InInbox("select next_offset from inbox") == "[(5,)]\n"; })) << receiver_->Output();
  EXPECT_EQ(Packages().size(), 1U);
  EXPECT_EQ(InInbox("select status from receipt"), "[(1,)]\n");

  // Signed by the issuer's own key, and still not to be believed: a leaf without its nonce, and no leaf at all.
  const auto delivery = event::DecodeDispatchDelivery(event::Open(genuine[kTopic].value)->payload);
  ASSERT_TRUE(delivery.ok()) << delivery.status();
  key_id_ = event::Open(genuine[kTopic].value)->key_id;
  event::DispatchDelivery unproved = ToUnit(*delivery, "mot"), without = ToUnit(*delivery, "hai");
  unproved.register_nonce[0] = static_cast<char>(unproved.register_nonce[0] ^ 1);
  without.register_leaf.clear();
  for (const absl::Status& sent : (*producer)->Produce({Sealed(unproved), Sealed(without)})) ASSERT_TRUE(sent.ok()) << sent;
  EXPECT_TRUE(IsTrueSoon([&] {
    return InInbox("select status from receipt where is_sent = 1 order by status") == "[(1,), (2,), (2,)]\n";
  })) << receiver_->Output();
  EXPECT_EQ(Packages().size(), 1U);
}

}  // namespace
}  // namespace vanthu::integration
