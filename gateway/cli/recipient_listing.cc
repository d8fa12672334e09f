#include "gateway/cli/recipient_listing.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gateway/cli/draft_page.h"
#include "gateway/cli/table.h"

namespace vanthu::cli {

void ShowRecipients(const Json& expanded, const ShowOptions& show, Console& console) {
  if (show.json) return PrintJson(expanded, console);
  Table table({{std::string(show.Say("PHẦN", "PART"))},
               {std::string(show.Say("GHI TRONG VĂN BẢN", "AS WRITTEN")), Table::Width::kShrinks},
               {std::string(show.Say("SỐ NƠI", "COUNT")), Table::Width::kRight},
               {std::string(show.Say("THEO", "BY")), Table::Width::kShrinks}});
  for (const Json& line : ListAt(expanded, "lines")) {
    table.Add({TextAt(line, "field"), TextAt(line, "text"), absl::StrCat(ListAt(line, "recipients").size()),
               TextAt(line, "explanation")});
  }
  for (const std::string& line : table.Lines(console.terminal())) console.out() << line << "\n";
  if (!expanded.contains("recipientCount")) return;  // an issuance has the lines alone
  const std::string count = absl::StrCat(NumberAt(expanded, "recipientCount"));
  console.out() << show.Say("Tổng số nơi nhận: ", "Recipients in all: ") << count << "\n";
}

}  // namespace vanthu::cli
