#include "services/drafting/review/recipient_lines.h"

#include <utility>

#include "nlohmann/json.hpp"
#include "services/drafting/format/issue_barrier.h"
#include "services/drafting/reading/persons.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

constexpr char kAddressees[] = "Kính gửi";
constexpr char kCopies[] = "Nơi nhận";

absl::Status Unresolved(const ExpandedLine& line, absl::CivilDay day) {
  const Reason reason = status::ReasonByName(line.problem).value_or(Reason::kUnknownRecipient);
  return status::Error(reason, {{"field", line.line.field}, {"value", line.line.text}, {"day", DayText(day)}});
}

nlohmann::json ToJson(const ExpandedLine& line) {
  auto recipients = nlohmann::json::array();
  for (const NamedRecipient& named : line.recipients) {
    recipients.push_back({{"name", named.recipient.Name()}, {"display_name", named.display_name}});
  }
  return {{"text", line.line.text},   {"note", line.line.note},  {"field", line.line.field},       {"group", line.group},
          {"recipients", recipients}, {"problem", line.problem}, {"explanation", line.explanation}};
}

absl::StatusOr<ExpandedLine> FromJson(const nlohmann::json& json) {
  ExpandedLine line{.line = {json.value("text", ""), json.value("note", ""), json.value("field", "")},
                    .group = json.value("group", ""),
                    .problem = json.value("problem", ""),
                    .explanation = json.value("explanation", "")};
  for (const auto& item : json.value("recipients", nlohmann::json::array())) {
    ASSIGN_OR_RETURN(Recipient recipient, Recipient::Parse(item.value("name", "")));
    line.recipients.push_back({std::move(recipient), item.value("display_name", "")});
  }
  return line;
}

}  // namespace

std::vector<RecipientLine> RecipientLinesOf(const Draft& draft) {
  std::vector<RecipientLine> lines;
  for (const RecipientItem& item : draft.addressees) {
    if (!IsPerson(item)) lines.push_back({item.text, item.note, kAddressees});
  }
  for (const RecipientItem& item : draft.recipients) {
    if (!IsBackReference(item) && !IsPerson(item)) lines.push_back({item.text, item.note, kCopies});
  }
  return lines;
}

absl::StatusOr<verification::FrozenList> Freeze(const std::vector<ExpandedLine>& lines, absl::CivilDay day) {
  std::vector<verification::FrozenRecipient> recipients;
  for (const ExpandedLine& line : lines) {
    if (!line.problem.empty()) return Unresolved(line, day);
    for (const NamedRecipient& named : line.recipients) {
      verification::FrozenRecipient frozen{
          .recipient = named.recipient, .is_addressee = line.line.field == kAddressees, .is_copied = line.line.field == kCopies};
      if (!line.line.note.empty()) frozen.notes.push_back(line.line.note);
      recipients.push_back(std::move(frozen));
    }
  }
  if (recipients.empty()) return status::Error(Reason::kNoRecipient);
  return verification::FrozenList::Of(std::move(recipients));
}

std::string ExpandedLinesJson(const std::vector<ExpandedLine>& lines) {
  auto json = nlohmann::json::array();
  for (const ExpandedLine& line : lines) json.push_back(ToJson(line));
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

absl::StatusOr<std::vector<ExpandedLine>> ExpandedLinesFromJson(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_array()) return absl::InternalError("the expanded lines are no JSON array");
  std::vector<ExpandedLine> lines;
  for (const auto& item : json) {
    ASSIGN_OR_RETURN(ExpandedLine line, FromJson(item));
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace vanthu::drafting
