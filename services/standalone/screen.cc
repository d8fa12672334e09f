#include "services/standalone/screen.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "google/protobuf/util/time_util.h"
#include "services/platform/status/reason.h"
#include "services/standalone/delivery_table.h"

namespace vanthu::standalone {
namespace {

using distribution::v1::Delivery;

constexpr int kColumnsOfAnUnknownTerminal = 80;
constexpr size_t kRowsOnTerminal = 30;  // of the live table; the rest is counted below it

// How wide the terminal is now; none where `out` is no terminal.
std::optional<int> ColumnsOf(std::FILE* out) {
  winsize size{};
  if (ioctl(fileno(out), TIOCGWINSZ, &size) != 0) return std::nullopt;
  return size.ws_col == 0 ? kColumnsOfAnUnknownTerminal : size.ws_col;
}

std::string_view StepText(const std::string& step) {
  if (step == "prepare") return "5 chuẩn bị · prepare";
  if (step == "number") return "6 cấp số · number";
  if (step == "set") return "7 dàn trang · set";
  if (step == "prepare_signature") return "8 chuẩn bị ký · prepare signature";
  if (step == "sign") return "8 ký số · sign";
  if (step == "record") return "9 ghi sổ · record";
  if (step == "publish") return "10 phát hành · publish";
  return "hủy · void";
}

}  // namespace

std::string NumberText(const drafting::v1::Issuance& issuance) {
  return DispatchNumber{issuance.number(), issuance.notation()}.Text();
}

Screen::Screen(std::FILE* out) : out_(out), is_terminal_(isatty(fileno(out)) != 0) {}

void Screen::Print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), out_);
  std::fputc('\n', out_);
  std::fflush(out_);
}

void Screen::Say(std::string_view vietnamese, std::string_view english) {
  Print(absl::StrFormat("%s\n  %s", vietnamese, english));
}

void Screen::Warn(const absl::Status& status) {
  table_lines_ = 0;
  Say(status::Text(status, status::Language::kVietnamese), status::Text(status, status::Language::kEnglish));
}

void Screen::ShowDraft(const std::string& file_name, const drafting::Draft& draft) {
  Print(absl::StrFormat("%s: %s %s — %s", file_name, drafting::FactsOf(draft.type).name, draft.symbol.notation, draft.abstract));
  for (const drafting::Undecided& undecided : draft.undecided) Say(undecided.vietnamese, undecided.english);
  for (const drafting::UnplacedLine& line : draft.unplaced) {
    Print(absl::StrFormat("  dòng %d chưa xếp được · line %d not placed: %s", line.line, line.line, line.text));
  }
}

void Screen::ShowFindings(const drafting::v1::CheckDraftResponse& response) {
  if (response.findings().empty()) return;
  Print(absl::StrFormat("Kiểm tra thể thức · format check: %d", response.findings_size()));
  for (const auto& finding : response.findings()) {
    Print(absl::StrFormat("  %s (%s) %s", finding.rule(), finding.article(), finding.explanation_vi()));
    Print(absl::StrFormat("      %s", finding.explanation_en()));
  }
}

void Screen::ShowState(const drafting::v1::Issuance& issuance) {
  const std::string state = absl::StrCat(issuance.state(), " ", issuance.reason());
  if (state == last_state_) return;
  if (!issuance.void_refused_vi().empty() && last_state_.empty()) Say(issuance.void_refused_vi(), issuance.void_refused_en());
  last_state_ = state;
  if (!issuance.waiting_for_vi().empty()) Say(issuance.waiting_for_vi(), issuance.waiting_for_en());
}

void Screen::ShowDeliveries(const std::vector<Delivery>& deliveries) {
  if (is_terminal_) {
    RedrawTable(deliveries);
    return;
  }
  const std::vector<std::string> rows = DeliveryRows(deliveries, std::nullopt);
  for (size_t i = 0; i < rows.size(); ++i) {
    std::string& shown = shown_[deliveries[i].name()];
    if (shown == rows[i]) continue;
    Print(rows[i]);
    shown = rows[i];
  }
}

void Screen::RedrawTable(const std::vector<Delivery>& deliveries) {
  if (table_lines_ > 0) Print(absl::StrFormat("\033[%dA\033[J", table_lines_ + 1));
  std::vector<std::string> rows = DeliveryRows(deliveries, ColumnsOf(out_));
  if (rows.size() > kRowsOnTerminal) {
    rows.resize(kRowsOnTerminal);
    rows.push_back(absl::StrFormat("  … %d", deliveries.size() - kRowsOnTerminal));
  }
  rows.push_back(DeliveryTally(deliveries));
  table_lines_ = static_cast<int>(rows.size());
  Print(absl::StrJoin(rows, "\n"));
}

void Screen::ShowResult(const drafting::v1::Issuance& issuance, const std::vector<Delivery>& deliveries,
                        const std::string& pdf_path) {
  if (is_terminal_) ShowUnfinished(deliveries);
  Print(DeliveryTally(deliveries));
  Print("");
  Print(absl::StrFormat("Số, ký hiệu · number, symbol:  %s", NumberText(issuance)));
  Print(absl::StrFormat("Ngày ban hành · date:          %s", issuance.day()));
  Print(absl::StrFormat("PDF:                           %s", pdf_path));
  Print(absl::StrFormat("SHA-256:                       %s", absl::BytesToHexString(issuance.pdf_digest())));
  Print(absl::StrFormat("Lần phát hành · issuance:      %s", issuance.name()));
  ShowSignatures(issuance);
  ShowExpansion(issuance);
  ShowSteps(issuance);
}

// The live table may have cut what a person has to read.
void Screen::ShowUnfinished(const std::vector<Delivery>& deliveries) {
  std::vector<Delivery> unfinished;
  std::copy_if(deliveries.begin(), deliveries.end(), std::back_inserter(unfinished),
               [](const Delivery& d) { return d.state() != distribution::v1::DELIVERY_STATE_RECEIPTED; });
  for (const std::string& row : DeliveryRows(unfinished, std::nullopt)) Print(row);
}

// Step 8, with the level that was reached: without a timestamp a signature proves no time (ETSI EN 319 142-1 §6).
void Screen::ShowSignatures(const drafting::v1::Issuance& issuance) {
  Print("Chữ ký số · signatures (bước 8 · step 8):");
  for (const auto& done : issuance.signatures()) {
    const bool is_seal = done.role() == drafting::v1::SIGNING_ROLE_SEAL;
    const absl::Time at = absl::FromUnixMicros(google::protobuf::util::TimeUtil::TimestampToMicroseconds(done.signed_at()));
    Print(absl::StrFormat("  %s: %s, %s, PAdES %s", is_seal ? "cơ quan · agency" : "người ký · signer", done.certificate_name(),
                          absl::FormatTime("%H:%M:%S %d/%m/%Y", at, absl::FixedTimeZone(7 * 3600)), done.level()));
    if (!done.shortfall().empty()) Print(absl::StrFormat("      %s", done.shortfall()));
  }
}

void Screen::ShowExpansion(const drafting::v1::Issuance& issuance) {
  Print("Nơi nhận · recipients:");
  for (const auto& line : issuance.lines()) {
    Print(absl::StrFormat("  %s: %s → %d%s", line.field(), line.text(), line.recipients_size(),
                          line.explanation().empty() ? "" : absl::StrCat(" (", line.explanation(), ")")));
  }
}

void Screen::ShowSteps(const drafting::v1::Issuance& issuance) {
  Print("Thời gian từng bước · time of each step:");
  for (const auto& step : issuance.steps()) {
    Print(absl::StrFormat("  %s  %.1f ms", StepText(step.step()), static_cast<double>(step.duration_micros()) / 1000.0));
  }
}

}  // namespace vanthu::standalone
