#include "gateway/http/json_judge.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gateway/http/json_fields.h"
#include "gateway/http/limits.h"
#include "gateway/http/request_fault.h"
#include "nlohmann/json.hpp"

namespace vanthu::gateway {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using nlohmann::json;

constexpr size_t kNameShownMax = 100;

// Messages that stand for any JSON (google/protobuf/struct.proto, any.proto).
bool IsFree(const Descriptor& message) {
  static const std::set<std::string> kFree = {"google.protobuf.Struct", "google.protobuf.Value", "google.protobuf.ListValue",
                                              "google.protobuf.Any"};
  return kFree.contains(message.full_name());
}

// What may stand at a place: one value of `field`, or all of them where it is a list or a map.
struct Place {
  const FieldDescriptor* field = nullptr;  // nullptr: anything may
  bool is_one = false;

  bool IsMap() const { return field != nullptr && field->is_map() && !is_one; }
  bool IsList() const { return field != nullptr && field->is_repeated() && !field->is_map() && !is_one; }
  bool IsFree() const {
    return field == nullptr || (field->message_type() != nullptr && gateway::IsFree(*field->message_type()));
  }
};

// An object or a list that has begun.
struct Level {
  const Descriptor* message = nullptr;  // whose fields its members are
  Place member;                         // the one that was begun last, or that all are
  bool is_list = false;
  std::string name;
  int64_t index = -1;
  std::set<std::string> seen;
};

class Judge : public nlohmann::json_sax<json> {
 public:
  explicit Judge(const Descriptor& type) : type_(type) {}

  absl::Status verdict() const { return verdict_; }

  bool null() override { return levels_.empty() ? Refuse(RequestFault::kNoJsonObject) : Count(); }
  bool boolean(bool) override { return Value(); }
  bool number_integer(number_integer_t) override { return Value(); }
  bool number_unsigned(number_unsigned_t) override { return Value(); }
  bool number_float(number_float_t, const string_t&) override { return Value(); }
  bool string(string_t&) override { return Value(); }
  bool binary(binary_t&) override { return Value(); }

  bool start_object(size_t) override {
    if (levels_.empty()) return Push({.message = gateway::IsFree(type_) ? nullptr : &type_});
    Count();
    const Place at = levels_.back().member;
    if (at.IsList()) return Refuse(RequestFault::kJsonListWanted);
    if (at.IsMap()) return Push({.member = {at.field->message_type()->map_value(), true}});
    if (at.IsFree()) return Push({});
    if (!IsMadeOfFields(at.field)) return Refuse(RequestFault::kJsonObjectHere);
    return Push({.message = at.field->message_type()});
  }

  bool key(string_t& name) override {
    Level& level = levels_.back();
    level.name = name;
    const FieldDescriptor* field = level.message == nullptr ? nullptr : FieldCalled(*level.message, name);
    if (field != nullptr) level.name = field->json_name();
    if (level.message != nullptr) level.member = {field};
    if (level.message != nullptr && field == nullptr) return Refuse(RequestFault::kNoSuchField);
    return level.seen.insert(level.name).second || Refuse(RequestFault::kJsonMemberTwice);
  }

  bool start_array(size_t) override {
    if (levels_.empty()) return Refuse(RequestFault::kNoJsonObject);
    Count();
    const Place at = levels_.back().member;
    if (at.IsList()) return Push({.member = {at.field, true}, .is_list = true});
    if (at.IsFree() && !at.IsMap()) return Push({.is_list = true});
    return Refuse(RequestFault::kJsonListHere);
  }

  bool end_object() override { return Pop(); }
  bool end_array() override { return Pop(); }

  bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    const bool is_utf8 = std::string_view(error.what()).find("UTF-8") == std::string_view::npos;
    verdict_ = FaultAtByte(is_utf8 ? RequestFault::kJsonSyntax : RequestFault::kJsonNotUtf8, position);
    return false;
  }

 private:
  static bool IsMadeOfFields(const FieldDescriptor* field) { return field->message_type() != nullptr && !IsOneValue(*field); }

  bool Value() {
    if (levels_.empty()) return Refuse(RequestFault::kNoJsonObject);
    Count();
    return !levels_.back().member.IsList() || Refuse(RequestFault::kJsonListWanted);
  }

  bool Count() {
    if (levels_.back().is_list) ++levels_.back().index;
    return true;
  }

  bool Push(Level level) {
    levels_.push_back(std::move(level));
    if (levels_.size() <= kJsonDepthMax) return true;
    verdict_ = FaultError(RequestFault::kTooDeep);
    return false;
  }

  bool Pop() {
    levels_.pop_back();
    return true;
  }

  bool Refuse(RequestFault fault) {
    std::string path;
    for (const Level& level : levels_) {
      if (level.is_list) {
        absl::StrAppend(&path, "[", level.index, "]");
      } else {
        absl::StrAppend(&path, path.empty() ? "" : ".", level.name.substr(0, kNameShownMax));
      }
    }
    verdict_ = MemberFault(fault, path);
    return false;
  }

  const Descriptor& type_;
  std::vector<Level> levels_;
  absl::Status verdict_;
};

}  // namespace

absl::Status JudgeJson(const Descriptor& type, std::string_view text) {
  Judge judge(type);
  json::sax_parse(text.begin(), text.end(), &judge);
  return judge.verdict();
}

}  // namespace vanthu::gateway
