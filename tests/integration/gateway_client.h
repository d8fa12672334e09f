#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gateway/http/testing/raw_client.h"
#include "nlohmann/json.hpp"
#include "tests/integration/desk.h"

namespace vanthu::integration {

// A program of another house at the gateway, which does what docs/contracts.md tells it and no more: it signs in, names what it
// makes by an Idempotency-Key, and sends a request again, unchanged, on 429, 503 and 504 or where the connection broke. Any other
// refusal, or one that lasts, fails the test. Threads: one.
class GatewayClient {
 public:
  using Json = nlohmann::json;

  // Its people are of the agency of this id.
  explicit GatewayClient(int port, std::string agency = kIssuer) : port_(port), agency_(std::move(agency)) {}

  struct Request {
    std::string method;
    std::string target;
    std::string body;
    std::string content_type;
    std::string key;  // empty: the request changes nothing the second time
  };
  // The answer, in the name of the agency's `role`.
  Json Send(const std::string& role, const Request& request);

  // From a text to IssueDraft, as the agency's drafter, signer and clerk: the name of the draft, of the issuance; empty where one
  // of them was refused. The same `key` again is the same dispatch.
  std::string Draft(const std::string& text, const std::string& key);
  std::string ApproveAndIssue(const std::string& draft);
  std::string Issue(const std::string& text, const std::string& key) { return ApproveAndIssue(Draft(text, key)); }
  Json Get(const std::string& role, const std::string& name);

  int port() const { return port_; }
  gateway::HeaderField Bearer(const std::string& role);
  int repeats() const { return repeats_; }  // requests that had to be sent again

  static bool IsToBeSentAgain(int http_status);  // 0: no answer came

 private:
  gateway::testing::Answer Patiently(const Request& request, std::vector<gateway::HeaderField> fields);

  const int port_;
  const std::string agency_;
  std::map<std::string, std::string> sessions_;  // secrets, by role
  int repeats_ = 0;
};

// One `:watch` of an issuance, taken up again with Last-Event-ID whenever it breaks off.
class GatewayWatch {
 public:
  GatewayWatch(GatewayClient& client, std::string issuance) : client_(client), issuance_(std::move(issuance)) {}

  void Open();  // returns when the stream is there
  // The issuance as the next event has it; none when the stream says that nothing more comes. An event that does not follow the
  // one before fails the test.
  std::optional<nlohmann::json> Next();
  int breaks() const { return breaks_; }

 private:
  std::optional<nlohmann::json> Read(const std::string& event);

  GatewayClient& client_;
  const std::string issuance_;
  std::unique_ptr<gateway::testing::RawClient> stream_;
  int64_t last_version_ = 0;
  bool has_ended_ = false;
  int breaks_ = 0;
};

}  // namespace vanthu::integration
