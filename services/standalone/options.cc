#include "services/standalone/options.h"

#include "CLI/CLI.hpp"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::standalone {

std::optional<int> ParseOptions(int argc, char** argv, Options& options) {
  CLI::App app("vanthu-standalone: cả bộ Vanthu trong một tiến trình · the whole suite in one process");
  std::string day;
  app.add_option("--config", options.config, "tệp cấu hình · configuration file")->required()->check(CLI::ExistingFile);
  app.add_option("--data", options.data, "thư mục dữ liệu · data folder");
  app.add_option("--listen", options.listen,
                 "cổng nghe ở đây thay cho tệp cấu hình · where the gateway listens, not as configured");
  app.add_option("--as-of", day, "chạy theo ngày này, dạng 2024-05-30 · run on this day's clock");
  app.add_option("--export-trust", options.export_trust,
                 "ghi chứng thư và khóa sổ đăng ký để nơi khác kiểm tra rồi dừng · write whom this installation vouches for, for "
                 "vanthu verify, and end");
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
