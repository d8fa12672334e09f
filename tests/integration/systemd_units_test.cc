#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "gtest/gtest.h"
#include "tests/integration/separate_processes.h"
#include "tests/support/child.h"

namespace vanthu::integration {
namespace {

namespace fs = std::filesystem;

const fs::path kUnits = fs::path(VANTHU_SOURCE_DIR) / "deploy/systemd";
constexpr int kDrainGraceSeconds = 30;  // of a file that does not say (process.proto, gateway.proto)
constexpr const char* kDoctorUnit = "vanthu-doctor@.service";
constexpr int kExposureMax = 20;        // tenths of what systemd calls 10 at worst; 16 today
constexpr int kUncancelledSeconds = 5;  // what a process allows itself beyond it

std::string TextOf(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string UnitOf(const std::string& service) { return absl::StrCat("vanthu-", service, ".service"); }

// The value of a key that stands once.
std::string ValueOf(const std::string& unit, const std::string& key) {
  std::string value;
  const std::vector<std::string> lines = absl::StrSplit(unit, '\n');
  for (const std::string& line : lines) {
    if (!absl::StartsWith(line, key + "=")) continue;
    EXPECT_EQ(value, "") << key << " stands twice";
    value = line.substr(key.size() + 1);
  }
  return value;
}

TEST(SystemdUnits, AreThereForEachProgramAndForNoOther) {
  std::set<std::string> there;
  for (const auto& entry : fs::directory_iterator(kUnits)) {
    if (entry.path().extension() == ".service") there.insert(entry.path().filename());
  }
  std::set<std::string> expected = {kDoctorUnit};
  for (const char* service : kServices) expected.insert(UnitOf(service));
  EXPECT_EQ(there, expected);
}

TEST(SystemdUnits, StartTheProgramWithItsFileAsItsOwnUser) {
  const std::string users = TextOf(kUnits / "vanthu.sysusers");
  for (const std::string service : kServices) {
    const std::string unit = TextOf(kUnits / UnitOf(service));
    const std::string file = absl::StrCat("--config /etc/vanthu/", service, ".yaml");
    EXPECT_EQ(ValueOf(unit, "Type"), "notify") << service;
    EXPECT_EQ(ValueOf(unit, "ExecStart"), absl::StrCat("/usr/bin/vanthu-", service, " serve ", file));
    EXPECT_EQ(ValueOf(unit, "ExecStartPre"), absl::StrCat("/usr/bin/vanthu-", service, " check-config ", file));
    EXPECT_EQ(ValueOf(unit, "User"), absl::StrCat("vanthu-", service));
    EXPECT_TRUE(absl::StrContains(users, absl::StrCat("u vanthu-", service, " -"))) << users;
    EXPECT_TRUE(absl::StrContains(users, absl::StrCat("m vanthu-", service, " vanthu\n"))) << users;
  }
}

TEST(SystemdUnits, GiveTheDrainingItsTime) {
  for (const std::string service : kServices) {
    const std::string config = TextOf(fs::path(VANTHU_SOURCE_DIR) / "deploy/config" / absl::StrCat(service, ".yaml"));
    EXPECT_FALSE(absl::StrContains(config, "drain_grace")) << "count with it here";
    std::string stop = ValueOf(TextOf(kUnits / UnitOf(service)), "TimeoutStopSec");
    ASSERT_TRUE(absl::EndsWith(stop, "s")) << stop;
    stop.pop_back();
    int seconds = 0;
    ASSERT_TRUE(absl::SimpleAtoi(stop, &seconds)) << stop;
    EXPECT_GT(seconds, kDrainGraceSeconds + kUncancelledSeconds) << service;
  }
}

// Each writes its data folder alone, and the shipped files are right once they name the installed places.
TEST(SystemdUnits, OwnTheFolderThatTheInstalledFileNames) {
  SeparateProcesses processes;
  for (const std::string service : kServices) {
    std::string config = TextOf(fs::path(VANTHU_SOURCE_DIR) / "deploy/config" / absl::StrCat(service, ".yaml"));
    const std::string state = ValueOf(TextOf(kUnits / UnitOf(service)), "StateDirectory");
    EXPECT_EQ(state, service == "gateway"     ? ""
                     : service == "directory" ? "vanthu/directory vanthu/public"
                                              : absl::StrCat("vanthu/", service));
    absl::StrReplaceAll({{"../../data-up/tls/token-keys", "/var/lib/vanthu/public/token-keys"},
                         {"../../data-up/tls", "/etc/vanthu/tls"},
                         {"../../data-up", "/var/lib/vanthu"},
                         {"../postgres", "/etc/vanthu"}},
                        &config);
    EXPECT_TRUE(service == "gateway" || absl::StrContains(config, absl::StrCat("data_folder: /var/lib/vanthu/", service, "\n")));
    EXPECT_FALSE(absl::StrContains(config, "../data-up")) << config;
    std::ofstream(processes.Path(absl::StrCat(service, ".yaml"))) << config;
    const support::Ended checked = support::Child(processes.Command(service, {"check-config"})).Wait();
    EXPECT_EQ(checked.exit_code, 0) << service << ": " << checked.output;
  }
}

TEST(SystemdUnits, LogIntoAJournalOfTheirOwnThatIsBounded) {
  for (const std::string service : kServices) EXPECT_EQ(ValueOf(TextOf(kUnits / UnitOf(service)), "LogNamespace"), "vanthu");
  const std::string journal = TextOf(kUnits / "journald@vanthu.conf");
  for (const char* bound : {"MaxRetentionSec", "SystemMaxUse", "SystemKeepFree"}) EXPECT_NE(ValueOf(journal, bound), "") << bound;
}

TEST(SystemdUnits, GiveTheProcessLittleToDoHarmWith) {
  std::vector<std::string> units = {kDoctorUnit};
  for (const char* service : kServices) units.push_back(UnitOf(service));
  for (const std::string& unit : units) {
    const support::Ended judged = support::Child({"/usr/bin/systemd-analyze", "security", "--offline=true", "--no-pager",
                                                  absl::StrCat("--threshold=", kExposureMax), (kUnits / unit).string()})
                                      .Wait();
    EXPECT_EQ(judged.exit_code, 0) << judged.output;
    EXPECT_TRUE(absl::StrContains(judged.output, "Overall exposure level")) << judged.output;
  }
}

// systemd itself reads them; the programs are the built ones, since it asks whether they can be started.
TEST(SystemdUnits, AreUnderstoodBySystemd) {
  const support::TemporaryFolder folder;
  std::vector<std::string> command = {"/usr/bin/systemd-analyze", "verify", "--man=no"};
  for (const std::string service : kServices) {
    const fs::path copy = folder.path() / UnitOf(service);
    std::ofstream(copy) << absl::StrReplaceAll(TextOf(kUnits / UnitOf(service)),
                                               {{absl::StrCat("/usr/bin/vanthu-", service), ProgramOf(service)},
                                                {absl::StrCat("User=vanthu-", service), "User=daemon"},
                                                {"Group=vanthu", "Group=daemon"}});
    command.push_back(copy.string());
  }
  fs::copy_file(kUnits / "vanthu-doctor@.timer", folder.path() / "vanthu-doctor@.timer");
  std::ofstream(folder.path() / kDoctorUnit) << absl::StrReplaceAll(
      TextOf(kUnits / kDoctorUnit),
      {{"/usr/bin/vanthu-%i", ProgramOf("numbering")}, {"User=vanthu-%i", "User=daemon"}, {"Group=vanthu", "Group=daemon"}});
  command.push_back((folder.path() / "vanthu-doctor@numbering.timer").string());
  const support::Ended verified = support::Child(command).Wait();
  EXPECT_EQ(verified.exit_code, 0) << verified.output;
  EXPECT_EQ(verified.output, "");
}

}  // namespace
}  // namespace vanthu::integration
