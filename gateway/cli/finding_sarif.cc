#include "gateway/cli/finding_sarif.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "nlohmann/json.hpp"
#include "services/drafting/format/format_checker.h"

namespace vanthu::cli {
namespace {

using drafting::Finding;
using drafting::Rule;
using drafting::Span;
using nlohmann::json;

constexpr char kSchema[] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

// RFC 3986: what may not stand in a path is written as its bytes. An absolute path needs a scheme to be a reference.
std::string UriOf(const std::string& path) {
  std::string uri = path.compare(0, 1, "/") == 0 ? "file://" : "";
  for (const char c : path) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                          std::string_view("-._~/").find(c) != std::string_view::npos;
    uri += is_plain ? std::string(1, c) : absl::StrFormat("%%%02X", static_cast<unsigned char>(c));
  }
  return uri;
}

json Text(std::string_view text) { return {{"text", std::string(text)}}; }
json Artifact(const std::string& file) { return {{"uri", UriOf(file)}}; }

json LocationsOf(const std::string& file, const Span& span) {
  json place = {{"artifactLocation", Artifact(file)}};
  if (span.first_line > 0) place["region"] = {{"startLine", span.first_line}, {"endLine", span.last_line}};
  return json::array({{{"physicalLocation", place}}});
}

std::string ExampleOf(const Rule& rule, const ShowOptions& options) {
  std::string help;
  if (!rule.example.right.empty()) help = absl::StrFormat("%s %s", options.Say("Đúng:", "Right:"), rule.example.right);
  if (!rule.example.wrong.empty()) {
    absl::StrAppend(&help, help.empty() ? "" : "\n", absl::StrFormat("%s %s", options.Say("Sai:", "Wrong:"), rule.example.wrong));
  }
  return help;
}

json RuleJson(const Rule& rule, const ShowOptions& options) {
  return {{"id", std::string(rule.id)},
          {"shortDescription", Text(options.Say(rule.statement.vietnamese, rule.statement.english))},
          {"help", Text(ExampleOf(rule, options))},
          {"defaultConfiguration", {{"level", std::string(drafting::SeverityName(rule.severity))}}},
          {"properties", {{"article", std::string(rule.article)}, {"tags", json::array({std::string(rule.id.substr(0, 2))})}}}};
}

json DriverJson(const ShowOptions& options) {
  json rules = json::array();
  for (const Rule& rule : drafting::Rules()) rules.push_back(RuleJson(rule, options));
  return {{"name", "vanthu"}, {"rules", rules}};
}

json FixesOf(const Judgement& judgement, const Finding& finding, const ShowOptions& options) {
  json replacements = json::array();
  for (const drafting::TextEdit& edit : finding.fix->edits) {
    const EditPlace place = PlaceOf(edit, *judgement.source);
    replacements.push_back({{"deletedRegion",
                             {{"startLine", edit.line},
                              {"startColumn", place.begin_column},
                              {"endLine", edit.line},
                              {"endColumn", place.end_column}}},
                            {"insertedContent", Text(edit.text)}});
  }
  const json change = {{"artifactLocation", Artifact(judgement.file)}, {"replacements", replacements}};
  const std::string_view statement = options.Say("Sửa theo luật này", "Change as the rule says");
  return json::array({{{"description", Text(statement)}, {"artifactChanges", json::array({change})}}});
}

json ResultJson(const Judgement& judgement, const Finding& finding, const ShowOptions& options) {
  const auto index = static_cast<size_t>(drafting::RuleById(finding.rule_id) - drafting::Rules().data());
  json result = {{"ruleId", finding.rule_id},
                 {"ruleIndex", index},
                 {"level", std::string(drafting::SeverityName(finding.severity))},
                 {"message", Text(options.Say(finding.vietnamese, finding.english))},
                 {"locations", LocationsOf(judgement.file, finding.place.span)}};
  result["properties"]["field"] = finding.place.field;
  if (finding.place.item) result["properties"]["item"] = *finding.place.item;
  if (finding.fix && !finding.fix->edits.empty()) result["fixes"] = FixesOf(judgement, finding, options);
  return result;
}

json Notification(const absl::Status& refusal, const std::string& file, const ShowOptions& options) {
  const auto reason = status::ReasonOf(refusal);
  return {{"level", "error"},
          {"descriptor", {{"id", reason ? std::string(status::Name(*reason)) : "INTERNAL"}}},
          {"message", Text(status::Text(refusal, options.Language()))},
          {"locations", LocationsOf(file, {})}};
}

json NotificationsOf(const Judgement& judgement, const ShowOptions& options) {
  json notifications = json::array();
  if (!judgement.barrier.ok()) notifications.push_back(Notification(judgement.barrier, judgement.file, options));
  for (const drafting::Undecided& one : judgement.undecided) {
    notifications.push_back({{"level", "note"},
                             {"message", Text(options.Say(one.vietnamese, one.english))},
                             {"locations", LocationsOf(judgement.file, one.span)}});
  }
  return notifications;
}

}  // namespace

std::string SarifLog(const absl::StatusOr<Judgement>& judgement, const std::string& file, const ShowOptions& options) {
  json results = json::array();
  json notifications = json::array();
  if (judgement.ok()) {
    for (const Finding& finding : judgement->findings) results.push_back(ResultJson(*judgement, finding, options));
    notifications = NotificationsOf(*judgement, options);
  } else {
    notifications.push_back(Notification(judgement.status(), file, options));
  }
  const json invocation = {{"executionSuccessful", judgement.ok()}, {"toolExecutionNotifications", notifications}};
  const json run = {{"tool", {{"driver", DriverJson(options)}}},
                    {"language", options.language == "en" ? "en" : "vi-VN"},
                    {"columnKind", "unicodeCodePoints"},
                    {"invocations", json::array({invocation})},
                    {"results", results}};
  return json{{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", json::array({run})}}.dump(2, ' ', false,
                                                                                             json::error_handler_t::replace);
}

}  // namespace vanthu::cli
