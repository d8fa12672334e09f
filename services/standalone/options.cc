#include "services/standalone/options.h"

#include "CLI/CLI.hpp"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::standalone {

std::optional<int> ParseOptions(int argc, char** argv, Options& options) {
  CLI::App app("vanthu-standalone: cả bộ Vanthu trong một tiến trình · the whole suite in one process");
  std::string day;
  app.add_option("--config", options.config, "tệp cấu hình · configuration file")->required()->check(CLI::ExistingFile);
  app.add_option("--data", options.data, "thư mục dữ liệu · data folder");
  auto* issue = app.add_option("--issue", options.issue, "phát hành tệp này · issue this file");
  app.add_option("--attach", options.attachments, "tệp gửi kèm · files that travel with it")->needs(issue);
  app.add_flag("--once", options.once, "dừng khi mọi nơi nhận đã xác nhận · end when all have receipted")->needs(issue);
  app.add_flag("--anew", options.anew, "phát hành lại có chủ ý · issue the same file once more")->needs(issue);
  app.add_option("--patience", options.patience_seconds,
                 "chờ chừng này giây mà không có gì tiến triển thì dừng · seconds without progress, then it ends")
      ->needs(issue)
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--as-of", day, "chạy theo ngày này, dạng 2024-05-30 · run on this day's clock");
  auto* reason = app.add_option("--reason", options.reason, "lý do hủy số · why the number is voided");
  app.add_option("--void", options.void_issuance, "hủy lần phát hành này · void this issuance (agencies/…/issuances/…)")
      ->needs(reason);
  app.add_option("--accept-clock", options.accept_clock, "chấp nhận đồng hồ, ghi lý do · accept the clock, with a reason")
      ->needs(issue);
  app.add_option(
      "--export-trust", options.export_trust,
      "ghi chứng thư và khóa sổ đăng ký để nơi khác kiểm tra · write whom this installation vouches for, for vanthu verify");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  }
  if (day.empty()) return std::nullopt;
  const auto parsed = ParseDay(day);
  if (!parsed.ok()) return app.exit(CLI::ValidationError("--as-of", std::string(parsed.status().message())));
  options.as_of = *parsed;
  return std::nullopt;
}

}  // namespace vanthu::standalone
