#include "gateway/cli/register_verb.h"

#include <memory>
#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gateway/cli/book_judgement.h"
#include "gateway/cli/draft_page.h"
#include "gateway/cli/fault.h"
#include "gateway/cli/field_rows.h"
#include "gateway/cli/server/office.h"
#include "gateway/cli/table.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

struct Options {
  std::string book = "van-ban-di";
  int year = 0;
  std::string number;
  size_t limit = 0;
  ServerOptions server;
};

std::string StateText(const Json& number, const ShowOptions& show) {
  const std::string state = TextAt(number, "state");
  if (state == "NUMBER_STATE_ISSUED") return std::string(show.Say("đã phát hành", "issued"));
  if (state == "NUMBER_STATE_VOIDED") return std::string(show.Say("đã hủy", "voided"));
  return std::string(show.Say("đã cấp, chưa xong", "given, not finished"));
}

absl::StatusOr<Json> Numbers(const Options& options, Office& office) {
  ASSIGN_OR_RETURN(const std::string agency, office.Agency());
  return AllPages(office, absl::StrCat("/v1/", agency, "/numbers"), "numbers",
                  {{"book", options.book}, {"year", absl::StrCat(options.year)}}, options.limit);
}

absl::Status List(const Options& options, Office& office, Console& console) {
  const ShowOptions& show = options.server.show;
  ASSIGN_OR_RETURN(const Json numbers, Numbers(options, office));
  if (show.json) {
    PrintJson({{"numbers", numbers}}, console);
    return absl::OkStatus();
  }
  Table table({{std::string(show.Say("SỐ", "NUMBER")), Table::Width::kRight},
               {std::string(show.Say("KÝ HIỆU", "NOTATION"))},
               {std::string(show.Say("NGÀY", "DAY"))},
               {std::string(show.Say("TRẠNG THÁI", "STATE"))},
               {std::string(show.Say("LÝ DO HỦY", "WHY VOIDED")), Table::Width::kShrinks}});
  for (const Json& number : numbers) {
    table.Add({absl::StrCat(NumberAt(number, "number")), TextAt(number, "notation"), DayText(TextAt(number, "day")),
               StateText(number, show), TextAt(number, "voidReason")});
  }
  for (const std::string& line : table.Lines(console.terminal())) console.out() << line << "\n";
  return absl::OkStatus();
}

absl::Status NoSuchNumber(const Options& options) {
  return Fault(absl::StatusCode::kNotFound,
               absl::StrFormat("Sổ %s năm %d không có số %s.", options.book, options.year, options.number),
               absl::StrFormat("Book %s of %d has no number %s.", options.book, options.year, options.number));
}

// "12" is a number of the book; anything else names the issuance that has the number.
absl::StatusOr<Json> Find(const Options& options, Office& office) {
  int64_t wanted = 0;
  if (!absl::SimpleAtoi(options.number, &wanted)) {
    ASSIGN_OR_RETURN(const std::string name, office.NameOf("numbers", options.number));
    return office.http().Get(absl::StrCat("/v1/", name));
  }
  ASSIGN_OR_RETURN(const Json numbers, Numbers(options, office));
  for (const Json& number : numbers) {
    if (NumberAt(number, "number") == wanted) return number;
  }
  return NoSuchNumber(options);
}

absl::Status Show(const Options& options, Office& office, Console& console) {
  const ShowOptions& show = options.server.show;
  ASSIGN_OR_RETURN(const Json number, Find(options, office));
  if (show.json) {
    PrintJson(number, console);
    return absl::OkStatus();
  }
  FieldRows rows(show, console.out());
  rows.Add("Số, ký hiệu", "Number", {absl::StrFormat("%02d/%s", NumberAt(number, "number"), TextAt(number, "notation"))});
  rows.Add("Sổ, năm", "Book, year", {absl::StrFormat("%s, %d", TextAt(number, "book"), NumberAt(number, "year"))});
  rows.Add("Ngày ban hành", "Day of issue", {DayText(TextAt(number, "day"))});
  rows.Add("Cấp lúc", "Given at", {InstantText(TextAt(number, "allocatedAt"))});
  rows.Add("Trạng thái", "State", {StateText(number, show)});
  rows.Add("Lý do hủy", "Why voided", {TextAt(number, "voidReason")});
  rows.Add("Tên", "Name", {TextAt(number, "name")});
  return absl::OkStatus();
}

absl::Status Audit(const Options& options, Office& office, Console& console) {
  const ShowOptions& show = options.server.show;
  ASSIGN_OR_RETURN(const Json numbers, Numbers(options, office));
  const std::vector<BookFault> findings = JudgeBook(numbers);
  console.set_exit_code(findings.empty() ? kSuccess : kFindings);
  if (show.json) {
    Json found = Json::array();
    for (const BookFault& finding : findings) {
      found.push_back({{"number", finding.number}, {"vietnamese", finding.vietnamese}, {"english", finding.english}});
    }
    PrintJson({{"book", options.book}, {"year", options.year}, {"numbers", numbers.size()}, {"findings", found}}, console);
    return absl::OkStatus();
  }
  for (const BookFault& finding : findings) {
    console.out() << absl::StrFormat("%d: %s\n", finding.number, show.Say(finding.vietnamese, finding.english));
  }
  console.out() << absl::StrFormat("%s %s, %d: %d %s, %d %s\n", show.Say("Sổ", "Book"), options.book, options.year,
                                   numbers.size(), show.Say("số", "numbers"), findings.size(), show.Say("phát hiện", "findings"));
  return absl::OkStatus();
}

using Job = absl::Status (*)(const Options&, Office&, Console&);

CLI::App* Add(CLI::App& book, Console& console, const std::shared_ptr<Options>& options, const char* name, const char* text,
              Job job) {
  CLI::App* verb = book.add_subcommand(name, text);
  verb->add_option("--book", options->book, "sổ / the book")->capture_default_str();
  verb->add_option("--year", options->year, "năm / the year")->capture_default_str();
  AddServerOptions(*verb, console, options->server);
  verb->callback([options, job, &console] {
    AtOffice(options->server, console, [&](Office& office) { return job(*options, office, console); });
  });
  return verb;
}

}  // namespace

void AddRegisterVerb(CLI::App& app, Console& console, Clock& clock) {
  CLI::App* book = app.add_subcommand("register", "sổ đăng ký văn bản đi / the register book");
  book->require_subcommand(1);
  auto options = std::make_shared<Options>();
  options->year = static_cast<int>(absl::ToCivilYear(clock.Now(), absl::FixedTimeZone(7 * 3600)).year());
  Add(*book, console, options, "list", "các số đã cấp / the numbers that were given", &List)
      ->add_option("--limit", options->limit, "tối đa chừng này, 0: tất cả / at most so many, 0: all");
  Add(*book, console, options, "show", "một số / one number", &Show)
      ->add_option("NUMBER", options->number, "số trong sổ, hoặc lần phát hành / the number, or the issuance that has it")
      ->required();
  Add(*book, console, options, "audit",
      "kiểm tra sổ theo lời máy chủ; chứng minh độc lập: vanthu-register-audit / judge the book by what the server says; the "
      "proof "
      "without it is vanthu-register-audit",
      &Audit);
}

}  // namespace vanthu::cli
