#include "gateway/http/json_codec.h"

#include <map>
#include <mutex>
#include <shared_mutex>

#include "absl/strings/str_cat.h"
#include "gateway/http/json_judge.h"
#include "gateway/http/request_fault.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/type.pb.h"
#include "google/protobuf/util/json_util.h"
#include "google/protobuf/util/type_resolver_util.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

namespace pb = google::protobuf;

constexpr char kUrlPrefix[] = "type.googleapis.com";

std::string UrlOf(const pb::Descriptor& type) { return absl::StrCat(kUrlPrefix, "/", type.full_name()); }

}  // namespace

// protobuf's resolver makes a type anew from its descriptor each time it is asked, which is half the time of a small message.
class JsonCodec::Types : public pb::util::TypeResolver {
 public:
  explicit Types(const pb::DescriptorPool* pool) : resolver_(pb::util::NewTypeResolverForDescriptorPool(kUrlPrefix, pool)) {}

  pb::util::Status ResolveMessageType(const std::string& url, pb::Type* type) override {
    return Resolve(url, type, &messages_, &pb::util::TypeResolver::ResolveMessageType);
  }
  pb::util::Status ResolveEnumType(const std::string& url, pb::Enum* type) override {
    return Resolve(url, type, &enums_, &pb::util::TypeResolver::ResolveEnumType);
  }

 private:
  template <class T>
  pb::util::Status Resolve(const std::string& url, T* type, std::map<std::string, T>* known,
                           pb::util::Status (pb::util::TypeResolver::*resolve)(const std::string&, T*)) {
    {
      std::shared_lock lock(mutex_);
      const auto found = known->find(url);
      if (found != known->end()) {
        *type = found->second;
        return pb::util::Status();
      }
    }
    const pb::util::Status status = (resolver_.get()->*resolve)(url, type);
    if (!status.ok()) return status;  // not kept: names come from bodies, too
    std::unique_lock lock(mutex_);
    known->emplace(url, *type);
    return status;
  }

  const std::unique_ptr<pb::util::TypeResolver> resolver_;
  std::shared_mutex mutex_;  // guards messages_, enums_
  std::map<std::string, pb::Type> messages_;
  std::map<std::string, pb::Enum> enums_;
};

JsonCodec::JsonCodec(const pb::DescriptorPool* pool) : types_(std::make_unique<Types>(pool)) {}
JsonCodec::~JsonCodec() = default;

absl::StatusOr<std::string> JsonCodec::ToWire(const pb::Descriptor& type, std::string_view json) const {
  RETURN_IF_ERROR(JudgeJson(type, json));
  std::string wire;
  pb::io::ArrayInputStream input(json.data(), static_cast<int>(json.size()));
  pb::io::StringOutputStream output(&wire);
  const auto status = pb::util::JsonToBinaryStream(types_.get(), UrlOf(type), &input, &output);
  if (!status.ok()) return ValueFault(status.message().ToString());
  return wire;
}

absl::StatusOr<std::string> JsonCodec::ToJson(const pb::Descriptor& type, std::string_view wire) const {
  std::string json;
  pb::io::ArrayInputStream input(wire.data(), static_cast<int>(wire.size()));
  pb::io::StringOutputStream output(&json);
  const auto status = pb::util::BinaryToJsonStream(types_.get(), UrlOf(type), &input, &output);
  if (!status.ok())
    return status::Error(status::Reason::kInternal, {{"cause", "trả lời của dịch vụ không phải " + type.full_name()},
                                                     {"cause_en", "the service's answer is no " + type.full_name()}});
  return json;
}

}  // namespace vanthu::gateway
