#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::verification {

// One recipient of a frozen list, however often the dispatch names it.
struct FrozenRecipient {
  Recipient recipient;
  bool is_addressee = false;       // stands in Kính gửi
  bool is_copied = false;          // stands in Nơi nhận
  std::vector<std::string> notes;  // "để báo cáo": sorted, each once

  friend bool operator==(const FrozenRecipient&, const FrozenRecipient&) = default;
};

// Whom a dispatch goes to, groups expanded: what was approved, what is numbered and what is delivered are compared by its digest.
// It holds no day, so the same recipients on another day are the same list.
class FrozenList {
 public:
  FrozenList() = default;
  // Merges what names the same recipient.
  static FrozenList Of(std::vector<FrozenRecipient> recipients);

  const std::vector<FrozenRecipient>& recipients() const { return recipients_; }  // by name of recipient, each once
  const FrozenRecipient* Find(const Recipient& recipient) const;

  // The canonical text; Parse accepts nothing else.
  std::string Text() const;
  static absl::StatusOr<FrozenList> Parse(std::string_view text);
  Digest TextDigest() const;

  friend bool operator==(const FrozenList&, const FrozenList&) = default;

 private:
  std::vector<FrozenRecipient> recipients_;
};

}  // namespace vanthu::verification
