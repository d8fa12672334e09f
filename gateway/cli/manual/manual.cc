#include "gateway/cli/manual/manual.h"

#include "CLI/App.hpp"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/verification/signed_pdf.h"

namespace vanthu::cli {
namespace {

constexpr std::string_view kBetweenLanguages = " / ";

std::string InLanguage(const std::string& text, std::string_view language) {
  const size_t between = text.find(kBetweenLanguages);
  if (between == std::string::npos) return text;
  return language == "en" ? text.substr(between + kBetweenLanguages.size()) : text.substr(0, between);
}

bool IsMany(const CLI::Option& option) { return option.get_expected_max() > 1; }

std::string NameOf(const CLI::Option& option) {
  if (option.get_positional()) return absl::StrCat(option.get_name(true, false), IsMany(option) ? "..." : "");
  std::string name = absl::StrReplaceAll(option.get_name(false, true), {{",", ", "}});
  const std::string type = option.get_type_name();
  if (type.empty()) return name;
  const size_t choice = type.find('{');  // TEXT:{vi,en}
  return absl::StrCat(name, " ", choice == std::string::npos ? type : type.substr(choice), IsMany(option) ? "..." : "");
}

Manual::Line LineOf(const CLI::Option& option, std::string_view language) {
  std::string text = InLanguage(option.get_description(), language);
  const bool is_english = language == "en";
  const std::string& standard = option.get_default_str();
  if (!standard.empty()) absl::StrAppend(&text, is_english ? " (default: " : " (mặc định: ", standard, ")");
  if (!option.get_envname().empty()) absl::StrAppend(&text, " [", option.get_envname(), "]");
  if (option.get_required() && !option.get_positional()) absl::StrAppend(&text, is_english ? " (required)" : " (bắt buộc)");
  return {NameOf(option), text};
}

std::string UsageOf(const CLI::App& app, const Manual& manual) {
  std::string usage = manual.name;
  for (const CLI::Option* option : app.get_options([](const CLI::Option* one) { return one->get_positional(); })) {
    const std::string name = NameOf(*option);
    absl::StrAppend(&usage, " ", option->get_required() ? name : absl::StrCat("[", name, "]"));
  }
  if (!manual.verbs.empty()) absl::StrAppend(&usage, " VERB");
  return absl::StrCat(usage, " [OPTIONS]");
}

std::vector<Manual::Line> VerdictsOfVerify(std::string_view (*text)(verification::PdfVerdict)) {
  using verification::PdfVerdict;
  std::vector<Manual::Line> lines;
  for (int number = static_cast<int>(PdfVerdict::kUnreadable); number <= static_cast<int>(PdfVerdict::kOtherAttachment);
       ++number) {
    lines.push_back({absl::StrCat(number), std::string(text(static_cast<PdfVerdict>(number)))});
  }
  return lines;
}

}  // namespace

Manual ManualOf(const CLI::App& app, const std::string& name, std::string_view language) {
  Manual manual{
      .name = name, .text = InLanguage(app.get_description(), language), .footer = InLanguage(app.get_footer(), language)};
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      manual.arguments.push_back(LineOf(*option, language));
      manual.takes_files = manual.takes_files || absl::StartsWith(option->get_name(true, false), "FILE");
    } else {
      manual.options.push_back(LineOf(*option, language));
    }
  }
  for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
    manual.verbs.push_back(ManualOf(*verb, absl::StrCat(name, " ", verb->get_name()), language));
  }
  manual.usage = UsageOf(app, manual);
  return manual;
}

std::vector<ManualSection> GeneralSections(std::string_view language) {
  if (language == "en") {
    return {{"EXIT STATUS",
             {{"0", "done; nothing was found"},
              {"1", "done, and something needs somebody: a finding, a delivery that does not go on, an issuance that ended"},
              {"2", "refused; the reason is on the error output, or with --json in the answer"},
              {"3", "check: errors of form"},
              {"10 … 20", "verify: its verdict, below"},
              {"64", "the command line is wrong"},
              {"74", "what was to be shown could not be written: a full disk, a closed pipe"},
              {"75", "no answer, or the server is busy: the same command may succeed later"}}},
            {"VERDICTS OF VERIFY", VerdictsOfVerify(&verification::PdfVerdictTextInEnglish)},
            {"ENVIRONMENT",
             {{"VANTHU_SERVER, VANTHU_SESSION", "as --server and --session"},
              {"LC_ALL, LC_MESSAGES, LANG", "the language, where --lang does not name one"},
              {"NO_COLOR", "no colours on a terminal"}}},
            {"FILES", {{"~/.config/vanthu/session", "who is signed in, where; only its owner may read it"}}}};
  }
  return {{"MÃ KẾT THÚC",
           {{"0", "xong, không có gì phải xử lý"},
            {"1", "xong, và có việc cần người xử lý: lỗi thể thức, nơi nhận không nhận được, lần phát hành đã dừng"},
            {"2", "bị từ chối; lý do ở đầu ra lỗi, hoặc trong câu trả lời với --json"},
            {"3", "check: lỗi thể thức nặng"},
            {"10 … 20", "verify: kết luận, ở dưới"},
            {"64", "dòng lệnh sai"},
            {"74", "không ghi được kết quả ra: đĩa đầy, ống dẫn đã đóng"},
            {"75", "không có trả lời hoặc máy chủ đang bận: lệnh này có thể làm được về sau"}}},
          {"KẾT LUẬN CỦA VERIFY", VerdictsOfVerify(&verification::PdfVerdictText)},
          {"BIẾN MÔI TRƯỜNG",
           {{"VANTHU_SERVER, VANTHU_SESSION", "như --server và --session"},
            {"LC_ALL, LC_MESSAGES, LANG", "ngôn ngữ, khi không có --lang"},
            {"NO_COLOR", "không dùng màu trên màn hình"}}},
          {"TỆP", {{"~/.config/vanthu/session", "ai đang đăng nhập, ở đâu; chỉ chủ tệp được đọc"}}}};
}

}  // namespace vanthu::cli
