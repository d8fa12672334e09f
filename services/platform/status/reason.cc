#include "services/platform/status/reason.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace vanthu::status {
namespace {

constexpr char kPayload[] = "vanthu.io/reason";  // NAME, then key NUL value NUL …: no text holds a NUL

struct Entry {
  Reason reason;
  std::string_view name;
  absl::StatusCode code;
  int http;
  Retry retry;
  std::string_view vietnamese;
  std::string_view english;
};

using Code = absl::StatusCode;

#include "services/platform/status/reason_table.inc"

const Entry* Find(Reason reason) {
  const auto* found = std::find_if(std::begin(kTable), std::end(kTable), [&](const Entry& e) { return e.reason == reason; });
  return found == std::end(kTable) ? nullptr : found;
}

std::string Fill(std::string_view text, const std::vector<Detail>& details) {
  std::string filled(text);
  for (const Detail& detail : details) {
    absl::StrReplaceAll({{absl::StrCat("{", detail.key, "}"), detail.value}}, &filled);
  }
  return filled;
}

std::string WithoutNul(std::string text) {
  std::replace(text.begin(), text.end(), '\0', ' ');
  return text;
}

std::vector<std::string> Payload(const absl::Status& status) {
  const auto payload = status.GetPayload(kPayload);
  if (!payload) return {};
  return absl::StrSplit(std::string(*payload), '\0');
}

}  // namespace

absl::Status Restore(absl::Status received, std::string_view reason_name, std::vector<Detail> details) {
  std::string payload(reason_name);
  for (Detail& detail : details) {
    payload += '\0';
    payload += WithoutNul(std::move(detail.key));
    payload += '\0';
    payload += WithoutNul(std::move(detail.value));
  }
  received.SetPayload(kPayload, absl::Cord(payload));
  return received;
}

absl::Status Error(Reason reason, std::vector<Detail> details) {
  const Entry& entry = *Find(reason);
  absl::Status status(entry.code, Fill(entry.english, details));
  return Restore(std::move(status), entry.name, std::move(details));
}

std::optional<Reason> ReasonOf(const absl::Status& status) {
  const auto payload = Payload(status);
  return payload.empty() ? std::nullopt : ReasonByName(payload.front());
}

std::vector<Detail> DetailsOf(const absl::Status& status) {
  const auto payload = Payload(status);
  std::vector<Detail> details;
  for (size_t i = 1; i + 1 < payload.size(); i += 2) details.push_back({payload[i], payload[i + 1]});
  return details;
}

bool Is(const absl::Status& status, Reason reason) { return ReasonOf(status) == reason; }

bool IsRetryable(const absl::Status& status) {
  if (const auto reason = ReasonOf(status)) return Find(*reason)->retry == Retry::kLater;
  return absl::IsUnavailable(status);
}

std::string Text(const absl::Status& status, Language language) {
  const auto reason = ReasonOf(status);
  if (!reason && language == Language::kEnglish) return std::string(status.message());
  if (!reason) return absl::StrCat("Hệ thống báo lỗi bằng tiếng Anh: \"", std::string(status.message()), "\".");
  const Entry& entry = *Find(*reason);
  return Fill(language == Language::kVietnamese ? entry.vietnamese : entry.english, DetailsOf(status));
}

std::string_view Name(Reason reason) { return Find(reason)->name; }

std::optional<Reason> ReasonByName(std::string_view name) {
  const auto* found = std::find_if(std::begin(kTable), std::end(kTable), [&](const Entry& e) { return e.name == name; });
  if (found == std::end(kTable)) return std::nullopt;
  return found->reason;
}

int HttpStatus(Reason reason) { return Find(reason)->http; }

}  // namespace vanthu::status
