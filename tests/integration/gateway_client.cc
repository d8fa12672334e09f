#include "tests/integration/gateway_client.h"

#include <chrono>
#include <thread>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/directory/account/password_rule.h"

namespace vanthu::integration {
namespace {

using gateway::HeaderField;
using gateway::testing::Answer;
using gateway::testing::RawClient;
using nlohmann::json;

constexpr std::chrono::milliseconds kPause{200};
constexpr int kTries = 1200;  // four minutes
constexpr char kJson[] = "application/json";
constexpr char kBytes[] = "application/octet-stream";

int StatusOf(const std::string& head) {
  int status = 0;
  return head.size() > 12 && absl::SimpleAtoi(head.substr(9, 3), &status) ? status : 0;
}

// "id" of "id: 7\ndata: {…}\n\n".
std::string Field(const std::string& event, const std::string& name) {
  const size_t at = event.find(name + ": ");
  if (at == std::string::npos) return "";
  const size_t begin = at + name.size() + 2;
  return event.substr(begin, event.find('\n', begin) - begin);
}

}  // namespace

bool GatewayClient::IsToBeSentAgain(int http_status) {
  return http_status == 0 || http_status == 429 || http_status == 503 || http_status == 504;
}

Answer GatewayClient::Patiently(const Request& request, std::vector<HeaderField> fields) {
  if (!request.content_type.empty()) fields.push_back({"Content-Type", request.content_type});
  if (!request.key.empty()) fields.push_back({"Idempotency-Key", request.key});
  Answer answer;
  for (int i = 0; i < kTries; ++i) {
    answer = gateway::testing::Ask(port_, request.method, request.target, fields, request.body);
    const bool is_whole = answer.is_whole || !IsToBeSentAgain(answer.status);
    if (!IsToBeSentAgain(answer.status) && is_whole) return answer;
    ++repeats_;
    std::this_thread::sleep_for(kPause);
  }
  return answer;
}

HeaderField GatewayClient::Bearer(const std::string& role) {
  std::string& secret = sessions_[role];
  if (secret.empty()) {
    const json who = {{"account", absl::StrCat("accounts/", agency_, "-", role)}, {"password", directory::kSamplePassword}};
    const Answer answer = Patiently({"POST", "/v1/sessions:signIn", who.dump(), kJson, ""}, {});
    EXPECT_EQ(answer.status, 200) << answer.body;
    secret = json::parse(answer.body, nullptr, false).value("sessionSecret", "");
  }
  return {"Authorization", absl::StrCat("Bearer ", secret)};
}

json GatewayClient::Send(const std::string& role, const Request& request) {
  const Answer answer = Patiently(request, {Bearer(role)});
  EXPECT_EQ(answer.status, 200) << request.method << " " << request.target << ": " << answer.body;
  const json parsed = json::parse(answer.body, nullptr, false);
  return answer.status == 200 && parsed.is_object() ? parsed : json::object();
}

json GatewayClient::Get(const std::string& role, const std::string& name) {
  return Send(role, {"GET", absl::StrCat("/v1/", name), "", "", ""});
}

std::string GatewayClient::Draft(const std::string& text, const std::string& key) {
  return Send("drafter", {"POST", absl::StrCat("/v1/agencies/", agency_, "/drafts?fileName=test.txt"), text, kBytes, key})
      .value("name", "");
}

std::string GatewayClient::ApproveAndIssue(const std::string& draft) {
  if (draft.empty()) return "";
  const json shown = Get("drafter", draft);
  const json approval = {{"revision", shown.value("revision", "")},
                         {"revisionHash", shown.value("revisionHash", "")},
                         {"recipientsDigest", Get("signer", draft + ":previewRecipients").value("recipientsDigest", "")}};
  Send("signer", {"POST", absl::StrCat("/v1/", draft, ":approve"), approval.dump(), kJson, ""});
  return Send("clerk", {"POST", absl::StrCat("/v1/", draft, ":issue"), "{}", kJson, ""}).value("name", "");
}

void GatewayWatch::Open() {
  for (int i = 0; i < kTries; ++i) {
    std::vector<HeaderField> fields = {client_.Bearer("clerk")};
    if (last_version_ > 0) fields.push_back({"Last-Event-ID", std::to_string(last_version_)});
    stream_ = std::make_unique<RawClient>(client_.port());
    stream_->Send(gateway::testing::RequestText("GET", absl::StrCat("/v1/", issuance_, ":watch"), fields));
    const std::string head = stream_->ReadUntil("\r\n\r\n");
    const int status = StatusOf(head);
    has_ended_ = status == 204;
    if (status == 200 || has_ended_) return;
    ASSERT_TRUE(GatewayClient::IsToBeSentAgain(status)) << head;
    std::this_thread::sleep_for(kPause);
  }
  FAIL() << "the stream of " << issuance_ << " is not to be had";
}

std::optional<json> GatewayWatch::Next() {
  if (stream_ == nullptr) Open();
  while (!has_ended_ && !testing::Test::HasFatalFailure()) {
    const std::string event = stream_->ReadUntil("\n\n");
    if (event.find("event: end") != std::string::npos) {
      has_ended_ = true;
      EXPECT_EQ(Field(event, "data"), "{}");
    } else if (event.find("id: ") != std::string::npos && event.find("\n\n") != std::string::npos) {
      return Read(event);
    } else if (event.find("\n\n") == std::string::npos) {
      ++breaks_;
      Open();
    }
  }
  return std::nullopt;
}

std::optional<json> GatewayWatch::Read(const std::string& event) {
  const json issuance = json::parse(Field(event, "data"), nullptr, false);
  EXPECT_TRUE(issuance.is_object()) << event;
  if (!issuance.is_object()) return std::nullopt;
  int64_t version = 0;
  EXPECT_TRUE(absl::SimpleAtoi(Field(event, "id"), &version)) << event;
  EXPECT_EQ(issuance.value("version", ""), std::to_string(version));
  EXPECT_GT(version, last_version_) << "an event came twice, or late: " << event;
  last_version_ = version;
  return issuance;
}

}  // namespace vanthu::integration
