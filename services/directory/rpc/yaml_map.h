#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "yaml-cpp/yaml.h"

namespace vanthu::directory {

// The first thing that was wrong with a file; the rest is read with empty values, so that readers need not ask after each key.
struct YamlFault {
  std::string file;
  absl::Status status;

  void Note(const YAML::Node& node, std::string_view key, std::string_view rule, std::string_view rule_en);
};

// A map of a YAML file, read strictly: a key that nobody asks for, or that stands twice (yaml-cpp 0.7 takes the first in
// silence), is a fault.
class YamlMap {
 public:
  // `node` may be absent: an empty map. `path` names it in messages.
  YamlMap(const YAML::Node& node, std::string path, YamlFault& fault);

  bool Has(std::string_view key) const;
  std::string Text(std::string_view key);          // empty where it is not there
  std::string RequiredText(std::string_view key);  // a fault where it is not there
  std::string Day(std::string_view key);           // a fault where it is no day
  bool Flag(std::string_view key);
  std::vector<std::string> Texts(std::string_view key);  // a list of texts

  // The value as it stands, for a map or list within; absent where the key is.
  YAML::Node Take(std::string_view key);
  std::string PathOf(std::string_view key) const;
  // Every entry of a map whose keys are names, in the order of the file.
  std::vector<std::pair<std::string, YAML::Node>> TakeEntries();

  // Notes the keys that nobody took. Call it when everything known was taken.
  void Finish();

 private:
  std::vector<std::pair<std::string, YAML::Node>> entries_;
  YAML::Node node_;
  std::string path_;
  YamlFault& fault_;
  std::set<std::string, std::less<>> taken_;
};

// The elements of a list; a fault where the node is there and no list.
std::vector<YAML::Node> YamlList(const YAML::Node& node, std::string_view path, YamlFault& fault);

}  // namespace vanthu::directory
