#include "services/drafting/reading/markup.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/drafting/reading/header_lines.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/nfc.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kTagBytesMax = 300;

struct Tag {
  std::string name;
  bool closes = false;
  size_t size = 0;
};

// A tag that begins with the text; none for what only looks like one.
std::optional<Tag> TagAt(std::string_view text) {
  const size_t end = text.substr(0, kTagBytesMax).find('>');
  if (end == std::string_view::npos) return std::nullopt;
  Tag tag;
  tag.size = end + 1;
  std::string_view inside = text.substr(1, end - 1);
  if (inside.find('<') != std::string_view::npos) return std::nullopt;
  if (inside.starts_with('/')) {
    tag.closes = true;
    inside.remove_prefix(1);
  }
  while (!inside.empty() && absl::ascii_isalnum(static_cast<unsigned char>(inside.front()))) {
    tag.name += absl::ascii_tolower(static_cast<unsigned char>(inside.front()));
    inside.remove_prefix(1);
  }
  const bool ends = inside.empty() || inside.front() == ' ' || inside.front() == '/';
  if (tag.name.empty() || !ends) return std::nullopt;
  return tag;
}

const std::set<std::string, std::less<>>& LineTags() {
  static const auto* const kTags =
      new std::set<std::string, std::less<>>{"p",      "div",        "tr", "li", "ul", "ol", "table", "tbody", "thead",
                                             "center", "blockquote", "h1", "h2", "h3", "h4", "h5",    "h6",    "hr"};
  return *kTags;
}

const std::set<std::string, std::less<>>& QuietTags() {
  static const auto* const kTags =
      new std::set<std::string, std::less<>>{"span", "u", "font", "small", "big", "a", "sup", "sub", "label"};
  return *kTags;
}

// Vietnamese letters of Latin-1 are spelt as a letter and its mark ("&Ograve;"), others as numbers.
std::string EntityText(std::string_view name) {
  static const auto* const kMarks = new std::map<std::string, std::string, std::less<>>{
      {"grave", "\u0300"}, {"acute", "\u0301"}, {"circ", "\u0302"}, {"tilde", "\u0303"}};
  static const auto* const kNamed = new std::map<std::string, std::string, std::less<>>{
      {"nbsp", " "}, {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"ndash", "–"}, {"ldquo", "“"}, {"rdquo", "”"}};
  if (const auto named = kNamed->find(name); named != kNamed->end()) return named->second;
  if (const auto mark = name.empty() ? kMarks->end() : kMarks->find(name.substr(1)); mark != kMarks->end())
    return text::ToNfc(absl::StrCat(std::string(name.substr(0, 1)), mark->second));
  uint32_t number = 0;
  const bool is_number = name.size() > 1 && name.front() == '#' && absl::SimpleAtoi(std::string(name.substr(1)), &number);
  if (!is_number || number < 0xA0 || number > 0x2000) return "";  // letters only: no control comes in this way
  std::string letter;
  text::AppendUtf8(number, &letter);
  return letter;
}

bool IsBlankAt(std::string_view line, size_t at) { return at >= line.size() || line[at] == ' ' || line[at] == '\t'; }

}  // namespace

std::vector<MarkedLine> MarkupReader::Read(std::string_view line) {
  took_asterisks_ = took_tags_ = false;
  run_begin_ = 0;
  const bool is_rule = IsRule(line);  // a line of nothing but marks is a drawn rule
  for (size_t at = 0; at < line.size();) {
    size_t taken = 0;
    if (line[at] == '*' && !is_rule) taken = ReadMark(line, at);
    if (line[at] == '<') taken = ReadTag(line, at);
    if (line[at] == '&') taken = ReadEntity(line.substr(at));
    if (taken == 0) line_.text += line[at++];
    at += taken;
  }
  EndLine();
  return std::exchange(lines_, {});
}

// A character that HTML spells out; 0 for an ampersand that is text.
size_t MarkupReader::ReadEntity(std::string_view rest) {
  static constexpr size_t kEntityBytesMax = 12;
  const size_t end = rest.substr(0, kEntityBytesMax).find(';');
  if (end == std::string_view::npos) return 0;
  const std::string letter = EntityText(rest.substr(1, end - 1));
  if (letter.empty()) return 0;
  line_.text += letter;
  took_tags_ = true;
  return end + 1;
}

void MarkupReader::BlankLine() { bold_ = italic_ = false; }

// Returns how many bytes the mark takes; 0 for an asterisk that is text.
size_t MarkupReader::ReadMark(std::string_view line, size_t at) {
  if (line.substr(at, 2) == "**") {
    took_asterisks_ = true;
    Turn(bold_, !bold_);
    return 2;
  }
  if (italic_) {
    if (IsBlankAt(line, at - 1)) return 0;
    Turn(italic_, false);
    return 1;
  }
  const size_t closing = line.find('*', at + 1);
  const bool opens =
      (at == 0 || IsBlankAt(line, at - 1) || line[at - 1] == '(' || line[at - 1] == '*') && !IsBlankAt(line, at + 1);
  if (!opens || closing == std::string_view::npos || IsBlankAt(line, closing - 1)) return 0;
  took_asterisks_ = true;
  Turn(italic_, true);
  return 1;
}

size_t MarkupReader::ReadTag(std::string_view line, size_t at) {
  const auto tag = TagAt(line.substr(at));
  if (!tag) return 0;
  if (tag->name == "b" || tag->name == "strong") {
    Turn(bold_, !tag->closes);
  } else if (tag->name == "i" || tag->name == "em") {
    Turn(italic_, !tag->closes);
  } else if (tag->name == "br") {
    line_.text += '\n';
  } else if (tag->name == "td" || tag->name == "th") {
    if (tag->closes) line_.text += " | ";
  } else if (LineTags().count(tag->name) > 0) {
    EndLine();
  } else if (QuietTags().count(tag->name) == 0) {
    return 0;
  }
  took_tags_ = true;
  return tag->size;
}

void MarkupReader::Turn(bool& state, bool on) {
  EndRun();
  state = on;
}

void MarkupReader::EndRun() {
  if ((bold_ || italic_) && run_begin_ < line_.text.size()) {
    line_.emphasis.push_back({static_cast<int>(run_begin_), static_cast<int>(line_.text.size()), bold_, italic_});
  }
  run_begin_ = line_.text.size();
}

void MarkupReader::EndLine() {
  EndRun();
  const std::string_view trimmed = text::Trim(line_.text);
  if (!trimmed.empty()) {
    const auto begin = static_cast<int>(trimmed.data() - line_.text.data()), end = begin + static_cast<int>(trimmed.size());
    MarkedLine line{std::string(trimmed), {}};
    for (Emphasis run : line_.emphasis) {
      run.begin = std::max(run.begin, begin) - begin;
      run.end = std::min(run.end, end) - begin;
      if (run.begin < run.end) line.emphasis.push_back(run);
    }
    lines_.push_back(std::move(line));
  }
  line_ = {};
  run_begin_ = 0;
}

}  // namespace vanthu::drafting
