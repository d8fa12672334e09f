#include "tests/chaos/site.h"

#include <sqlite3.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gateway/cli/server/session_file.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/verification/manifest.h"

namespace vanthu::chaos {
namespace {

namespace fs = std::filesystem;

constexpr int kTryLater = 75;  // of `vanthu`: the same command goes on later (sysexits.h)

std::string ReadWhole(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(bytes).str();
}

bool IsHidden(const fs::path& path) { return path.filename().string().front() == '.'; }

// The dispatch's number; what the folder lacks fails the test.
std::string NumberIn(const fs::path& folder) {
  const auto manifest = verification::ParseManifest(ReadWhole(folder / "manifest.txt"));
  if (!manifest.ok()) {
    ADD_FAILURE() << folder << ": " << manifest.status();
    return "";
  }
  std::error_code none;
  EXPECT_EQ(fs::file_size(folder / manifest->pdf.name, none), manifest->pdf.size_bytes) << folder;
  for (const char* name : {"dispatch.json", "register-leaf.txt", "register.tlog-proof"}) {
    EXPECT_TRUE(fs::exists(folder / name)) << folder << " lacks " << name;
  }
  return manifest->number.Text();
}

}  // namespace

std::string DispatchText(std::string_view abstract, std::string_view addressees, std::string_view body) {
  return absl::StrCat("Số: /SPH-VP\n\nThử Nghiệm, ngày 02 tháng 3 năm 2026\n\nV/v ", std::string(abstract), "\n\nKính gửi:\n\n",
                      std::string(addressees), "\n\n", std::string(body),
                      "\n\nTrân trọng./.\n\nNơi nhận:\n\n- Như trên;\n- Lưu: VT, VP, TK.\n\nGIÁM ĐỐC\n\nTrần Văn Ký\n");
}

Site::Site() {
  fs::create_directory(Sessions());
  config_ =
      Write("config.yaml", absl::StrCat("installation: thu-nghiem\nsample: true\ndirectory_file: ", VANTHU_SOURCE_DIR,
                                        "/tests/integration/directory.yaml\nbooks: [van-ban-di]\ncommon_book: van-ban-di\n"));
}

Site::Site(fs::path config, std::string operator_account)
    : config_(std::move(config)), operator_account_(std::move(operator_account)) {
  fs::create_directory(Sessions());
}

fs::path Site::Write(std::string_view name, std::string_view bytes) const {
  const fs::path path = folder_.path() / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::vector<std::string> Site::Command(const std::vector<std::string>& arguments) const {
  std::vector<std::string> command = {VANTHU_STANDALONE, "--config", config_.string(), "--data",
                                      data().string(),   "--listen", "127.0.0.1:0"};
  if (!day_.empty()) command.insert(command.end(), {"--as-of", day_});
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

// Signing in is dear (Argon2id), and the server's port another one after each start: the sessions go with it.
void Site::KeepSessions(const std::string& server) const {
  for (const auto& file : fs::directory_iterator(Sessions())) {
    const auto kept = cli::ReadSession(file.path());
    if (!kept.ok() || !*kept) continue;
    cli::Session session = **kept;
    session.server = server;
    EXPECT_TRUE(cli::WriteSession(file.path(), session).ok());
  }
}

Ended Site::Drive(const std::vector<std::string>& words, const Child::Environment& environment) const {
  Child server(Command(), environment);
  if (!server.Says("Ctrl-C")) return server.Wait();
  const std::string url = ReadWhole(data() / "address");
  KeepSessions(url.substr(0, url.find('\n')));
  std::vector<std::string> command = {VANTHU};
  command.insert(command.end(), words.begin(), words.end());
  command.insert(command.end(), {"--server", url.substr(0, url.find('\n'))});
  const Ended walked = Child(command).Wait();
  server.Signal(SIGTERM);
  const Ended served = server.Wait();
  const std::string output = absl::StrCat(walked.output, served.output);
  if (served.signal != 0) {
    EXPECT_THAT(walked.exit_code, testing::AnyOf(0, kTryLater)) << output;
    return {.exit_code = -1, .signal = served.signal, .output = output};
  }
  EXPECT_EQ(served.exit_code, 0) << output;
  return {.exit_code = walked.exit_code, .signal = walked.signal, .output = output};
}

Ended Site::Issue(const fs::path& file, const std::vector<std::string>& arguments, const Child::Environment& environment) const {
  std::vector<std::string> words = {"try",        file.string(),     "--sessions",   Sessions().string(),
                                    "--operator", operator_account_, "--pdf-folder", (data() / "issued").string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return Drive(words, environment);
}

// The clerk signed in when the dispatch was issued.
Ended Site::Void(const std::string& issuance, const std::string& reason, const Child::Environment& environment) const {
  return Drive({"void", issuance, "--reason", reason, "--session", (Sessions() / "t-so-clerk").string()}, environment);
}

std::vector<std::string> Site::HandedOver(std::string_view agency) const {
  std::vector<std::string> numbers;
  if (!fs::exists(Endpoint(agency))) return numbers;
  for (const auto& year : fs::directory_iterator(Endpoint(agency))) {
    if (IsHidden(year.path())) continue;
    for (const auto& folder : fs::directory_iterator(year.path())) numbers.push_back(NumberIn(folder.path()));
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

int64_t Site::Rows(std::string_view service, std::string_view table) const {
  const fs::path file = data() / service / "database.sqlite";
  if (!fs::exists(file)) return 0;
  sqlite3* database = nullptr;
  sqlite3_stmt* statement = nullptr;
  const std::string sql = absl::StrCat("select count(*) from ", std::string(table));
  EXPECT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK) << file;
  EXPECT_EQ(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
  EXPECT_EQ(sqlite3_step(statement), SQLITE_ROW);
  const int64_t rows = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return rows;
}

void Site::ExpectCleanAudit() const {
  const fs::path numbering = data() / "numbering";
  const Ended audit =
      Child({VANTHU_REGISTER_AUDIT, "--database", absl::StrCat("sqlite:", (numbering / "database.sqlite").string()), "--tiles",
             (numbering / "log").string()})
          .Wait();
  EXPECT_EQ(audit.exit_code, 0) << audit.output;
}

void Site::ExpectHandedOver(const std::vector<std::string>& numbers) const {
  for (const char* agency : kRecipients) {
    EXPECT_EQ(HandedOver(agency), numbers) << agency;
    EXPECT_TRUE(fs::is_empty(Endpoint(agency) / ".staging")) << agency << " has something left in staging";
  }
  EXPECT_EQ(Rows("numbering", "register_row"), static_cast<int64_t>(numbers.size()));
  EXPECT_EQ(Rows("distribution", "delivery"), static_cast<int64_t>(numbers.size() * std::size(kRecipients)));
  ExpectCleanAudit();
}

}  // namespace vanthu::chaos
