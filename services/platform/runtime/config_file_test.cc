#include "services/platform/runtime/config_file.h"

#include <fstream>

#include "gtest/gtest.h"
#include "services/platform/runtime/testing/office.pb.h"
#include "services/platform/status/reason.h"

namespace vanthu::runtime {
namespace {

using testing::Office;

std::string Complaint(const std::string& yaml) {
  Office office;
  const absl::Status status = LoadConfigText("office.yaml", yaml, &office);
  EXPECT_TRUE(status::Is(status, status::Reason::kConfigInvalid)) << yaml << status;
  return std::string(status.message());
}

void ExpectComplaint(const std::string& yaml, const std::string& where, const std::string& cause) {
  const std::string text = Complaint(yaml);
  EXPECT_NE(text.find(where), std::string::npos) << text;
  EXPECT_NE(text.find(cause), std::string::npos) << text;
}

TEST(ConfigFile, ReadsEveryKindOfField) {
  Office office;
  const absl::Status status = LoadConfigText("office.yaml", R"(
name: "Sở A"
sample: true
threads: 4
engine: ENGINE_SQLITE
grace: 5s
books:
  - id: cong-van
    first: 1
  - {id: quyet-dinh, first: 7}
peers: {numbering: "127.0.0.1:1", drafting: "127.0.0.1:2"}
spare:
  id: "12"
words: [no, 007, 1.50, ~x]
)",
                                             &office);
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_EQ(office.name(), "Sở A");
  EXPECT_TRUE(office.sample());
  EXPECT_EQ(office.threads(), 4);
  EXPECT_EQ(office.engine(), testing::ENGINE_SQLITE);
  EXPECT_EQ(office.grace().seconds(), 5);
  EXPECT_EQ(office.books(1).first(), 7);
  EXPECT_EQ(office.peers().at("drafting"), "127.0.0.1:2");
  EXPECT_EQ(office.spare().id(), "12");
  EXPECT_EQ(office.words(0), "no");
  EXPECT_EQ(office.words(1), "007");
  EXPECT_EQ(office.words(2), "1.50");
}

TEST(ConfigFile, RefusesAnUnknownKeyAndNamesIt) {
  ExpectComplaint("name: x\nthread: 4\n", "thread (line 2)", "no such key");
  ExpectComplaint("books:\n  - id: a\n  - id: b\n    frist: 1\n", "books[1].frist (line 4)", "no such key");
}

TEST(ConfigFile, RefusesARepeatedKeyAndNamesIt) {
  ExpectComplaint("name: x\nsample: true\nname: y\n", "name (line 3)", "given twice");
  ExpectComplaint("spare: {id: a, id: a}\n", "spare.id", "given twice");
  ExpectComplaint("peers: {a: x, a: y}\n", "peers.a", "given twice");
}

TEST(ConfigFile, RefusesAKeyWithoutValue) {
  ExpectComplaint("name:\nsample: true\n", "name", "no value");
  ExpectComplaint("books:\n", "books", "a list is expected");
}

TEST(ConfigFile, RefusesAValueOfAnotherKind) {
  ExpectComplaint("threads: many\n", "a value", "many");
  ExpectComplaint("threads: 99999999999\n", "a value", "99999999999");
  ExpectComplaint("sample: perhaps\n", "a value", "perhaps");
  ExpectComplaint("engine: ENGINE_X\n", "a value", "ENGINE_X");
  ExpectComplaint("grace: 5 minutes\n", "grace", "duration");
  ExpectComplaint("name: [a, b]\n", "name", "one value");
  ExpectComplaint("books: {id: a}\n", "books", "a list");
  ExpectComplaint("spare: a\n", "spare", "keys with values");
  ExpectComplaint("- name\n", "the top", "keys with values");
  ExpectComplaint("threads: !!int 4\n", "threads", "tags");
}

TEST(ConfigFile, RefusesAnchorsAndAliases) {
  ExpectComplaint("name: x\nspare: &a {id: b}\n", "line 2", "anchors and aliases");
  ExpectComplaint("name: &a x\nwords: [*a]\n", "line 1", "anchors and aliases");
  ExpectComplaint("words: &w [x]\n", "line 1", "anchors and aliases");
  ExpectComplaint("name: *a\n", "line 1", "");
}

TEST(ConfigFile, RefusesTextThatIsNoSingleDocument) {
  ExpectComplaint("name: [a\n", "line", "");
  ExpectComplaint("name: a\n---\nname: b\n", "the top", "one document");
  ExpectComplaint("", "the top", "");
}

TEST(ConfigFile, SaysWhichFileIsMissing) {
  Office office;
  const absl::Status status = LoadConfigFile("/nowhere/office.yaml", &office);
  EXPECT_TRUE(status::Is(status, status::Reason::kNotFound));
  EXPECT_NE(status.message().find("/nowhere/office.yaml"), absl::string_view::npos);
}

TEST(ConfigFile, ReadsAFile) {
  const std::string path = ::testing::TempDir() + "office.yaml";
  std::ofstream(path) << "name: x\n";
  Office office;
  EXPECT_TRUE(LoadConfigFile(path, &office).ok());
  EXPECT_EQ(office.name(), "x");
}

}  // namespace
}  // namespace vanthu::runtime
