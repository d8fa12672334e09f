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
      {absl::StrCat("Kafka không cho tiến trình này dùng ", names,
                    ", hoặc chưa có các chủ đề đó; việc khác vẫn chạy → người quản trị Kafka tạo chủ đề và cấp quyền (ACL) "
                    "cho tên trong chứng thư của tiến trình này; có quyền thì tự chạy tiếp"),
       absl::StrCat("Kafka does not let this process use ", names,
                    ", or they are not made yet; the rest goes on → Kafka's administrator makes the topic and allows it "
                    "(ACL) to the name in this process's certificate; then it goes on by itself")});
}

absl::Status RequestRefused(const std::string& error) {
  return Refused({absl::StrCat("Kafka từ chối (", error,
                               ") → người quản trị Kafka cấp quyền (ACL) cho tên trong chứng thư của tiến trình này"),
                  absl::StrCat("Kafka refuses it (", error,
                               ") → Kafka's administrator allows it (ACL) to the name in this process's certificate")});
}

}  // namespace vanthu::bus
