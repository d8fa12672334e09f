// What programs of others say of the gateway's OpenAPI page, and of the gateway that answers by it: the whole installation, asked
// by HTTP whatever its page allows.

#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gateway/http/gateway_file.h"
#include "gateway/http/testing/raw_client.h"
#include "gtest/gtest.h"
#include "services/platform/runtime/system_clock.h"
#include "services/platform/status/macros.h"
#include "tests/integration/installation.h"
#include "tests/integration/open_gateway.h"
#include "tests/judges/http/node_judges.h"
#include "tests/judges/python_judges.h"
#include "tests/support/engines_required.h"
#include "tests/support/temporary_folder.h"
#include "vanthu/type/v1/access.pb.h"

namespace vanthu::judges {
namespace {

using integration::Installation;
using integration::kIssuer;

constexpr const char* kServices[] = {"directory", "numbering", "distribution", "drafting", "connector"};

class OpenApiJudges : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(installation_.Open().ok());
    const auto draft = installation_.CreateDraft(Installation::DispatchText("về việc thử cổng"), "r-1");
    ASSERT_TRUE(draft.ok()) << draft.status();
    draft_ = draft->name();
    ASSERT_TRUE(installation_.Approve(*draft).ok());
    const auto issuance = installation_.Issue(draft_);
    ASSERT_TRUE(issuance.ok()) << issuance.status();
    installation_.Settle(absl::Hours(1));
    issuance_ = *installation_.Find(issuance->name());
    ASSERT_FALSE(issuance_.dispatch().empty()) << issuance_.waiting_for_en();
    delivery_ = installation_.Deliveries(issuance_.dispatch())->front().name();
    gateway_ = integration::OpenGateway(installation_, clock_).value();
    std::ofstream(Path("openapi.json")) << gateway::testing::Ask(gateway_->port(), "GET", "/openapi.json").body;
  }
  void TearDown() override {
    gateway_ = nullptr;
    installation_.Close();
  }

  std::string Path(const std::string& name) const { return (folder_.path() / name).string(); }

  // The last part of a name: "x" of agencies/a/drafts/x.
  static std::string IdOf(const std::string& name) { return name.substr(name.rfind('/') + 1); }

  void ExpectGood(const absl::StatusOr<Verdict>& verdict, const char* judge) {
    VANTHU_SKIP_WITHOUT(verdict, judge);
    EXPECT_TRUE(verdict->good) << verdict->said;
  }

  // What is asked for is there, since a random id would be refused at the first glance, and each operation is asked by somebody
  // who may: a refusal for want of a role says nothing of what stands behind it.
  absl::Status WriteSchemathesisConfig() {
    std::ofstream file(Path("schemathesis.toml"));
    file << "[parameters]\n\"path.agency\" = \"" << kIssuer << "\"\n";
    for (const auto& [name, id] : std::map<std::string, std::string>{{"draft", draft_},
                                                                     {"issuance", issuance_.name()},
                                                                     {"number", issuance_.name()},
                                                                     {"dispatch", issuance_.dispatch()},
                                                                     {"delivery", delivery_}}) {
      file << "\"path." << name << "\" = \"" << IdOf(id) << "\"\n";
    }
    file << "\"path.digest\" = \"" << absl::WebSafeBase64Escape(issuance_.pdf_digest()) << "\"\n";
    for (const auto& [role, operations] : OperationsByRole()) {
      // Who runs the installation has an account at the province alone.
      ASSIGN_OR_RETURN(const rpc::CallOptions person, installation_.As(role == "operator" ? "t" : kIssuer, role));
      file << "[[operations]]\ninclude-operation-id-regex = \"^(" << absl::StrJoin(operations, "|")
           << ")$\"\nheaders = { Authorization = \"Bearer " << person.person_token << "\" }\n";
    }
    return absl::OkStatus();
  }

  // Each operation under the first role that its rule names.
  static std::map<std::string, std::vector<std::string>> OperationsByRole() {
    std::map<std::string, std::vector<std::string>> operations;
    for (const char* service : kServices) {
      const auto* contract = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(gateway::ContractOf(service));
      for (int i = 0; i < contract->method_count(); ++i) {
        const auto& access = contract->method(i)->options().GetExtension(type::v1::access);
        if (access.roles_size() == 0) continue;
        const std::string role = absl::AsciiStrToLower(type::v1::Role_Name(access.roles(0))).substr(std::strlen("role_"));
        operations[role].push_back(absl::StrCat(contract->name(), "_", contract->method(i)->name()));
      }
    }
    return operations;
  }

  absl::StatusOr<Verdict> AskSchemathesis() {
    // NOT_FOUND is kept for a judge that is not there: an account that is not would look like one.
    if (const absl::Status written = WriteSchemathesisConfig(); !written.ok()) return absl::InternalError(written.ToString());
    const std::string address = absl::StrCat("http://127.0.0.1:", gateway_->port());
    const std::string checks =
        "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
        "response_schema_conformance";
    return AskPython({"schemathesis_judge.py", "--config-file", Path("schemathesis.toml"), "run", Path("openapi.json"), "--url",
                      address, "--checks", checks, "--phases", "examples,coverage,fuzzing", "--max-examples", "8", "--seed", "7",
                      "--request-timeout", "20", "--no-color"});
  }

  runtime::SystemClock clock_;
  support::TemporaryFolder folder_;
  Installation installation_{1};
  std::string draft_;
  std::string delivery_;
  drafting::v1::Issuance issuance_;
  std::unique_ptr<gateway::Gateway> gateway_;
};

TEST_F(OpenApiJudges, RedoclyFindsNothing) {
  ExpectGood(AskNode("redocly",
                     absl::StrCat("lint --config ", VANTHU_SOURCE_DIR, "/tests/judges/http/redocly.yaml ", Path("openapi.json"))),
             "redocly");
}

TEST_F(OpenApiJudges, SpectralFindsNothing) {
  ExpectGood(AskNode("spectral", absl::StrCat("lint --fail-severity warn -r ", VANTHU_SOURCE_DIR,
                                              "/tests/judges/http/spectral.yaml ", Path("openapi.json"))),
             "spectral");
}

// No fault of the server's, and no answer that the page does not tell of.
TEST_F(OpenApiJudges, SchemathesisFindsNothing) { ExpectGood(AskSchemathesis(), "schemathesis"); }

}  // namespace
}  // namespace vanthu::judges
