#include "gateway/cli/read_verb.h"

#include <memory>
#include <string>

#include "CLI/App.hpp"
#include "gateway/cli/draft_listing.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/reading/dispatch_reader.h"

namespace vanthu::cli {
namespace {

struct Options {
  std::string file;
  ShowOptions show;
};

void Read(const Options& options, Console& console) {
  const auto bytes = ReadFile(options.file);
  if (!bytes.ok()) return console.Refuse(bytes.status(), options.show);
  const auto draft = drafting::ReadDispatch(*bytes, options.file);
  if (!draft.ok()) return console.Refuse(draft.status(), options.show);
  if (options.show.json) {
    console.out() << drafting::ReadableJson(*draft) << "\n";
  } else {
    ListDraft(*draft, options.show, console.out());
  }
}

}  // namespace

void AddReadVerb(CLI::App& app, Console& console) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("read", "đọc tệp văn bản thành dự thảo có cấu trúc / read a file into a draft");
  verb->add_option("FILE", options->file, "tệp .docx hoặc văn bản thuần UTF-8 / .docx, or plain text in UTF-8")->required();
  AddShowOptions(*verb, console, options->show);
  verb->callback([options, &console] { Read(*options, console); });
}

}  // namespace vanthu::cli
