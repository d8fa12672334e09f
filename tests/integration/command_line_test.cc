// `vanthu` as a person uses it: its verbs over the gateway's HTTP against the whole installation, whose pumps this test turns.

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gateway/cli/server/session_file.h"
#include "gateway/cli/verbs.h"
#include "gateway/http/testing/raw_client.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/platform/runtime/system_clock.h"
#include "tests/integration/installation.h"
#include "tests/integration/open_gateway.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::integration {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

struct Outcome {
  int exit_code = 0;
  std::string out;
  std::string err;
};

class CommandLine : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(installation_.Open().ok());
    gateway_ = OpenGateway(installation_, http_clock_).value();
    server_ = absl::StrCat("http://127.0.0.1:", gateway_->port());
  }
  void TearDown() override {
    gateway_ = nullptr;
    installation_.Close();
  }

  // The words of a command, as somebody of the issuer's who has this role.
  Outcome As(const std::string& role, std::vector<std::string> words) {
    const auto person = installation_.As(kIssuer, role);
    EXPECT_TRUE(person.ok()) << person.status();
    const std::string session = (folder_.path() / role).string();
    EXPECT_TRUE(
        cli::WriteSession(session, {server_, "accounts/t-so-" + role, absl::StrCat("agencies/", kIssuer), person->person_token})
            .ok());
    words.insert(words.end(), {"--session", session});
    return Run(std::move(words));
  }

  Outcome Run(std::vector<std::string> words) {
    std::ostringstream out, err;
    cli::Console console(out, err);
    CLI::App app;
    cli::AddVerbs(app, console, installation_.clock());
    std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
    app.parse(words);
    return {console.exit_code(), out.str(), err.str()};
  }

  json JsonAs(const std::string& role, std::vector<std::string> words) {
    words.push_back("--json");
    const Outcome outcome = As(role, std::move(words));
    EXPECT_EQ(outcome.exit_code, cli::kSuccess) << outcome.out;
    return json::parse(outcome.out, nullptr, /*allow_exceptions=*/false);
  }

  std::string File(const std::string& name, const std::string& bytes) {
    const std::filesystem::path path = folder_.path() / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  // A draft, imported and approved: its id.
  std::string ApprovedDraft(const std::string& abstract) {
    const json draft = JsonAs("drafter", {"import", File("v.txt", Installation::DispatchText(abstract))});
    const std::string name = draft.value("name", "");
    EXPECT_EQ(As("signer", {"approve", name}).exit_code, cli::kSuccess);
    return name.substr(name.rfind('/') + 1);
  }

  runtime::SystemClock http_clock_;
  support::TemporaryFolder folder_;
  Installation installation_{1};
  std::unique_ptr<gateway::Gateway> gateway_;
  std::string server_;
};

TEST_F(CommandLine, WalksADispatchFromItsFileToItsReceipts) {
  const std::string file = File("cong-van.txt", Installation::DispatchText("về việc thử dòng lệnh"));
  const std::string attached = File("phu-luc.bin", std::string(2 << 20, 'x'));
  const Outcome imported = As("drafter", {"import", file, "--attach", attached});
  ASSERT_EQ(imported.exit_code, cli::kSuccess) << imported.err;
  EXPECT_THAT(imported.out, HasSubstr("Trích yếu         về việc thử dòng lệnh"));
  EXPECT_THAT(imported.out, HasSubstr("phu-luc.bin (2097152 byte)"));
  EXPECT_EQ(As("drafter", {"import", file, "--attach", attached}).out, imported.out) << "the same command is the same draft";
  const json drafts = JsonAs("drafter", {"draft", "list"})["drafts"];
  ASSERT_EQ(drafts.size(), 1U);
  const std::string draft = drafts[0]["name"];

  const Outcome approved = As("signer", {"approve", draft});
  EXPECT_THAT(approved.out, HasSubstr("Trạng thái        đã duyệt"));
  EXPECT_THAT(approved.out, HasSubstr("Tổng số nơi nhận: 3"));
  EXPECT_EQ(As("clerk", {"issue", draft}).exit_code, cli::kSuccess);

  std::atomic<bool> is_over{false};
  Outcome watched;
  std::thread person([&] {
    watched = As("clerk", {"status", draft, "--watch"});
    is_over = true;
  });
  WorkUntil(is_over, installation_);
  person.join();
  EXPECT_EQ(watched.exit_code, cli::kSuccess) << watched.out << watched.err;
  EXPECT_THAT(watched.out, HasSubstr("Số, ký hiệu       01/SPH-VP"));
  EXPECT_THAT(watched.out, HasSubstr("3/3 nơi nhận đã xác nhận"));
  EXPECT_THAT(watched.out, HasSubstr("Báo Thử Nghiệm"));

  EXPECT_THAT(As("clerk", {"register", "show", "1"}).out, HasSubstr("Trạng thái        đã phát hành"));
  EXPECT_THAT(As("clerk", {"register", "list"}).out, HasSubstr("1  SPH-VP   02/03/2026  đã phát hành"));
  EXPECT_THAT(As("auditor", {"register", "audit"}).out, HasSubstr("1 số, 0 phát hiện"));
}

TEST_F(CommandLine, TriesTheWholeWayAsTheSamplePeople) {
  const std::string file = File("thu.txt", Installation::DispatchText("về việc thử trọn đường"));
  std::vector<std::string> words = {"try",          file,
                                    "--attach",     File("kem.bin", "bytes"),
                                    "--server",     server_,
                                    "--operator",   "t-operator",
                                    "--sessions",   (folder_.path() / "sessions").string(),
                                    "--pdf-folder", (folder_.path() / "issued").string(),
                                    "--patience",   "1000000"};
  const auto walk = [&] {
    std::atomic<bool> is_over{false};
    Outcome tried;
    std::thread person([&] {
      tried = Run(words);
      is_over = true;
    });
    WorkUntil(is_over, installation_);
    person.join();
    return tried;
  };
  const Outcome first = walk();
  ASSERT_EQ(first.exit_code, cli::kSuccess) << first.out << first.err;
  for (const char* shown : {"Trích yếu         về việc thử trọn đường", "Số, ký hiệu       01/SPH-VP", "3/3 nơi nhận đã xác nhận",
                            "SHA-256", "PAdES B-B", "9 ghi sổ: "}) {
    EXPECT_THAT(first.out, HasSubstr(shown));
  }
  EXPECT_FALSE(std::filesystem::is_empty(folder_.path() / "issued"));
  const Outcome again = walk();
  EXPECT_EQ(again.exit_code, cli::kSuccess) << again.out << again.err;
  EXPECT_THAT(again.out, AllOf(HasSubstr("01/SPH-VP"), HasSubstr("--anew")));
  words.insert(words.end(), {"--anew", "--json"});
  const Outcome anew = walk();
  EXPECT_EQ(anew.exit_code, cli::kSuccess) << anew.out << anew.err;
  EXPECT_THAT(anew.out, AllOf(HasSubstr(R"({"result":)"), HasSubstr(R"("number":"2")")));
}

TEST_F(CommandLine, TriesNothingWhereTheSamplePasswordOpensNothing) {
  const Outcome refused = Run({"try", File("thu.txt", Installation::DispatchText("về việc thử")), "--server", server_,
                               "--operator", "t-nobody", "--sessions", (folder_.path() / "sessions").string()});
  EXPECT_EQ(refused.exit_code, cli::kRefused);
  EXPECT_THAT(refused.err, HasSubstr("sample: true"));
}

TEST_F(CommandLine, SaysWhetherAResendIsTheSameAttemptOrAnother) {
  const std::string draft = ApprovedDraft("về việc gửi lại");
  ASSERT_EQ(As("clerk", {"issue", draft}).exit_code, cli::kSuccess);
  installation_.bus().SetDown(true);
  installation_.Settle(absl::Minutes(1));
  const Outcome open = As("clerk", {"resend", draft, "--to", "t-a"});
  EXPECT_EQ(open.out, "Sở An: lần gửi 1 còn mở: gửi lại đúng lần đó.\n") << open.err;
  installation_.bus().SetDown(false);
  installation_.Settle(absl::Hours(1));
  ASSERT_TRUE(installation_.Refuse("t-a", installation_.Inbox("t-a")->at(0).name()).ok());
  installation_.Settle(absl::Hours(1));
  const Outcome status = As("clerk", {"status", draft});
  EXPECT_EQ(status.exit_code, cli::kFindings) << "somebody has to act";
  EXPECT_THAT(status.out, HasSubstr("✗ 02 từ chối"));
  EXPECT_THAT(As("clerk", {"resend", draft, "--to", "Sở An", "--lang", "en"}).out, HasSubstr("a new attempt, 2, was opened"));
  EXPECT_EQ(As("clerk", {"resend", draft, "--to", "t-x"}).exit_code, cli::kRefused);
}

TEST_F(CommandLine, LetsTheAdministratorDecideForTheAgencyInNeed) {
  EXPECT_THAT(As("admin", {"accept-clock", "--reason", "đã chỉnh giờ"}).out, HasSubstr("Đã chấp nhận giờ máy: 2026-"));
  EXPECT_THAT(As("admin", {"release-inbox", "--reason", "thay máy"}).out, HasSubstr("Đã mở hộp nhận: "));
  EXPECT_THAT(As("admin", {"release-books", "--reason", "đã đối chiếu nhật ký"}).out, HasSubstr("Đã mở lại sổ: 2026-"));
  EXPECT_EQ(As("clerk", {"accept-clock", "--reason", "không có quyền"}).exit_code, cli::kRefused);
}

TEST_F(CommandLine, VoidsANumberWithItsReason) {
  const std::string draft = ApprovedDraft("về việc hủy số");
  ASSERT_EQ(As("clerk", {"issue", draft}).exit_code, cli::kSuccess);
  installation_.Step();
  installation_.Step();
  EXPECT_EQ(As("clerk", {"void", draft, "--reason", "gõ nhầm"}).exit_code, cli::kSuccess);
  installation_.Settle(absl::Hours(1));
  EXPECT_EQ(As("clerk", {"status", draft, "--watch"}).exit_code, cli::kFindings);
  const Outcome shown = As("clerk", {"register", "show", "1"});
  EXPECT_THAT(shown.out, HasSubstr("Lý do hủy         gõ nhầm"));
  EXPECT_EQ(As("auditor", {"register", "audit"}).exit_code, cli::kSuccess) << "a voided number is no gap";
}

TEST_F(CommandLine, RevisesChecksAndResolves) {
  const json draft = JsonAs("drafter", {"import", File("a.txt", Installation::DispatchText("về việc cũ"))});
  const std::string name = draft["name"];
  EXPECT_THAT(As("drafter", {"draft", "revise", name, File("b.txt", Installation::DispatchText("về việc mới"))}).out,
              HasSubstr("về việc mới"));
  EXPECT_THAT(As("drafter", {"draft", "show", name, "--lang", "en"}).out, HasSubstr("Abstract          về việc mới"));
  EXPECT_LE(As("drafter", {"draft", "check", name}).exit_code, cli::kFindings);
  EXPECT_THAT(As("drafter", {"draft", "recipients", name}).out, HasSubstr("Sở Bình"));
  const Outcome known = As("clerk", {"directory", "resolve", "Các sở, ban, ngành"});
  EXPECT_EQ(known.exit_code, cli::kSuccess) << known.err;
  EXPECT_THAT(known.out, HasSubstr("agencies/t-b  Sở Bình"));
  EXPECT_EQ(As("clerk", {"directory", "resolve", "Sở Không Có"}).exit_code, cli::kFindings);
}

TEST_F(CommandLine, GivesTheServicesRefusalInThePersonsLanguage) {
  const Outcome vietnamese = As("clerk", {"status", "khongco"});
  EXPECT_EQ(vietnamese.exit_code, cli::kRefused);
  EXPECT_EQ(vietnamese.out, "");
  EXPECT_THAT(vietnamese.err, HasSubstr("Không tìm thấy"));
  const Outcome english = As("clerk", {"approve", ApprovedDraft("về việc quyền"), "--lang", "en", "--json"});
  EXPECT_EQ(json::parse(english.out)["refused"]["reason"], "PERMISSION_DENIED");
  EXPECT_EQ(As("drafter", {"import", File("trong.txt", "")}).exit_code, cli::kRefused);
}

TEST_F(CommandLine, SaysWhoIsNotSignedInAndWhoDoesNotAnswer) {
  const std::string nobody = (folder_.path() / "nobody").string();
  const Outcome unknown = Run({"status", "x", "--agency", kIssuer, "--server", server_, "--session", nobody});
  EXPECT_EQ(unknown.exit_code, cli::kRefused);
  EXPECT_THAT(unknown.err, HasSubstr("Chưa xác thực"));
  EXPECT_THAT(Run({"draft", "list", "--server", server_, "--session", nobody}).err, HasSubstr("--agency"));
  const Outcome silent = Run({"draft", "list", "--agency", "a", "--server", "http://127.0.0.1:1", "--session", nobody});
  EXPECT_EQ(silent.exit_code, cli::kTryLater);
  EXPECT_THAT(silent.err, HasSubstr("http://127.0.0.1:1"));
  EXPECT_THAT(Run({"draft", "list", "--agency", "a", "--server", "http://vanthu.example", "--session", nobody}).err,
              HasSubstr("https://"))
      << "no secret goes over an open line";
}

TEST_F(CommandLine, TakesUpAWatchThatBreaksOff) {
  const std::string draft = ApprovedDraft("về việc cổng dừng");
  ASSERT_EQ(As("clerk", {"issue", draft}).exit_code, cli::kSuccess);
  std::atomic<bool> is_over{false};
  Outcome watched;
  std::thread person([&] {
    watched = As("clerk", {"status", draft, "--watch"});
    is_over = true;
  });
  const int port = gateway_->port();
  while (!absl::StrContains(gateway::testing::Ask(port, "GET", "/metrics").body, "vanthu_gateway_open_event_streams 1")) {}
  installation_.Step();
  gateway_ = nullptr;
  gateway_ = OpenGateway(installation_, http_clock_, port).value();
  WorkUntil(is_over, installation_);
  person.join();
  EXPECT_EQ(watched.exit_code, cli::kSuccess) << watched.out << watched.err;
  EXPECT_THAT(watched.out, HasSubstr("3/3"));
}

}  // namespace
}  // namespace vanthu::integration
