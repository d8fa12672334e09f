#include "gateway/http/contract_comments.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "google/protobuf/descriptor.pb.h"

namespace vanthu::gateway {
namespace {

namespace pb = google::protobuf;

// One paragraph: where the lines break is for readers of the file. What is for its writers ("Next free: 4") is left out.
template <class Descriptor>
std::string CommentOn(const Descriptor* found) {
  pb::SourceLocation location;
  if (found == nullptr || !found->GetSourceLocation(&location)) return "";
  std::vector<std::string> lines;
  for (const std::string& line : std::vector<std::string>(absl::StrSplit(location.leading_comments, '\n'))) {
    const std::string text(absl::StripAsciiWhitespace(line));
    if (!text.empty() && !absl::StartsWith(text, "Next free:")) lines.push_back(text);
  }
  return absl::StrJoin(lines, " ");
}

}  // namespace

ContractComments::ContractComments() : pool_(std::make_unique<pb::DescriptorPool>()) {}
ContractComments::~ContractComments() = default;

absl::Status ContractComments::Add(std::string_view descriptor_set) {
  pb::FileDescriptorSet files;
  if (!files.ParseFromArray(descriptor_set.data(), static_cast<int>(descriptor_set.size()))) {
    return absl::InvalidArgumentError("no descriptor set");
  }
  for (const pb::FileDescriptorProto& file : files.file()) {  // protoc writes what is imported before what imports it
    if (pool_->FindFileByName(file.name()) == nullptr && pool_->BuildFile(file) == nullptr) {
      return absl::InvalidArgumentError("the descriptor set does not hold together: " + file.name());
    }
  }
  return absl::OkStatus();
}

std::string ContractComments::Of(const pb::Descriptor& message) const {
  return CommentOn(pool_->FindMessageTypeByName(message.full_name()));
}
std::string ContractComments::Of(const pb::FieldDescriptor& field) const {
  return CommentOn(pool_->FindFieldByName(field.full_name()));
}
std::string ContractComments::Of(const pb::EnumDescriptor& type) const {
  return CommentOn(pool_->FindEnumTypeByName(type.full_name()));
}
std::string ContractComments::Of(const pb::EnumValueDescriptor& value) const {
  return CommentOn(pool_->FindEnumValueByName(value.full_name()));
}
std::string ContractComments::Of(const pb::ServiceDescriptor& service) const {
  return CommentOn(pool_->FindServiceByName(service.full_name()));
}
std::string ContractComments::Of(const pb::MethodDescriptor& method) const {
  return CommentOn(pool_->FindMethodByName(method.full_name()));
}

}  // namespace vanthu::gateway
