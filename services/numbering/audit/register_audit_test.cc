#include "services/numbering/audit/register_audit.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "services/numbering/audit/row_audit.h"
#include "services/numbering/limits.h"
#include "services/platform/calendar/vietnam_calendar.h"
#include "services/verification/leaf.h"
#include "tests/support/register_house.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::numbering {
namespace {

// A year's books with everything in them that may be there; each test plants one fault and has it found.
class RegisterAuditTest : public ::testing::Test {
 protected:
  RegisterAuditTest() {
    auto database = sql::Database::Open({.url = "sqlite:" + (folder.path() / "numbering.db").string()});
    house = std::make_unique<support::RegisterHouse>(*std::move(database), folder.path(), clock);
    EXPECT_TRUE(house->Prepare().ok());
    for (int i = 0; i < 6; ++i) EXPECT_TRUE(house->Allocate("i" + std::to_string(i)).ok());
    for (int i = 0; i < 5; ++i) {
      EXPECT_TRUE(house->Record("i" + std::to_string(i), crypto::Sha256("manifest " + std::to_string(i))).ok());
    }
    EXPECT_TRUE(house->Void("i5", "trùng").ok());
  }

  AuditReport Audit(absl::CivilDay today = absl::CivilDay(2024, 5, 30), bool with_copy = false) {
    RegisterAudit audit({today, calendar::VietnamCalendar(), kUnfinishedWorkingDaysMax, std::nullopt},
                        {{house->agency, house->keys.KeyOf(house->agency)->public_key()}});
    EXPECT_TRUE(audit.AddDatabase(*house->database).ok());
    if (with_copy) {
      const absl::Status added = audit.AddCopy(*house->disk, folder.path() / "log");
      EXPECT_TRUE(added.ok()) << added;
    }
    return audit.Report();
  }
  void Plant(const std::string& statement) {
    const absl::Status planted = house->database->Write([&](sql::Transaction& tx) { return tx.Execute(statement).status(); });
    ASSERT_TRUE(planted.ok()) << planted;
  }
  // Whoever has the database and the key can seal a false log: leaves are added behind the books' back, under a good checkpoint.
  void PlantLeaf(verification::LeafKind kind, int64_t number, absl::Time instant) {
    const absl::Status planted = house->database->Write([&](sql::Transaction& tx) -> absl::Status {
      auto log = OpenLog::Lock(tx, house->house, house->agency, clock.Now());
      if (!log.ok()) return log.status();
      log->Append({kind, house->book, 2024, number, instant, {}}, crypto::Sha256("false"));
      return log->Close();
    });
    ASSERT_TRUE(planted.ok()) << planted;
  }
  void Publish() {
    clock.Advance(kPublishInterval);
    house->publisher.RunOnce(clock.Now());
    ASSERT_TRUE(house->publisher.last_failure().ok()) << house->publisher.last_failure();
  }

  support::TemporaryFolder folder;
  support::SetClock clock{absl::FromUnixSeconds(1717035753)};
  std::unique_ptr<support::RegisterHouse> house;
};

TEST_F(RegisterAuditTest, FindsNothingInGoodBooks) {
  Publish();
  const AuditReport report = Audit(absl::CivilDay(2024, 12, 30), true);
  EXPECT_TRUE(report.IsClean()) << ReportText(report);
  EXPECT_TRUE(report.findings.empty()) << ReportText(report);
  EXPECT_EQ(report.logs, 2);
  EXPECT_EQ(report.numbers, 12);
  EXPECT_NE(ReportText(report).find("Sổ liền mạch"), std::string::npos);
}

TEST_F(RegisterAuditTest, FindsAGapInTheBook) {
  Plant("delete from register_row where issuance = 'i2'");
  const AuditReport report = Audit();
  EXPECT_EQ(report.CountOf(FindingKind::kGap), 1) << ReportText(report);
  EXPECT_EQ(report.CountOf(FindingKind::kRemovedRow), 2) << ReportText(report);
}

TEST_F(RegisterAuditTest, FindsAGapInTheLog) {
  PlantLeaf(verification::LeafKind::kAllocated, 8, clock.Now());
  EXPECT_EQ(Audit().CountOf(FindingKind::kGap), 1);
}

TEST_F(RegisterAuditTest, FindsANumberThatWasCountedButNeverGiven) {
  Plant("update number_series set last = 7");
  EXPECT_EQ(Audit().CountOf(FindingKind::kGap), 1);
}

TEST_F(RegisterAuditTest, FindsADoubleInTheLog) {
  PlantLeaf(verification::LeafKind::kAllocated, 3, clock.Now());
  EXPECT_EQ(Audit().CountOf(FindingKind::kDouble), 1);
}

TEST_F(RegisterAuditTest, FindsANumberFinishedTwice) {
  PlantLeaf(verification::LeafKind::kIssued, 3, clock.Now());
  EXPECT_EQ(Audit().CountOf(FindingKind::kDouble), 1);
}

TEST_F(RegisterAuditTest, FindsADoubleInTheBook) {
  Plant("update register_row set year = 2023 where issuance = 'i1'");  // as good as a second 02 once the years are merged
  const AuditReport moved = Audit();
  EXPECT_EQ(moved.CountOf(FindingKind::kRewrittenRow), 2) << ReportText(moved);  // the row, and a book without counter
  FoundBooks books;
  RegisterRow row;
  row.book = house->book;
  row.year = 2024;
  row.number.number = 1;
  books.rows = {row, row};
  books.series = {{{house->book, 2024}, 1}};
  AuditReport report;
  AuditRows(books, FoundLog{}, &report);
  EXPECT_EQ(report.CountOf(FindingKind::kDouble), 1) << ReportText(report);
}

TEST_F(RegisterAuditTest, FindsEveryColumnOfARowThatWasRewritten) {
  const std::vector<std::pair<std::string, std::string>> columns = {{"notation", "'STTTT-VP'"},
                                                                    {"day", "'2024-05-29'"},
                                                                    {"allocated_at", "allocated_at - 1"},
                                                                    {"revision", "recipients"},
                                                                    {"recipients", "revision"},
                                                                    {"manifest", "revision"},
                                                                    {"state", "1"},
                                                                    {"void_reason", "'đã hủy'"},
                                                                    {"finished_leaf", "finished_leaf + 1"},
                                                                    {"issuance", "'another'"},
                                                                    {"book", "'quyet-dinh'"},
                                                                    {"number", "99"}};
  for (const auto& [column, value] : columns) {
    const absl::Status rolled_back = house->database->Write([&](sql::Transaction& tx) -> absl::Status {
      EXPECT_TRUE(tx.Execute("update register_row set " + column + " = " + value + " where issuance = 'i1'").ok()) << column;
      FoundBooks books{*AllRows(tx, house->agency), *ReadSeries(tx, house->agency)};
      FoundLog log;
      const auto leaves = *ReadLeaves(tx, {house->agency, 1}, 0, 100);
      for (const StoredLeaf& leaf : leaves) {
        log.leaves.push_back({leaf.index, leaf.text, leaf.hash, leaf.nonce});
      }
      AuditReport report;
      AuditRows(books, log, &report);
      EXPECT_GE(report.CountOf(FindingKind::kRewrittenRow), 1) << column << ReportText(report);
      return absl::AbortedError("undone");
    });
    EXPECT_TRUE(absl::IsAborted(rolled_back)) << rolled_back;
  }
}

TEST_F(RegisterAuditTest, FindsARemovedLeaf) {
  Plant("delete from log_leaf where leaf_index = 4");
  EXPECT_EQ(Audit().CountOf(FindingKind::kRemovedLeaf), 1);
}

TEST_F(RegisterAuditTest, FindsTheLastLeafRemoved) {
  Plant("delete from log_leaf where leaf_index = 11");
  EXPECT_EQ(Audit().CountOf(FindingKind::kRemovedLeaf), 1);
}

TEST_F(RegisterAuditTest, FindsARewrittenLeaf) {
  Plant("update log_leaf set leaf = replace(leaf, 'issued', 'voided') where leaf_index = 7");
  const AuditReport report = Audit();
  EXPECT_EQ(report.CountOf(FindingKind::kRewrittenLeaf), 1) << ReportText(report);
  EXPECT_EQ(report.CountOf(FindingKind::kCheckpoint), 1) << ReportText(report);
}

TEST_F(RegisterAuditTest, FindsACheckpointThatTheLogDidNotSign) {
  Plant("update log_head set checkpoint = replace(checkpoint, 'mau.example', 'may.example')");
  EXPECT_EQ(Audit().CountOf(FindingKind::kCheckpoint), 1);
}

TEST_F(RegisterAuditTest, FindsTimeThatStepsBackUnlessAPersonAcceptedIt) {
  clock.Advance(-absl::Hours(24));
  ASSERT_TRUE(house->keeper.AcceptClock({house->agency, "đồng hồ chạy nhanh", "accounts/a"}).ok());
  ASSERT_TRUE(house->Allocate("accepted").ok());
  EXPECT_EQ(Audit().CountOf(FindingKind::kTimeOrder), 0) << ReportText(Audit());
  PlantLeaf(verification::LeafKind::kIssued, 7, clock.Now() - absl::Hours(1));
  EXPECT_EQ(Audit().CountOf(FindingKind::kTimeOrder), 1);
}

TEST_F(RegisterAuditTest, FindsANumberInAWrongYear) {
  PlantLeaf(verification::LeafKind::kAllocated, 7, clock.Now() + absl::Hours(24 * 366));
  EXPECT_EQ(Audit().CountOf(FindingKind::kTimeOrder), 1);
}

TEST_F(RegisterAuditTest, FindsANumberNeverFinished) {
  ASSERT_TRUE(house->Allocate("open").ok());  // on a Thursday
  const AuditReport early = Audit(absl::CivilDay(2024, 6, 6));
  EXPECT_TRUE(early.IsClean()) << ReportText(early);
  EXPECT_EQ(early.findings.size(), 1u) << "a note until five working days have passed";
  EXPECT_EQ(Audit(absl::CivilDay(2024, 6, 7)).CountOf(FindingKind::kUnfinished), 1);
}

TEST_F(RegisterAuditTest, CountsNoDayOnWhichNobodyWorks) {
  ASSERT_TRUE(house->Allocate("open").ok());
  const auto calendar = calendar::VietnamCalendar({{.year = 2024, .days_off = {absl::CivilDay(2024, 6, 3)}}});
  for (const auto& [today, findings] : {std::pair(absl::CivilDay(2024, 6, 7), 0), std::pair(absl::CivilDay(2024, 6, 10), 1)}) {
    RegisterAudit audit({today, calendar, kUnfinishedWorkingDaysMax, std::nullopt}, {});
    ASSERT_TRUE(audit.AddDatabase(*house->database).ok());
    EXPECT_EQ(audit.Report().CountOf(FindingKind::kUnfinished), findings) << today;
  }
}

TEST_F(RegisterAuditTest, JudgesACopyOfTheTilesAlone) {
  Publish();
  RegisterAudit audit({absl::CivilDay(2024, 5, 30), calendar::VietnamCalendar(), kUnfinishedWorkingDaysMax, std::nullopt}, {});
  ASSERT_TRUE(audit.AddCopy(*house->disk, folder.path() / "log/000-00-15-h53/1").ok());
  const AuditReport report = audit.Report();
  EXPECT_TRUE(report.IsClean()) << ReportText(report);
  EXPECT_EQ(report.findings.size(), 1u) << "without a key the signature is not judged, and that is said";
}

TEST_F(RegisterAuditTest, FindsWhatWasRemovedOrRewrittenInACopy) {
  Publish();
  const auto entries = folder.path() / "log/000-00-15-h53/1/tile/entries/000.p/12";
  const auto hashes = folder.path() / "log/000-00-15-h53/1/tile/0/000.p/12";
  std::string bytes = *house->disk->Read(hashes, 0, kTileBytesMax);
  bytes[0] ^= 1;
  ASSERT_TRUE(files::WriteWhole(*house->disk, hashes, bytes).ok());
  EXPECT_EQ(Audit(absl::CivilDay(2024, 5, 30), true).CountOf(FindingKind::kRewrittenLeaf), 1);
  ASSERT_TRUE(house->disk->RemoveAll(entries).ok());
  EXPECT_EQ(Audit(absl::CivilDay(2024, 5, 30), true).CountOf(FindingKind::kRemovedLeaf), 1);
}

TEST_F(RegisterAuditTest, FindsAHistoryThatIsNotThePublishedOne) {
  Publish();
  Plant("update log_leaf set leaf = replace(leaf, 'issued', 'voided') where leaf_index = 7");
  EXPECT_EQ(Audit(absl::CivilDay(2024, 5, 30), true).CountOf(FindingKind::kPublishedDiffers), 1);
}

}  // namespace
}  // namespace vanthu::numbering
