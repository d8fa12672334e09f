#pragma once

#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "services/drafting/draft/draft.h"
#include "vanthu/distribution/v1/distribution.pb.h"
#include "vanthu/drafting/v1/drafting.pb.h"

namespace vanthu::standalone {

// What the person at the terminal sees: Vietnamese first, English second. On a terminal the table of deliveries is redrawn in
// place; elsewhere each change is a line. Threads: one.
class Screen {
 public:
  explicit Screen(std::FILE* out);

  void Say(std::string_view vietnamese, std::string_view english);
  void Warn(const absl::Status& status);
  void ShowDraft(const std::string& file_name, const drafting::Draft& draft);
  void ShowFindings(const drafting::v1::CheckDraftResponse& response);
  void ShowState(const drafting::v1::Issuance& issuance);                          // once for each state and reason
  void ShowDeliveries(const std::vector<distribution::v1::Delivery>& deliveries);  // live
  void ShowResult(const drafting::v1::Issuance& issuance, const std::vector<distribution::v1::Delivery>& deliveries,
                  const std::string& pdf_path);

 private:
  void Print(std::string_view text);
  void ShowUnfinished(const std::vector<distribution::v1::Delivery>& deliveries);
  void ShowSignatures(const drafting::v1::Issuance& issuance);
  void ShowExpansion(const drafting::v1::Issuance& issuance);
  void ShowSteps(const drafting::v1::Issuance& issuance);
  void RedrawTable(const std::vector<distribution::v1::Delivery>& deliveries);

  std::FILE* out_;
  const bool is_terminal_;
  int table_lines_ = 0;  // of the table that stands on the terminal now
  std::string last_state_;
  std::map<std::string, std::string> shown_;  // what was last said of a delivery
};

// "01/STTTT-TTBCXB"
std::string NumberText(const drafting::v1::Issuance& issuance);

}  // namespace vanthu::standalone
