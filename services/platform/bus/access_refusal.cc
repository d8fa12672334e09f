#include "services/platform/bus/access_refusal.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/platform/status/cause.h"

namespace vanthu::bus {
namespace {

constexpr size_t kNamed = 3;  // the first topics of a long list; the rest has the same cause

absl::Status Refused(status::Cause cause) {
  return status::CausedError(status::Reason::kConfigInvalid, std::move(cause), {{"name", "kafka"}, {"field", "ACL"}});
}

}  // namespace

absl::Status TopicsRefused(const std::vector<std::string>& topics) {
  const size_t named = std::min(kNamed, topics.size());
  std::string names = absl::StrJoin(topics.begin(), topics.begin() + static_cast<std::ptrdiff_t>(named), ", ");
  if (topics.size() > named) absl::StrAppend(&names, " … (", topics.size(), ")");
  return Refused(
      {absl::StrCat(
           "Kafka không cho tiến trình này dùng ", names,
           ", hoặc chưa có các chủ đề đó; việc khác vẫn chạy → trên máy của vanthu-distribution, \"topics plan\" cho thấy "
           "còn thiếu gì, \"topics apply\" tạo và cấp quyền; nếu không thiếu gì, đối chiếu mục principals ở đó với tên trong "
           "chứng thư của tiến trình này"),
       absl::StrCat(
           "Kafka does not let this process use ", names,
           ", or they are not made yet; the rest goes on → on the machine of vanthu-distribution, \"topics plan\" shows what "
           "is missing, \"topics apply\" makes and allows it; where nothing is missing, compare its principals with the name "
           "in this process's certificate")});
}

absl::Status RequestRefused(const std::string& error) {
  return Refused(
      {absl::StrCat("Kafka từ chối (", error,
                    ") → trên máy của vanthu-distribution chạy \"topics apply\"; đối chiếu mục principals ở đó với tên trong "
                    "chứng thư của tiến trình này"),
       absl::StrCat("Kafka refuses it (", error,
                    ") → run \"topics apply\" on the machine of vanthu-distribution; compare its principals with the name in "
                    "this process's certificate")});
}

absl::Status GroupRefused(const std::string& error) {
  return Refused(
      {absl::StrCat("Kafka không cho tiến trình này dùng nhóm của nó (", error,
                    ") → broker.group phải là tên mà Kafka biết tiến trình này (mục principals của vanthu-distribution), rồi "
                    "chạy \"topics apply\" ở đó"),
       absl::StrCat("Kafka does not let this process use its group (", error,
                    ") → broker.group has to be the name by which Kafka knows this process (principals of "
                    "vanthu-distribution); then run \"topics apply\" there")});
}

}  // namespace vanthu::bus
