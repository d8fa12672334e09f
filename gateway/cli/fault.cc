#include "gateway/cli/fault.h"

#include "absl/strings/cord.h"

namespace vanthu::cli {
namespace {

constexpr char kVietnamese[] = "vanthu.io/vietnamese";

}  // namespace

absl::Status Fault(absl::StatusCode code, std::string_view vietnamese, std::string_view english) {
  absl::Status fault(code, std::string(english));
  AttachVietnamese(vietnamese, &fault);
  return fault;
}

void AttachVietnamese(std::string_view vietnamese, absl::Status* refusal) {
  refusal->SetPayload(kVietnamese, absl::Cord(std::string(vietnamese)));
}

std::string TextOf(const absl::Status& refusal, status::Language language) {
  const auto own = refusal.GetPayload(kVietnamese);
  if (own && language == status::Language::kVietnamese && !status::ReasonOf(refusal)) return std::string(*own);
  return status::Text(refusal, language);
}

}  // namespace vanthu::cli
