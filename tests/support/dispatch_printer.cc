#include "tests/support/dispatch_printer.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "nlohmann/json.hpp"
#include "services/drafting/draft/draft_json.h"
#include "tests/support/line_breaker.h"
#include "tests/support/printed_content.h"
#include "tests/support/printed_header.h"
#include "tests/support/printed_tail.h"
#include "unicode/normalizer2.h"
#include "unicode/unistr.h"

namespace vanthu::support {
namespace {

using drafting::Draft;
using nlohmann::json;

std::string ToNfd(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getNFDInstance(error)->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(out);
  return out;
}

void AppendPart(Lines& lines, const Lines& part) {
  if (part.empty()) return;
  if (!lines.empty()) lines.emplace_back();
  Append(lines, part);
}

// Marks around whole lines, which say nothing about their words.
void MarkUp(Lines& lines, const DispatchLayout& layout, LineBreaker& breaker) {
  for (std::string& line : lines) {
    if (line.empty() || line.find_first_of("|\t<") != std::string::npos || line.find("---") != std::string::npos) continue;
    const auto lot = breaker.Below(6);
    if (layout.asterisks && lot == 0) line = absl::StrCat("**", line, "**");
    if (layout.tags && lot == 1) line = absl::StrCat("<p>", line, "</p>");
    if (layout.tags && lot == 2) line = absl::StrCat("<b>", line, "</b><br/>");
  }
}

std::string Disguised(std::string text, const DispatchLayout& layout) {
  if (layout.hard_blanks) text = absl::StrReplaceAll(text, {{"ngày ", "ngày\u00A0"}, {"Sở ", "Sở\u00A0"}, {"Số: ", "Số:\u00A0"}});
  if (layout.invisible) text = absl::StrReplaceAll(text, {{"tỉnh", "tỉ\u200Bnh"}, {"Nơi", "\u202ANơi"}, {"Kính", "\u200EKính"}});
  if (layout.decomposed) text = ToNfd(text);
  if (layout.crlf) text = absl::StrReplaceAll(text, {{"\n", "\r\n"}});
  return absl::StrCat(layout.byte_order_mark ? "\uFEFF" : "", text);
}

const Lines& DrossBefore() {
  static const auto* const kLines =
      new Lines{"Trang chủ > Văn bản > Văn bản chỉ đạo", "Cập nhật: 12/06/2025 08:30", "Chia sẻ Facebook"};
  return *kLines;
}

const Lines& DrossAfter() {
  static const auto* const kLines =
      new Lines{"Lượt xem: 128", "Tải về", "Tin liên quan", "Bản quyền thuộc về Cổng Thông tin điện tử."};
  return *kLines;
}

// What is compared of a member: not where it stood, how it was punctuated, or what the layout cannot show.
json Plain(const json& member) {
  static const std::set<std::string> kOfTheFile = {"span", "written", "punctuation", "emphasis", "heading_rows"};
  if (member.is_string()) return absl::StrReplaceAll(member.get<std::string>(), {{"\u00A0", " "}});
  if (!member.is_structured()) return member;
  json plain = member.is_array() ? json::array() : json::object();
  for (const auto& [key, value] : member.items()) {
    if (member.is_array()) {
      plain.push_back(Plain(value));
    } else if (kOfTheFile.count(key) == 0) {
      plain[key] = Plain(value);
    }
  }
  return plain;
}

}  // namespace

std::string PrintDispatch(const Draft& draft, const DispatchLayout& layout) {
  LineBreaker breaker(layout.seed);
  Lines lines;
  if (layout.dross_before) lines = DrossBefore();
  Lines header = PrintHeader(draft, layout, breaker);
  Lines title = PrintTitle(draft, layout, breaker);
  Lines tail = PrintTail(draft, layout, breaker);
  MarkUp(header, layout, breaker);
  MarkUp(title, layout, breaker);
  MarkUp(tail, layout, breaker);
  AppendPart(lines, header);
  AppendPart(lines, title);
  AppendPart(lines, PrintAddressees(draft, layout, breaker));
  AppendPart(lines, PrintContent(draft, layout, breaker));
  AppendPart(lines, tail);
  AppendPart(lines, PrintAnnexes(draft, layout, breaker));
  if (layout.dross_after) AppendPart(lines, DrossAfter());
  return Disguised(absl::StrCat(absl::StrJoin(lines, "\n"), "\n"), layout);
}

std::vector<NamedDraft> PrintableDispatches() {
  std::vector<NamedDraft> drafts;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(VANTHU_SOURCE_DIR) / "tests/support/dispatches")) {
    std::ifstream file(entry.path(), std::ios::binary);
    const auto draft = drafting::DraftFromJson(std::string(std::istreambuf_iterator<char>(file), {}));
    if (!draft.ok()) throw std::runtime_error(absl::StrCat(entry.path().string(), ": ", draft.status().ToString()));
    drafts.push_back({entry.path().stem(), *draft});
  }
  std::sort(drafts.begin(), drafts.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return drafts;
}

std::vector<std::string> DifferentFields(const Draft& meant, const Draft& read) {
  static const std::set<std::string> kSaid = {"undecided", "mended", "unplaced", "origins", "citations"};
  const json left = json::parse(drafting::ReadableJson(meant)), right = json::parse(drafting::ReadableJson(read));
  std::vector<std::string> different;
  for (const auto& [name, member] : left.items()) {
    if (kSaid.count(name) == 0 && Plain(member) != Plain(right.at(name))) different.push_back(name);
  }
  return different;
}

}  // namespace vanthu::support
