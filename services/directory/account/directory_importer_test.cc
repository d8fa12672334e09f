#include "services/directory/account/directory_importer.h"

#include "gtest/gtest.h"
#include "services/directory/account/sample_player.h"
#include "services/directory/agency/agency_store.h"
#include "services/directory/group/directory_shelf.h"
#include "services/directory/person/sample_issuer_adder.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

using status::Reason;

class FixedClock : public Clock {
 public:
  absl::Time Now() override { return absl::FromUnixSeconds(1'717'050'000); }
};

Agency NamedAgency(const char* id, const char* name) {
  Agency agency;
  agency.id = AgencyId::Trusted(id);
  agency.display_name = name;
  return agency;
}

DirectoryContent Content() {
  Agency province = NamedAgency("tinh", "Ủy ban nhân dân tỉnh");
  Agency department = NamedAgency("stc", "Sở Tài chính");
  department.other_names = {"Sở TC", "Tài chính"};
  department.symbol = "STC";
  department.kind = "department";
  department.parent = department.province = province.id;
  department.code = "H99.STC";
  department.validity.first_day = absl::CivilDay(2020, 1, 1);
  department.connected = true;
  department.place = "Sơn Thủy";
  department.units = {{UnitId::Trusted("vp"), "Văn phòng", {"VP Sở"}, "VP", {std::nullopt, absl::CivilDay(2026, 1, 1)}, false}};
  DirectoryContent content;
  content.book.agencies = {department, province, NamedAgency("cu", "Cơ quan cũ")};
  content.book.successions = {{AgencyId::Trusted("cu"), department.id, absl::CivilDay(2025, 3, 1), "Nghị quyết 7"}};
  content.book.groups = {{{province.id, GroupId::Trusted("so")},
                          "Các sở",
                          {"Các sở, ngành"},
                          {{{std::nullopt, absl::CivilDay(2025, 6, 30)}, "department", {}},
                           {{}, "", {*Recipient::Parse("agencies/stc"), *Recipient::Parse("agencies/stc/units/vp")}}}}};
  content.book.people = {{department.id,
                          PersonId::Trusted("gd"),
                          "Đinh Công Trứ",
                          {{"Giám đốc", {absl::CivilDay(2024, 1, 1), {}}, {"TUQ.", "Q."}}},
                          false,
                          {{"TUQ.",
                            province.id,
                            "Chủ tịch",
                            {absl::CivilDay(2024, 1, 1), absl::CivilDay(2024, 12, 31)},
                            "ngân sách",
                            {"cong-van", "giay-moi"},
                            "Quyết định 12"},
                           {"TL.", province.id, "", {}, "", {}, ""}}}};
  content.accounts = {{AccountId::Trusted("stc-clerk"), department.id, {Role::kClerk, Role::kAdmin}}};
  return content;
}

class DirectoryImporterTest : public testing::Test {
 protected:
  DirectoryImporterTest() : database(Opened()) {}

  static std::unique_ptr<sql::Database> Opened() {
    auto database = sql::Database::Open({.url = "sqlite::memory:"});
    EXPECT_TRUE(database.ok()) << database.status();
    EXPECT_TRUE((*database)->Migrate("audit", audit::Migrations()).ok());
    EXPECT_TRUE((*database)->Migrate("directory", Migrations()).ok());
    return *std::move(database);
  }
  absl::StatusOr<ImportCounts> Import(const DirectoryContent& content, bool is_sample = true) {
    return DirectoryImporter(*database, clock, hasher, is_sample).Import(content, "services/standalone");
  }
  BookContent Stored() {
    return *sql::Read<BookContent>(*database, [](sql::Transaction& tx) { return LoadBookContent(tx); });
  }
  // "event outcome subject" of each row of an agency's audit.
  std::vector<std::string> Audit(const char* agency) {
    auto events = sql::Read<std::vector<audit::StoredEvent>>(
        *database, [&](sql::Transaction& tx) { return audit::List(tx, AgencyId::Trusted(agency), 0, 100); });
    std::vector<std::string> rows;
    for (const audit::StoredEvent& stored : *events) {
      rows.push_back(stored.event.event + " " + stored.event.outcome + " " + stored.event.subject);
    }
    return rows;
  }

  FixedClock clock;
  crypto::SeededRandomness randomness{3};
  PasswordHasher hasher{{.memory_kib = 8, .passes = 1, .lanes = 1}, randomness};
  std::unique_ptr<sql::Database> database;
};

TEST_F(DirectoryImporterTest, RefusesAMandateWithoutLimits) {
  ASSERT_TRUE(Import(Content()).ok());
  const auto refused = [&](auto change) {
    DirectoryContent content = Content();
    change(content.book.people.front().delegations.front());
    return Import(content).status();
  };
  EXPECT_TRUE(status::Is(refused([](Delegation& given) { given.validity.last_day.reset(); }), Reason::kInvalidField));
  EXPECT_TRUE(status::Is(refused([](Delegation& given) { given.scope.clear(); }), Reason::kInvalidField));
  EXPECT_TRUE(status::Is(refused([](Delegation& given) { given.form = "KT."; }), Reason::kInvalidField));
  EXPECT_TRUE(status::Is(refused([](Delegation& given) { given.from_agency = AgencyId::Trusted("x"); }), Reason::kInvalidField));
  EXPECT_TRUE(refused([](Delegation&) {}).ok());
}

TEST_F(DirectoryImporterTest, StoresWhatWasImported) {
  const auto counts = Import(Content());
  ASSERT_TRUE(counts.ok()) << counts.status();
  EXPECT_EQ(counts->added, 7);
  EXPECT_EQ(counts->changed, 0);
  const BookContent stored = Stored();
  const BookContent wanted = Content().book;
  ASSERT_EQ(stored.agencies.size(), 3u);
  EXPECT_EQ(stored.agencies[1], wanted.agencies[0]);
  EXPECT_EQ(stored.successions, wanted.successions);
  EXPECT_EQ(stored.groups, wanted.groups);
  EXPECT_EQ(stored.people, wanted.people);
  EXPECT_EQ(Audit("stc"), (std::vector<std::string>{"directory.imported ok agencies/stc"}));
}

TEST_F(DirectoryImporterTest, ChangesNothingWhenItIsRepeated) {
  ASSERT_TRUE(Import(Content()).ok());
  const auto again = Import(Content());
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->added + again->changed, 0);
  EXPECT_EQ(Audit("stc").size(), 1u);
}

TEST_F(DirectoryImporterTest, ChangesWhatDiffersAndRemovesNothing) {
  ASSERT_TRUE(Import(Content()).ok());
  DirectoryContent next;
  Agency renamed = Content().book.agencies.front();
  renamed.display_name = "Sở Tài chính mới";
  renamed.other_names = {"Sở TC"};
  renamed.units = {{UnitId::Trusted("qlns"), "Phòng Quản lý ngân sách", {}, "QLNS", {}, false}};
  next.book.agencies = {renamed};
  Person promoted = Content().book.people.front();
  promoted.positions = {{"Phó Chủ tịch", {absl::CivilDay(2026, 1, 1), {}}, {"KT."}}};
  next.book.people = {promoted};
  const auto counts = Import(next);
  ASSERT_TRUE(counts.ok()) << counts.status();
  EXPECT_EQ(counts->added, 0);
  EXPECT_EQ(counts->changed, 2);
  const BookContent stored = Stored();
  EXPECT_EQ(stored.agencies.size(), 3u);
  EXPECT_EQ(stored.agencies[1].display_name, "Sở Tài chính mới");
  EXPECT_EQ(stored.agencies[1].other_names, std::vector<std::string>{"Sở TC"});
  EXPECT_EQ(stored.agencies[1].units.size(), 2u);
  EXPECT_EQ(stored.agencies[1].units[1].other_names, std::vector<std::string>{"VP Sở"});
  EXPECT_EQ(stored.people.front().positions.size(), 2u);
  EXPECT_EQ(stored.groups.size(), 1u);
}

TEST_F(DirectoryImporterTest, RefusesTheWholeImportForOneWrongEntryAndAuditsIt) {
  const auto spoiled = [](const std::function<void(DirectoryContent&)>& spoil) {
    DirectoryContent content = Content();
    spoil(content);
    return content;
  };
  const std::vector<DirectoryContent> wrong = {
      spoiled([](auto& c) { c.book.agencies[0].parent = AgencyId::Trusted("nobody"); }),
      spoiled([](auto& c) { c.book.agencies[0].display_name = ""; }),
      spoiled([](auto& c) { c.book.agencies[0].validity.last_day = absl::CivilDay(2019, 1, 1); }),
      spoiled([](auto& c) { c.book.agencies.push_back(c.book.agencies[0]); }),
      spoiled([](auto& c) { c.book.successions[0].basis = ""; }),
      spoiled([](auto& c) { c.book.successions[0].successor = c.book.successions[0].predecessor; }),
      spoiled([](auto& c) { c.book.groups[0].rules[1].members.push_back(*Recipient::Parse("agencies/stc/units/none")); }),
      spoiled([](auto& c) { c.book.people[0].positions[0].forms = {"THAY"}; }),
      spoiled([](auto& c) { c.accounts[0].roles.clear(); }),
  };
  for (const DirectoryContent& content : wrong) {
    const auto refused = Import(content);
    EXPECT_TRUE(status::Is(refused.status(), Reason::kInvalidField)) << refused.status();
    EXPECT_TRUE(Stored().agencies.empty());
  }
  const auto too_many = Import(spoiled([](auto& c) { c.book.agencies[0].other_names.assign(51, "Tên"); }));
  EXPECT_TRUE(status::Is(too_many.status(), Reason::kLimitExceeded)) << too_many.status();
  const auto rows = Audit("stc");
  ASSERT_EQ(rows.size(), wrong.size() + 1);
  EXPECT_EQ(rows.front(), "directory.imported INVALID_FIELD agencies/stc");
}

TEST_F(DirectoryImporterTest, RefusesAccountsOutsideOfASample) {
  const auto refused = Import(Content(), false);
  EXPECT_TRUE(status::Is(refused.status(), Reason::kNotSample)) << refused.status();
  DirectoryContent without = Content();
  without.accounts.clear();
  EXPECT_TRUE(Import(without, false).ok());
}

TEST_F(DirectoryImporterTest, LeavesNothingBehindWhenTheCommitFails) {
  sql::DatabaseOptions options{.url = "sqlite::memory:"};
  bool is_full = false;
  options.commit_outcome = [&] { return is_full ? sql::CommitOutcome::kFull : sql::CommitOutcome::kCommit; };
  database = *sql::Database::Open(options);
  ASSERT_TRUE(database->Migrate("audit", audit::Migrations()).ok());
  ASSERT_TRUE(database->Migrate("directory", Migrations()).ok());
  is_full = true;
  EXPECT_FALSE(Import(Content()).ok());
  is_full = false;
  EXPECT_TRUE(Stored().agencies.empty());
  EXPECT_EQ(Import(Content())->added, 7);
}

TEST_F(DirectoryImporterTest, IsSeenByTheShelfAtOnceWhileOldBooksStayAsTheyAre) {
  DirectoryShelf shelf(*database);
  const auto empty = *shelf.Current();
  ASSERT_TRUE(Import(Content()).ok());
  const auto full = *shelf.Current();
  EXPECT_EQ(empty->agencies().agencies().size(), 0u);
  EXPECT_EQ(full->agencies().agencies().size(), 3u);
  EXPECT_EQ(full->DisplayName(*Recipient::Parse("agencies/stc/units/vp")), "Văn phòng");
  EXPECT_EQ((*shelf.Current()).get(), full.get());
}

TEST_F(DirectoryImporterTest, KeepsWhatWasAddedForASampleFile) {
  ASSERT_TRUE(Import(Content()).ok());
  SampleIssuerAdder adder(*database, clock, true);
  const SampleIssuer sample{AgencyId::Trusted("stc"), "TTBCXB", "Phạm Thị Lan", "PHÓ GIÁM ĐỐC", {"KT."}};
  EXPECT_EQ(adder.Add(sample, "services/standalone")->size(), 2u);
  EXPECT_TRUE(adder.Add(sample, "services/standalone")->empty());
  EXPECT_EQ(Import(Content())->changed, 0);
  const BookContent stored = Stored();
  EXPECT_EQ(stored.agencies[1].units.size(), 2u);
  EXPECT_TRUE(stored.agencies[1].units[0].sample);
  EXPECT_EQ(stored.people.size(), 2u);
  EXPECT_EQ(stored.people[1].id.text(), "pham-thi-lan");

  const SampleIssuer also_head{AgencyId::Trusted("stc"), "", "Phạm Thị Lan", "GIÁM ĐỐC", {}};
  EXPECT_TRUE(adder.Add(also_head, "services/standalone")->empty()) << "a known person is given no authority";
  EXPECT_EQ(Stored().people[1].positions.size(), 1u);
  const SampleIssuer acting{AgencyId::Trusted("stc"), "", "Đinh Công Trứ", "Q. GIÁM ĐỐC", {}};
  EXPECT_TRUE(adder.Add(acting, "services/standalone")->empty());
}

TEST_F(DirectoryImporterTest, RefusesSampleEntriesElsewhereAndAuditsThat) {
  DirectoryContent content = Content();
  content.accounts.clear();
  ASSERT_TRUE(Import(content, false).ok());
  const SampleIssuer sample{AgencyId::Trusted("stc"), "X", "", "", {}};
  EXPECT_TRUE(
      status::Is(SampleIssuerAdder(*database, clock, false).Add(sample, "services/standalone").status(), Reason::kNotSample));
  EXPECT_EQ(Audit("stc").back(), "sample.added NOT_SAMPLE agencies/stc");
  SampleIssuerAdder adder(*database, clock, true);
  EXPECT_TRUE(status::Is(adder.Add({AgencyId::Trusted("nobody"), "X", "", "", {}}, "a").status(), Reason::kNotFound));
  EXPECT_TRUE(status::Is(adder.Add({AgencyId::Trusted("stc"), "", "Tên", "", {}}, "a").status(), Reason::kInvalidField));
  EXPECT_TRUE(
      status::Is(adder.Add({AgencyId::Trusted("stc"), "", "Tên", "Chức", {"THAY"}}, "a").status(), Reason::kInvalidField));
}

TEST_F(DirectoryImporterTest, MakesAccountsThatASampleMayPlay) {
  ASSERT_TRUE(Import(Content()).ok());
  SamplePlayer player(*database, clock, true);
  const auto played = player.Play(AccountId::Trusted("stc-clerk"), "services/standalone");
  ASSERT_TRUE(played.ok()) << played.status();
  EXPECT_EQ(*played, Content().accounts.front());
  EXPECT_TRUE(status::Is(player.Play(AccountId::Trusted("nobody"), "a").status(), Reason::kNotFound));
  SamplePlayer elsewhere(*database, clock, false);
  EXPECT_TRUE(status::Is(elsewhere.Play(AccountId::Trusted("stc-clerk"), "a").status(), Reason::kNotSample));
  EXPECT_EQ(Audit("stc").back(), "account.played NOT_SAMPLE accounts/stc-clerk");
}

}  // namespace
}  // namespace vanthu::directory
