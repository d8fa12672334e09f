#include "services/platform/runtime/process_command.h"

#include <cstdio>
#include <map>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "services/platform/status/reason.h"

namespace vanthu::runtime {
namespace {

struct Words {
  const char* name;
  const char* says;
};

Words WordsOf(ProcessVerb verb) {
  switch (verb) {
    case ProcessVerb::kServe:
      return {"serve", "phục vụ (mặc định) · serve, as without a verb"};
    case ProcessVerb::kCheckConfig:
      return {"check-config", "chỉ kiểm tra cấu hình · only look at the configuration"};
    case ProcessVerb::kMigrate:
      return {"migrate", "nâng cấp cơ sở dữ liệu rồi dừng · bring the database up to date, and end"};
    case ProcessVerb::kTopics:
      return {"topics", "chủ đề và quyền trên Kafka: xem còn thiếu gì, hoặc làm cho đủ · the broker's topics and access rules"};
    case ProcessVerb::kDoctor:
      break;
  }
  return {"doctor",
          "khám: giờ, đĩa, cơ sở dữ liệu, Kafka, dịch vụ khác, khóa, chứng thư · "
          "looks at clock, disk, database, broker, peers, keys and certificates"};
}

}  // namespace

ProcessCommand ReadProcessCommand(const std::string& program, const std::string& title, const std::vector<ProcessVerb>& verbs,
                                  int argc, char** argv) {
  ProcessCommand command;
  CLI::App app(absl::StrCat(program, ": ", title));
  app.require_subcommand(0, 1);
  app.fallthrough();
  app.add_option("--config", command.file, "tệp cấu hình · configuration file")->required()->check(CLI::ExistingFile);
  std::vector<ProcessVerb> offered = {ProcessVerb::kServe};
  offered.insert(offered.end(), verbs.begin(), verbs.end());
  std::map<ProcessVerb, CLI::App*> words;
  for (const ProcessVerb verb : offered) words[verb] = app.add_subcommand(WordsOf(verb).name, WordsOf(verb).says);
  if (const auto topics = words.find(ProcessVerb::kTopics); topics != words.end()) {
    topics->second
        ->add_option("what", command.argument,
                     "plan: chỉ xem, mã kết thúc 2 nếu còn việc · only tell, exit code 2 if there is something to do; "
                     "apply: tạo và cấp · make and allow it")
        ->required()
        ->check(CLI::IsMember({"plan", "apply"}));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    command.exit_code = app.exit(error);
  }
  for (const auto& [verb, word] : words) {
    if (word->parsed()) command.verb = verb;
  }
  return command;
}

int TellFindings(Doctor doctor) {
  const std::vector<Finding> findings = doctor.Examine();
  std::fputs(FindingsText(findings).c_str(), stdout);
  return IsWell(findings) ? 0 : 1;
}

int TellFailure(JsonLog& log, const absl::Status& status) {
  log.Error("process.failed", {{"message", status::Text(status, status::Language::kEnglish)},
                               {"message_vi", status::Text(status, status::Language::kVietnamese)}});
  return 1;
}

}  // namespace vanthu::runtime
