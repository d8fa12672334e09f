#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "services/drafting/reading/docx_xml.h"

namespace vanthu::drafting {

// The lists of a .docx that number themselves (ECMA-376 Part 1, 17.9). The numbers are not in its text: they are counted here as
// Word counts them, so that "Điều 4." and "a)" are read as the page shows them.
class DocxNumbering {
 public:
  DocxNumbering() = default;
  explicit DocxNumbering(const XmlElement& numbering);

  // What stands before the next paragraph of that list and level, with what parts it from the text: "Điều 4. ", "a) ", "- " for
  // any bullet but "+ "; empty for a list that is not there. Call once per paragraph, in the document's order. Without a level it
  // is the one that is bound to the paragraph's style, or the first.
  std::string Next(std::string_view list, std::optional<int> level, std::string_view paragraph_style);

 private:
  static constexpr size_t kLevels = 9;

  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;
    std::string separator = " ";
    std::string style;
    std::optional<int> restarts_after;  // 1-based level; 0: never
    bool decimal_only = false;
  };
  using Levels = std::array<Level, kLevels>;
  struct List {
    std::string abstract;
    std::map<size_t, Level> own_levels;
    std::map<size_t, int> own_starts;
  };
  using Counters = std::array<std::optional<int>, kLevels>;

  static Level LevelOf(const XmlElement& level);
  void AddAbstract(const XmlElement& abstract);
  void AddList(const XmlElement& list);
  const Level& LevelAt(const List& list, size_t at) const;
  size_t LevelFor(const List& list, std::optional<int> level, std::string_view style) const;
  std::string Shown(const List& list, size_t at, const Counters& counters) const;

  std::map<std::string, Levels, std::less<>> abstracts_;
  std::map<std::string, std::string, std::less<>> list_of_style_;  // abstract lists that are defined by a list style
  std::map<std::string, std::string, std::less<>> style_of_list_;  // and those that only name one
  std::map<std::string, List, std::less<>> lists_;
  std::map<std::string, Counters, std::less<>> counters_;  // by abstract list: lists that share one go on counting
  std::set<std::pair<std::string, size_t>> started_;       // lists and levels whose own start has been used
};

}  // namespace vanthu::drafting
