#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gateway/cli/manual/manual.h"

namespace vanthu::cli {
namespace {

// groff_char(7): a hyphen that is meant as typed, and what a line must not begin with.
std::string Escaped(const std::string& text) {
  std::string escaped = absl::StrReplaceAll(text, {{"\\", "\\e"}, {"-", "\\-"}});
  return absl::StartsWith(escaped, ".") || absl::StartsWith(escaped, "'") ? absl::StrCat("\\&", escaped) : escaped;
}

void AppendLines(const std::vector<Manual::Line>& lines, std::string* page) {
  for (const Manual::Line& line : lines) {
    absl::StrAppend(page, ".TP\n\\fB", Escaped(line.name), "\\fR\n", Escaped(line.text), "\n");
  }
}

void AppendVerb(const Manual& verb, std::string* page) {
  if (verb.verbs.empty()) {
    absl::StrAppend(page, ".SS ", Escaped(verb.usage), "\n", Escaped(verb.text), "\n");
    AppendLines(verb.arguments, page);
    AppendLines(verb.options, page);
    if (!verb.footer.empty()) absl::StrAppend(page, ".PP\n", Escaped(verb.footer), "\n");
  }
  for (const Manual& inner : verb.verbs) AppendVerb(inner, page);
}

}  // namespace

std::string ManPage(const Manual& manual, std::string_view language) {
  const bool is_english = language == "en";
  std::string page = "'\\\" -*- coding: UTF-8 -*-\n.TH VANTHU 1 \"\" Vanthu\n";
  absl::StrAppend(&page, ".SH ", is_english ? "NAME" : "TÊN", "\nvanthu \\- ", Escaped(manual.text), "\n");
  absl::StrAppend(&page, ".SH ", is_english ? "SYNOPSIS" : "CÁCH DÙNG", "\n", Escaped(manual.usage), "\n");
  absl::StrAppend(&page, ".SH ", is_english ? "VERBS" : "CÁC LỆNH", "\n");
  for (const Manual& verb : manual.verbs) AppendVerb(verb, &page);
  for (const ManualSection& section : GeneralSections(language)) {
    absl::StrAppend(&page, ".SH ", section.title, "\n");
    AppendLines(section.lines, &page);
  }
  return page;
}

}  // namespace vanthu::cli
