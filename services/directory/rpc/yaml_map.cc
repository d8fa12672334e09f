#include "services/directory/rpc/yaml_map.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::directory {

void YamlFault::Note(const YAML::Node& node, std::string_view key, std::string_view rule, std::string_view rule_en) {
  if (!status.ok()) return;
  const int line = node.IsDefined() && !node.Mark().is_null() ? node.Mark().line + 1 : 0;
  status = status::Error(status::Reason::kConfigInvalid, {{"name", absl::StrFormat("%s:%d", file, line)},
                                                          {"field", std::string(key)},
                                                          {"cause", std::string(rule)},
                                                          {"cause_en", std::string(rule_en)}});
}

YamlMap::YamlMap(const YAML::Node& node, std::string path, YamlFault& fault)
    : node_(node), path_(std::move(path)), fault_(fault) {
  if (!node.IsDefined() || node.IsNull()) return;
  if (!node.IsMap()) {
    fault_.Note(node, path_, "phải là một bảng khóa: giá trị", "has to be a map");
    return;
  }
  for (const auto& entry : node) {
    if (!entry.first.IsScalar()) {
      fault_.Note(entry.first, path_, "khóa phải là chữ", "a key has to be text");
      continue;
    }
    std::string key = entry.first.Scalar();
    if (Has(key)) fault_.Note(entry.first, PathOf(key), "khóa này có hai lần", "this key stands twice");
    entries_.emplace_back(std::move(key), entry.second);
  }
}

bool YamlMap::Has(std::string_view key) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry.first == key; });
}

YAML::Node YamlMap::Take(std::string_view key) {
  taken_.emplace(key);
  for (const auto& [name, value] : entries_) {
    if (name == key) return value;
  }
  return YAML::Node(YAML::NodeType::Undefined);
}

std::string YamlMap::PathOf(std::string_view key) const {
  return path_.empty() ? std::string(key) : absl::StrFormat("%s.%s", path_, key);
}

std::string YamlMap::Text(std::string_view key) {
  const YAML::Node value = Take(key);
  if (!value.IsDefined()) return "";
  if (value.IsScalar()) return value.Scalar();
  fault_.Note(value, PathOf(key), "phải là chữ", "has to be text");
  return "";
}

std::string YamlMap::RequiredText(std::string_view key) {
  std::string text = Text(key);
  if (text.empty()) fault_.Note(node_, PathOf(key), "thiếu khóa này", "this key is missing");
  return text;
}

std::string YamlMap::Day(std::string_view key) {
  std::string text = Text(key);
  if (!text.empty() && !ParseDay(text).ok()) {
    fault_.Note(Take(key), PathOf(key), absl::StrFormat("\"%s\" không phải ngày dạng 2024-05-30", text),
                absl::StrFormat("\"%s\" is no day of the form 2024-05-30", text));
  }
  return text;
}

bool YamlMap::Flag(std::string_view key) {
  const std::string text = Text(key);
  if (text != "true" && text != "false" && !text.empty()) {
    fault_.Note(Take(key), PathOf(key), "phải là true hoặc false", "has to be true or false");
  }
  return text == "true";
}

std::vector<std::string> YamlMap::Texts(std::string_view key) {
  std::vector<std::string> texts;
  for (const YAML::Node& item : YamlList(Take(key), PathOf(key), fault_)) {
    if (!item.IsScalar()) fault_.Note(item, PathOf(key), "phải là danh sách chữ", "has to be a list of texts");
    texts.push_back(item.IsScalar() ? item.Scalar() : "");
  }
  return texts;
}

std::vector<std::pair<std::string, YAML::Node>> YamlMap::TakeEntries() {
  for (const auto& entry : entries_) taken_.insert(entry.first);
  return entries_;
}

void YamlMap::Finish() {
  for (const auto& [key, value] : entries_) {
    if (!taken_.contains(key)) fault_.Note(value, PathOf(key), "không có khóa này", "there is no such key");
  }
}

std::vector<YAML::Node> YamlList(const YAML::Node& node, std::string_view path, YamlFault& fault) {
  if (!node.IsDefined() || node.IsNull()) return {};
  if (!node.IsSequence()) fault.Note(node, path, "phải là danh sách", "has to be a list");
  std::vector<YAML::Node> items;
  if (node.IsSequence()) {
    for (const auto& item : node) items.push_back(item);
  }
  return items;
}

}  // namespace vanthu::directory
