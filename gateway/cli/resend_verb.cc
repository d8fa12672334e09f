#include "gateway/cli/resend_verb.h"

#include <memory>
#include <string>

#include "CLI/App.hpp"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gateway/cli/delivery_listing.h"
#include "gateway/cli/draft_page.h"
#include "gateway/cli/fault.h"
#include "gateway/cli/fresh_key.h"
#include "gateway/cli/issuance_page.h"
#include "gateway/cli/server/office.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

struct Options {
  std::string subject;
  std::string recipient;
  ServerOptions server;
};

absl::Status NoSuchRecipient(const std::string& recipient, const std::string& dispatch) {
  return Fault(absl::StatusCode::kNotFound,
               absl::StrFormat("%s không gửi đến \"%s\". Xem các nơi nhận: vanthu status", dispatch, recipient),
               absl::StrFormat("%s does not go to \"%s\". See its recipients: vanthu status", dispatch, recipient));
}

absl::Status NotPublished(const std::string& issuance) {
  return Fault(absl::StatusCode::kFailedPrecondition, absl::StrFormat("%s chưa phát hành, chưa có gì để gửi lại.", issuance),
               absl::StrFormat("%s is not published: there is nothing to send again.", issuance));
}

// The delivery itself, or the one of a dispatch that goes to the recipient named: by id, name or resource name.
absl::StatusOr<std::string> DeliveryNamed(const Options& options, Office& office) {
  if (absl::StrContains(options.subject, "/deliveries/")) return options.subject;
  ASSIGN_OR_RETURN(const Json issuance, FindIssuance(office, options.subject));
  const std::string dispatch = TextAt(issuance, "dispatch");
  if (dispatch.empty()) return NotPublished(TextAt(issuance, "name"));
  ASSIGN_OR_RETURN(const Json deliveries, DeliveriesOf(office, dispatch));
  if (options.recipient.empty() && deliveries.size() == 1) return TextAt(deliveries.front(), "name");
  for (const Json& delivery : deliveries) {
    const std::string recipient = TextAt(delivery, "recipient");
    const bool is_meant = recipient == options.recipient || recipient == absl::StrCat("agencies/", options.recipient) ||
                          TextAt(delivery, "displayName") == options.recipient;
    if (is_meant) return TextAt(delivery, "name");
  }
  return NoSuchRecipient(options.recipient, dispatch);
}

absl::Status Resend(const Options& options, Office& office, Console& console) {
  const ShowOptions& show = options.server.show;
  ASSIGN_OR_RETURN(const std::string name, DeliveryNamed(options, office));
  ASSIGN_OR_RETURN(const Json answer, office.http().Post(absl::StrCat("/v1/", name, ":resend"), {{"requestId", FreshKey()}}));
  if (show.json) {
    PrintJson(answer, console);
    return absl::OkStatus();
  }
  const Json delivery = answer.value("delivery", Json::object());
  const int64_t attempt = NumberAt(delivery, "attempt");
  const bool is_new = answer.value("newAttempt", false);
  console.out() << TextAt(delivery, "displayName") << ": "
                << (is_new
                        ? absl::StrFormat(show.language == "en" ? "a new attempt, %d, was opened after the refusal.\n"
                                                                : "nơi nhận đã từ chối, mở lần gửi mới: lần %d.\n",
                                          attempt)
                        : absl::StrFormat(show.language == "en" ? "attempt %d is still open: the same attempt was sent again.\n"
                                                                : "lần gửi %d còn mở: gửi lại đúng lần đó.\n",
                                          attempt));
  return absl::OkStatus();
}

}  // namespace

void AddResendVerb(CLI::App& app, Console& console) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("resend", "gửi lại cho một nơi nhận / send a delivery again");
  verb->add_option("ID", options->subject,
                   "tên đầy đủ của lượt gửi, hoặc văn bản kèm --to / the delivery's full name, or the dispatch with --to")
      ->required();
  verb->add_option("--to", options->recipient, "nơi nhận nào của văn bản / which of the dispatch's recipients");
  AddServerOptions(*verb, console, options->server);
  verb->callback([options, &console] {
    AtOffice(options->server, console, [&](Office& office) { return Resend(*options, office, console); });
  });
}

}  // namespace vanthu::cli
