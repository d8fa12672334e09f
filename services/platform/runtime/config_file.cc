#include "services/platform/runtime/config_file.h"

#include <fstream>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/util/json_util.h"
#include "nlohmann/json.hpp"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "yaml-cpp/eventhandler.h"
#include "yaml-cpp/yaml.h"

namespace vanthu::runtime {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using nlohmann::json;

std::string Joined(const std::string& path, const std::string& key) { return path.empty() ? key : absl::StrCat(path, ".", key); }

struct Cause {
  std::string_view vietnamese;
  std::string_view english;
};

// Walks a document beside its schema. Every scalar becomes a JSON string: the schema, not YAML's guess, says whether `no` is a
// word.
class Walker {
 public:
  explicit Walker(std::string name) : name_(std::move(name)) {}

  absl::StatusOr<json> Message(const YAML::Node& node, const Descriptor& type, const std::string& path) const {
    if (!node.IsMap()) return Wrong(node, path, {"chỗ này phải là các khóa kèm giá trị", "keys with values are expected here"});
    json object = json::object();
    for (const auto& entry : node) {
      ASSIGN_OR_RETURN(const std::string key, Key(entry.first, path, object));
      const FieldDescriptor* field = type.FindFieldByName(key);
      if (field == nullptr) return Wrong(entry.first, Joined(path, key), {"không có khóa này", "there is no such key"});
      ASSIGN_OR_RETURN(object[key], Field(entry.second, *field, Joined(path, key)));
    }
    return object;
  }

  absl::Status Wrong(const YAML::Node& node, const std::string& path, const Cause& cause) const {
    return Wrong(node.Mark(), path, cause);
  }

  absl::Status Wrong(const YAML::Mark& mark, const std::string& path, const Cause& cause) const {
    const std::string field = path.empty() ? "the top" : path;
    const std::string where = mark.is_null() ? field : absl::StrCat(field, " (line ", mark.line + 1, ")");
    return status::Error(
        status::Reason::kConfigInvalid,
        {{"name", name_}, {"field", where}, {"cause", std::string(cause.vietnamese)}, {"cause_en", std::string(cause.english)}});
  }

 private:
  absl::StatusOr<json> Field(const YAML::Node& node, const FieldDescriptor& field, const std::string& path) const {
    if (field.is_map()) return Map(node, field, path);
    if (!field.is_repeated()) return Value(node, field, path);
    if (!node.IsSequence()) return Wrong(node, path, {"chỗ này phải là một danh sách", "a list is expected here"});
    json list = json::array();
    for (size_t i = 0; i < node.size(); ++i) {
      ASSIGN_OR_RETURN(json item, Value(node[i], field, absl::StrCat(path, "[", i, "]")));
      list.push_back(std::move(item));
    }
    return list;
  }

  absl::StatusOr<json> Map(const YAML::Node& node, const FieldDescriptor& field, const std::string& path) const {
    if (!node.IsMap()) return Wrong(node, path, {"chỗ này phải là các khóa kèm giá trị", "keys with values are expected here"});
    json object = json::object();
    for (const auto& entry : node) {
      ASSIGN_OR_RETURN(const std::string key, Key(entry.first, path, object));
      ASSIGN_OR_RETURN(object[key], Value(entry.second, *field.message_type()->map_value(), Joined(path, key)));
    }
    return object;
  }

  absl::StatusOr<json> Value(const YAML::Node& node, const FieldDescriptor& field, const std::string& path) const {
    if (node.IsNull()) return Wrong(node, path, {"khóa không có giá trị", "the key has no value"});
    const bool is_scalar =
        field.type() != FieldDescriptor::TYPE_MESSAGE || field.message_type()->file()->package() == "google.protobuf";
    if (!is_scalar) return Message(node, *field.message_type(), path);
    if (!node.IsScalar()) return Wrong(node, path, {"chỗ này phải là một giá trị", "one value is expected here"});
    if (node.Tag() != "?" && node.Tag() != "!") return Wrong(node, path, {"không dùng thẻ (tag)", "tags are not read"});
    return json(node.Scalar());
  }

  absl::StatusOr<std::string> Key(const YAML::Node& key, const std::string& path, const json& object) const {
    if (!key.IsScalar()) return Wrong(key, path, {"khóa phải là một từ", "a key has to be a word"});
    if (object.contains(key.Scalar()))
      return Wrong(key, Joined(path, key.Scalar()), {"khóa được ghi hai lần", "the key is given twice"});
    return key.Scalar();
  }

  const std::string name_;
};

// Where the first anchor stands. The tree of a document does not show any more what was an alias; its events do.
class AnchorFinder : public YAML::EventHandler {
 public:
  static std::optional<YAML::Mark> In(const std::string& yaml) {
    std::istringstream text(yaml);
    YAML::Parser parser(text);
    AnchorFinder finder;
    while (!finder.found_ && parser.HandleNextDocument(finder)) continue;
    return finder.found_;
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override { Note(mark, anchor); }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { Note(mark, anchor); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, const std::string&) override {
    Note(mark, anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    Note(mark, anchor);
  }
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    Note(mark, anchor);
  }
  void OnMapEnd() override {}

 private:
  void Note(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor && !found_) found_ = mark;
  }
  std::optional<YAML::Mark> found_;
};

}  // namespace

absl::Status LoadConfigText(std::string_view name, const std::string& yaml, google::protobuf::Message* config) {
  const Walker walker{std::string(name)};
  json object;
  try {
    if (const auto anchor = AnchorFinder::In(yaml))
      return walker.Wrong(*anchor, "", {"không dùng neo và bí danh (anchor, alias)", "anchors and aliases are not read"});
    const std::vector<YAML::Node> documents = YAML::LoadAll(yaml);
    if (documents.size() != 1)
      return walker.Wrong(YAML::Mark::null_mark(), "", {"phải có đúng một tài liệu", "one document is expected"});
    ASSIGN_OR_RETURN(object, walker.Message(documents.front(), *config->GetDescriptor(), ""));
  } catch (const YAML::Exception& e) {
    return walker.Wrong(e.mark, "", {e.msg, e.msg});
  }
  config->Clear();
  const auto parsed = google::protobuf::util::JsonStringToMessage(object.dump(), config);
  const std::string cause = parsed.message().ToString();
  if (!parsed.ok()) return walker.Wrong(YAML::Mark::null_mark(), "a value", {cause, cause});
  return absl::OkStatus();
}

absl::Status LoadConfigFile(const std::string& path, google::protobuf::Message* config) {
  const std::ifstream file(path);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) return status::Error(status::Reason::kNotFound, {{"name", path}});
  return LoadConfigText(path, text.str(), config);
}

std::filesystem::path PathIn(const std::string& file, const std::string& path) {
  return path.empty() ? std::filesystem::path() : std::filesystem::path(file).parent_path() / path;
}

absl::Status WrongConfig(const std::string& file, std::string field, std::string cause, std::string cause_en) {
  return status::Error(
      status::Reason::kConfigInvalid,
      {{"name", file}, {"field", std::move(field)}, {"cause", std::move(cause)}, {"cause_en", std::move(cause_en)}});
}

}  // namespace vanthu::runtime
