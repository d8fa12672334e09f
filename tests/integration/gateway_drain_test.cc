// SIGTERM to the gateway's own process while a file comes down, another goes up, and events are followed.

#include <chrono>
#include <string>
#include <thread>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/runtime/system_clock.h"
#include "tests/integration/gateway_client.h"
#include "tests/integration/separate_processes.h"

namespace vanthu::integration {
namespace {

using gateway::testing::Answer;
using gateway::testing::Ask;
using gateway::testing::RawClient;
using gateway::testing::RequestText;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = GatewayClient::Json;

constexpr size_t kFileBytes = 24 << 20;  // more than sockets and flow control hold between a file and who does not read it
constexpr int kSmallBuffer = 64 << 10;
constexpr char kBytes[] = "application/octet-stream";

std::string FileBytes() {
  std::string bytes = "%PDF-1.7\n";
  while (bytes.size() < kFileBytes) absl::StrAppend(&bytes, bytes.size(), "\n");
  return bytes;
}

class GatewayDrain : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* service : kServices) processes_.Start(service);
    for (const char* service : kServices) ASSERT_TRUE(processes_.IsServing(service));
  }

  std::string Request(const std::string& role, const std::string& method, const std::string& target,
                      const std::vector<gateway::HeaderField>& further = {}) {
    std::vector<gateway::HeaderField> fields = {client_.Bearer(role)};
    fields.insert(fields.end(), further.begin(), further.end());
    return RequestText(method, "/v1/" + target, fields);
  }

  // The path of the attachment of a dispatch that is published.
  std::string PublishedFile() {
    const std::string draft = client_.Draft(Desk::DispatchText("việc có phụ lục"), "phu-luc");
    client_.Send("drafter", {"POST", absl::StrCat("/v1/", draft, "/attachments?fileName=phu-luc.pdf"), file_, kBytes, ""});
    const std::string issuance = client_.ApproveAndIssue(draft);
    GatewayWatch watch(client_, issuance);
    Json last;
    while (const auto next = watch.Next()) last = *next;
    const std::string dispatch = last.value("dispatch", "");
    std::string digest;
    EXPECT_TRUE(absl::Base64Unescape(client_.Get("clerk", dispatch)["attachments"][0].value("digest", ""), &digest));
    return absl::StrCat(dispatch, "/files/", absl::WebSafeBase64Escape(digest));
  }

  bool TakesNobodyAnyMore() {
    const absl::Time end = runtime::SystemClock().Now() + absl::Minutes(1);
    while (Ask(client_.port(), "GET", "/healthz").status != 0 && runtime::SystemClock().Now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return Ask(client_.port(), "GET", "/healthz").status == 0;
  }

  const std::string file_ = FileBytes();
  SeparateProcesses processes_;
  GatewayClient client_{processes_.GatewayPort()};
};

TEST_F(GatewayDrain, LetsDownloadAndUploadEndWholeTellsReadersToComeBackAndTakesNobody) {
  const std::string path = PublishedFile();
  processes_.Kill("numbering");  // so that there is an issuance to be followed for as long as we like
  const std::string waiting = client_.Issue(Desk::DispatchText("việc được theo dõi"), "theo-doi");
  const std::string draft = client_.Draft(Desk::DispatchText("việc đang tải lên"), "tai-len");

  RawClient down(client_.port(), kSmallBuffer);
  down.Send(Request("clerk", "GET", path));
  ASSERT_THAT(down.ReadUntil("\r\n\r\n"), HasSubstr(absl::StrCat("Content-Length: ", file_.size())));
  RawClient events(client_.port());
  events.Send(Request("clerk", "GET", waiting + ":watch"));
  ASSERT_THAT(events.ReadUntil("data: "), HasSubstr("retry: 2000"));
  RawClient up(client_.port());
  std::string head = RequestText("POST", absl::StrCat("/v1/", draft, "/attachments?fileName=phu-luc.pdf"),
                                 {client_.Bearer("drafter"), {"Content-Type", kBytes}}, file_);
  const size_t half = head.size() / 2;
  up.Send(head.substr(0, half));

  processes_.Terminate("gateway");
  EXPECT_TRUE(TakesNobodyAnyMore());
  const std::string rest = events.ReadUntil("never");
  EXPECT_THAT(rest, HasSubstr("0\r\n\r\n")) << "the stream ends whole";
  EXPECT_THAT(rest, Not(HasSubstr("event: end"))) << "and its reader is to come back";
  up.Send(head.substr(half));
  const Answer stored = up.Read();
  EXPECT_EQ(stored.status, 200) << stored.body;
  EXPECT_TRUE(down.ReadBytes(file_.size()) == file_);
  const support::Ended ended = processes_.Wait("gateway");
  EXPECT_EQ(ended.exit_code, 0) << ended.output;
  EXPECT_THAT(ended.output, Not(HasSubstr("process.drain_overdue")));

  processes_.Start("gateway");
  ASSERT_TRUE(processes_.IsServing("gateway"));
  EXPECT_EQ(client_.Get("drafter", draft)["attachments"].size(), 1U) << "what was answered is there";
}

}  // namespace
}  // namespace vanthu::integration
