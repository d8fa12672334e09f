#include "services/drafting/reading/docx_numbering.h"

#include <algorithm>
#include <cctype>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/drafting/reading/docx_ordinal.h"
#include "services/drafting/reading/docx_styles.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr int kCountMax = 1'000'000;
constexpr size_t kLevelTextBytesMax = 200;  // "Điều %1." and the like

std::optional<int> NumberIn(std::string_view text) {
  int number = 0;
  if (!absl::SimpleAtoi(std::string(text), &number) || number < 0 || number > kCountMax) return std::nullopt;
  return number;
}

}  // namespace

DocxNumbering::Level DocxNumbering::LevelOf(const XmlElement& element) {
  Level level;
  level.start = NumberIn(element.Value("w:start")).value_or(0);
  if (const std::string_view format = element.Value("w:numFmt"); !format.empty()) level.format = std::string(format);
  level.text = std::string(text::PrefixOf(element.Value("w:lvlText"), kLevelTextBytesMax));
  level.separator = element.Value("w:suff") == "nothing" ? "" : " ";
  level.style = std::string(element.Value("w:pStyle"));
  level.restarts_after = NumberIn(element.Value("w:lvlRestart"));
  level.decimal_only = OnOff(&element, "w:isLgl").value_or(false);
  return level;
}

DocxNumbering::DocxNumbering(const XmlElement& numbering) {
  for (const XmlElement& child : numbering.children) {
    if (child.name == "w:abstractNum") AddAbstract(child);
    if (child.name == "w:num") AddList(child);
  }
  for (auto& [id, list] : lists_) {
    const auto style = style_of_list_.find(list.abstract);
    const auto defined = style == style_of_list_.end() ? list_of_style_.end() : list_of_style_.find(style->second);
    if (defined != list_of_style_.end()) list.abstract = defined->second;
  }
}

void DocxNumbering::AddAbstract(const XmlElement& abstract) {
  const std::string id(abstract.Attribute("abstractNumId"));
  Levels& levels = abstracts_[id];
  for (const XmlElement& child : abstract.children) {
    const auto at = NumberIn(child.Attribute("ilvl"));
    if (child.name == "w:lvl" && at && *at < static_cast<int>(kLevels)) levels.at(static_cast<size_t>(*at)) = LevelOf(child);
  }
  if (const std::string_view style = abstract.Value("w:styleLink"); !style.empty()) list_of_style_[std::string(style)] = id;
  if (const std::string_view style = abstract.Value("w:numStyleLink"); !style.empty()) style_of_list_[id] = std::string(style);
}

void DocxNumbering::AddList(const XmlElement& element) {
  List list;
  list.abstract = std::string(element.Value("w:abstractNumId"));
  for (const XmlElement& child : element.children) {
    const auto at = NumberIn(child.Attribute("ilvl"));
    if (child.name != "w:lvlOverride" || !at || *at >= static_cast<int>(kLevels)) continue;
    if (const XmlElement* const level = child.Child("w:lvl")) list.own_levels[static_cast<size_t>(*at)] = LevelOf(*level);
    if (const auto start = NumberIn(child.Value("w:startOverride"))) list.own_starts[static_cast<size_t>(*at)] = *start;
  }
  lists_[std::string(element.Attribute("numId"))] = std::move(list);
}

const DocxNumbering::Level& DocxNumbering::LevelAt(const List& list, size_t at) const {
  const auto own = list.own_levels.find(at);
  return own != list.own_levels.end() ? own->second : abstracts_.find(list.abstract)->second.at(at);
}

size_t DocxNumbering::LevelFor(const List& list, std::optional<int> level, std::string_view style) const {
  if (level) return static_cast<size_t>(std::clamp(*level, 0, static_cast<int>(kLevels) - 1));
  for (size_t at = 0; at < kLevels && !style.empty(); ++at) {
    if (LevelAt(list, at).style == style) return at;
  }
  return 0;
}

std::string DocxNumbering::Next(std::string_view id, std::optional<int> wanted, std::string_view style) {
  const auto found = lists_.find(id);
  if (found == lists_.end() || abstracts_.find(found->second.abstract) == abstracts_.end()) return "";
  const List& list = found->second;
  const size_t at = LevelFor(list, wanted, style);
  Counters& counters = counters_[list.abstract];
  const auto own_start = list.own_starts.find(at);
  const bool starts_anew = own_start != list.own_starts.end() && started_.insert({found->first, at}).second;
  if (starts_anew) {
    counters.at(at) = own_start->second;
  } else {
    counters.at(at) = counters.at(at) ? std::min(*counters.at(at) + 1, kCountMax) : LevelAt(list, at).start;
  }
  for (size_t above = 0; above < at; ++above) {
    if (!counters.at(above)) counters.at(above) = LevelAt(list, above).start;
  }
  for (size_t below = at + 1; below < kLevels; ++below) {
    const int restarts_after = LevelAt(list, below).restarts_after.value_or(static_cast<int>(below));
    if (static_cast<int>(at) < restarts_after) counters.at(below).reset();
  }
  return Shown(list, at, counters);
}

std::string DocxNumbering::Shown(const List& list, size_t at, const Counters& counters) const {
  const Level& level = LevelAt(list, at);
  if (level.format == "bullet") return level.text == "+" ? "+ " : "- ";
  std::string shown;
  for (size_t i = 0; i < level.text.size(); ++i) {
    const bool refers = level.text[i] == '%' && i + 1 < level.text.size() && level.text[i + 1] >= '1' && level.text[i + 1] <= '9';
    if (!refers) {
      shown += level.text[i];
      continue;
    }
    const auto of = static_cast<size_t>(level.text[++i] - '1');
    const std::string& format = LevelAt(list, of).format;
    if (counters.at(of)) shown += OrdinalText(*counters.at(of), level.decimal_only ? "decimal" : format);
  }
  return shown.empty() ? "" : shown + level.separator;
}

}  // namespace vanthu::drafting
