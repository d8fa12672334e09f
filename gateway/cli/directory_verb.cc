#include "gateway/cli/directory_verb.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"
#include "gateway/cli/draft_page.h"
#include "gateway/cli/fault.h"
#include "gateway/cli/server/office.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

constexpr uintmax_t kDirectoryBytesMax = uintmax_t{4} << 20;  // what the gateway takes of JSON

struct Options {
  std::string file;
  std::vector<std::string> texts;
  std::string day;
  ServerOptions server;
};

absl::Status NoDirectory(const std::string& file) {
  return Fault(absl::StatusCode::kInvalidArgument,
               absl::StrFormat("%s không phải JSON dạng vanthu.directory.v1.Content ({\"agencies\": […], …}).", file),
               absl::StrFormat("%s is not JSON of the form vanthu.directory.v1.Content ({\"agencies\": […], …}).", file));
}

absl::Status Import(const Options& options, Office& office, Console& console) {
  ASSIGN_OR_RETURN(const std::string text, ReadFile(options.file, kDirectoryBytesMax));
  const Json content = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!content.is_object()) return NoDirectory(options.file);
  ASSIGN_OR_RETURN(const Json counts, office.http().Post("/v1/directory:import", {{"content", content}}));
  const ShowOptions& show = options.server.show;
  if (show.json) {
    PrintJson(counts, console);
    return absl::OkStatus();
  }
  console.out() << absl::StrFormat("%s %d, %s %d\n", show.Say("thêm", "added"), NumberAt(counts, "added"),
                                   show.Say("đổi", "changed"), NumberAt(counts, "changed"));
  return absl::OkStatus();
}

void ShowLine(const Json& line, const ShowOptions& show, Console& console) {
  const Json words = line.value("line", Json::object());
  console.out() << TextAt(words, "text");
  const std::string problem = TextAt(line, "problem");
  if (!problem.empty()) {
    console.out() << ": " << show.Say("không biết là ai", "names nobody") << " (" << problem << ")\n";
    return;
  }
  const Json& recipients = ListAt(line, "recipients");
  const Json& names = ListAt(line, "displayNames");
  const std::string explanation = TextAt(line, "explanation");
  console.out() << absl::StrFormat(": %d%s\n", recipients.size(),
                                   explanation.empty() ? "" : absl::StrCat(" (", explanation, ")"));
  for (size_t i = 0; i < recipients.size(); ++i) {
    console.out() << "  " << recipients[i].get<std::string>() << "  " << (i < names.size() ? names[i].get<std::string>() : "")
                  << "\n";
  }
}

absl::Status Resolve(const Options& options, Office& office, Console& console) {
  ASSIGN_OR_RETURN(const std::string agency, office.Agency());
  Json lines = Json::array();
  for (const std::string& text : options.texts) lines.push_back({{"text", text}, {"field", "Nơi nhận"}});
  ASSIGN_OR_RETURN(const Json expanded, office.http().Post(absl::StrCat("/v1/", agency, ":expandRecipients"),
                                                           {{"day", options.day}, {"lines", lines}}));
  const Json& resolved = ListAt(expanded, "lines");
  const bool has_problem =
      std::any_of(resolved.begin(), resolved.end(), [](const Json& line) { return !TextAt(line, "problem").empty(); });
  console.set_exit_code(has_problem ? kFindings : kSuccess);
  if (options.server.show.json) {
    PrintJson(expanded, console);
    return absl::OkStatus();
  }
  for (const Json& line : resolved) ShowLine(line, options.server.show, console);
  return absl::OkStatus();
}

using Job = absl::Status (*)(const Options&, Office&, Console&);

CLI::App* Add(CLI::App& directory, Console& console, const std::shared_ptr<Options>& options, const char* name, const char* text,
              Job job) {
  CLI::App* verb = directory.add_subcommand(name, text);
  AddServerOptions(*verb, console, options->server);
  verb->callback([options, job, &console] {
    AtOffice(options->server, console, [&](Office& office) { return job(*options, office, console); });
  });
  return verb;
}

}  // namespace

void AddDirectoryVerb(CLI::App& app, Console& console, Clock& clock) {
  CLI::App* directory = app.add_subcommand("directory", "danh bạ cơ quan / the directory of agencies");
  directory->require_subcommand(1);
  auto options = std::make_shared<Options>();
  options->day = absl::FormatCivilTime(absl::ToCivilDay(clock.Now(), absl::FixedTimeZone(7 * 3600)));
  Add(*directory, console, options, "import", "đưa danh bạ về đúng như tệp / bring the directory to what a file says", &Import)
      ->add_option("FILE", options->file, "tệp JSON / a file of JSON")
      ->required();
  CLI::App* resolve =
      Add(*directory, console, options, "resolve", "tên trên văn bản là những nơi nào / whom words of a dispatch name", &Resolve);
  resolve->add_option("TEXT", options->texts, "như ghi ở Kính gửi, Nơi nhận / as written in Kính gửi, Nơi nhận")->required();
  resolve->add_option("--day", options->day, "vào ngày nào / on which day")->capture_default_str();
}

}  // namespace vanthu::cli
