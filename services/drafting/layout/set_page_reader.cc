#include "services/drafting/layout/set_page_reader.h"

#include <gtest/gtest.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <regex>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace vanthu::drafting {
namespace {

double Millimetres(const std::string& points) { return std::stod(points) * 25.4 / 72; }

std::string Unescaped(const std::string& text) {
  return absl::StrReplaceAll(text, {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}});
}

// Words of one line differ a little in height where letters of several fonts meet.
bool SameLine(const ReadText& a, const ReadText& b) { return a.page == b.page && std::abs(a.bottom - b.bottom) < 1.2; }

std::vector<std::string> WordsOf(std::string_view text) {
  const std::string plain = absl::StrReplaceAll(std::string(text), {{"\u00A0", " "}});
  return absl::StrSplit(plain, absl::ByAnyChar(" \n"), absl::SkipEmpty());
}

}  // namespace

std::string OutputOf(const std::string& command, const std::string& pdf) {
  std::string path = testing::TempDir() + "/vanthu-page-XXXXXX";
  const int file = mkstemp(path.data());
  EXPECT_GE(file, 0);
  EXPECT_EQ(write(file, pdf.data(), pdf.size()), static_cast<ssize_t>(pdf.size()));
  close(file);
  FILE* child = popen(absl::StrReplaceAll(command, {{"FILE", path}}).c_str(), "r");
  std::string output;
  std::array<char, 65536> part;
  while (const size_t count = fread(part.data(), 1, part.size(), child)) output.append(part.data(), count);
  EXPECT_EQ(pclose(child), 0) << command;
  unlink(path.c_str());
  return output;
}

SetPageReader::SetPageReader(const std::string& pdf) {
  static const std::regex kWord(R"re(\s*<word xMin="(.+)" yMin="(.+)" xMax="(.+)" yMax="(.+)">(.*)</word>)re");
  for (const auto& view : absl::StrSplit(OutputOf("pdftotext -bbox-layout FILE -", pdf), '\n')) {
    const std::string line(view);
    if (line.find("<page ") != std::string::npos) ++pages_;
    std::smatch part;
    if (!std::regex_match(line, part, kWord)) continue;
    for (const std::string& text : WordsOf(Unescaped(part[5]))) {
      words_.push_back({pages_, Millimetres(part[1]), Millimetres(part[2]), Millimetres(part[3]), Millimetres(part[4]), text});
    }
  }
}

std::vector<ReadText> SetPageReader::Column(double left, double right) const {
  std::vector<ReadText> column;
  for (const ReadText& word : words_) {
    const double middle = (word.left + word.right) / 2;
    if (middle >= left && middle <= right) column.push_back(word);
  }
  std::stable_sort(column.begin(), column.end(),
                   [](const ReadText& a, const ReadText& b) { return a.page != b.page ? a.page < b.page : a.bottom < b.bottom; });
  for (auto line = column.begin(); line != column.end();) {
    const auto end = std::find_if(line, column.end(), [&](const ReadText& word) { return !SameLine(*line, word); });
    std::stable_sort(line, end, [](const ReadText& a, const ReadText& b) { return a.left < b.left; });
    line = end;
  }
  return column;
}

std::optional<ReadText> SetPageReader::Find(std::string_view phrase, double left, double right) const {
  const std::vector<ReadText> column = Column(left, right);
  const std::vector<std::string> wanted = WordsOf(phrase);
  const auto same = [](const ReadText& word, const std::string& text) { return word.text == text; };
  const auto at = std::search(column.begin(), column.end(), wanted.begin(), wanted.end(), same);
  if (at == column.end()) return std::nullopt;
  ReadText found = *at;
  for (auto word = at; word != at + static_cast<std::ptrdiff_t>(wanted.size()); ++word) {
    found.left = std::min(found.left, word->left);
    found.right = std::max(found.right, word->right);
    found.bottom = std::max(found.bottom, word->bottom);
  }
  found.text = std::string(phrase);
  return found;
}

std::string SetPageReader::Text(double left, double right) const {
  std::string text;
  for (const ReadText& word : Column(left, right)) {
    if (!text.empty()) text += ' ';
    text += word.text;
  }
  return text;
}

}  // namespace vanthu::drafting
