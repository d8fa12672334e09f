#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/time/clock.h"
#include "services/numbering/audit/register_audit.h"
#include "services/numbering/limits.h"
#include "services/platform/calendar/vietnam_calendar.h"
#include "services/platform/runtime/calendar_file.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::numbering {
namespace {

struct Options {
  std::string database;
  std::string schema = "numbering";
  std::string tiles;
  std::vector<std::string> keys;
  std::string calendar;
  std::string today = DayText(DayInVietnam(absl::Now()));
};

absl::StatusOr<AuditReport> Run(const Options& options) {
  ASSIGN_OR_RETURN(const auto keys, KeysByAgency(options.keys));
  ASSIGN_OR_RETURN(const absl::CivilDay today, ParseDay(options.today));
  ASSIGN_OR_RETURN(calendar::WorkingCalendar calendar,
                   options.calendar.empty() ? calendar::VietnamCalendar() : runtime::LoadCalendarFile(options.calendar));
  RegisterAudit audit({today, std::move(calendar), kUnfinishedWorkingDaysMax, std::nullopt}, keys);
  const auto disk = files::MakeSystemDisk();
  if (!options.database.empty()) {
    RETURN_IF_ERROR(audit.AddDatabaseAt(*disk, {.url = options.database, .schema = options.schema}));
  }
  if (!options.tiles.empty()) RETURN_IF_ERROR(audit.AddCopy(*disk, options.tiles));
  AuditReport report = audit.Report();
  // Nothing seen is nothing proved: a mistyped path must not look like books in order.
  if (report.logs == 0) return status::Error(status::Reason::kNotFound, {{"name", options.database + " " + options.tiles}});
  return report;
}

}  // namespace
}  // namespace vanthu::numbering

int main(int argc, char** argv) {
  vanthu::numbering::Options options;
  CLI::App app("Kiểm tra sổ văn bản đi và nhật ký của sổ / Audits register books and their log", "vanthu-register-audit");
  app.add_option("--database", options.database, "sqlite:/path/numbering.db, postgresql://…");
  app.add_option("--schema", options.schema, "PostgreSQL: lược đồ / schema");
  app.add_option("--tiles", options.tiles, "Bản sao nhật ký đã công bố / a copy of the published logs");
  app.add_option("--key", options.keys, "Khóa nhật ký / a log's key: origin+id+key; nhiều lần / repeatable");
  app.add_option("--calendar", options.calendar, "Ngày nghỉ và ngày làm bù của từng năm / each year's own days off and worked");
  app.add_option("--today", options.today, "Ngày kiểm tra / day of the audit, 2024-05-30");
  CLI11_PARSE(app, argc, argv);
  if (options.database.empty() && options.tiles.empty()) return app.exit(CLI::RequiredError("--database, --tiles"));
  const auto report = vanthu::numbering::Run(options);
  if (!report.ok()) {
    std::fprintf(stderr, "%s\n%s\n", vanthu::status::Text(report.status(), vanthu::status::Language::kVietnamese).c_str(),
                 vanthu::status::Text(report.status(), vanthu::status::Language::kEnglish).c_str());
    return 2;
  }
  std::fputs(vanthu::numbering::ReportText(*report).c_str(), stdout);
  return report->IsClean() ? 0 : 1;
}
