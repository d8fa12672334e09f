#include "tests/chaos/site.h"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/verification/manifest.h"

namespace vanthu::chaos {
namespace {

namespace fs = std::filesystem;

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
  config_ =
      Write("config.yaml", absl::StrCat("installation: thu-nghiem\nsample: true\ndirectory_file: ", VANTHU_SOURCE_DIR,
                                        "/tests/integration/directory.yaml\nbooks: [van-ban-di]\ncommon_book: van-ban-di\n"));
}

fs::path Site::Write(std::string_view name, std::string_view bytes) const {
  const fs::path path = folder_.path() / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::vector<std::string> Site::Command(const std::vector<std::string>& arguments) const {
  std::vector<std::string> command = {VANTHU_STANDALONE, "--config", config_.string(), "--data", data().string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

Ended Site::Run(const std::vector<std::string>& arguments, const Child::Environment& environment) const {
  return Child(Command(arguments), environment).Wait();
}

Ended Site::Issue(const fs::path& file, const std::vector<std::string>& arguments, const Child::Environment& environment) const {
  std::vector<std::string> all = {"--issue", file.string(), "--once"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return Run(all, environment);
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
