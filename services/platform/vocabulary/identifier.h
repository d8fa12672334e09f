#pragma once

#include <compare>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_format.h"

namespace vanthu {

inline constexpr size_t kIdentifierBytesMax = 63;  // one DNS label (AIP-122)

// True for one lower-case DNS label: letters, digits and inner hyphens, 1 to 63 of them (AIP-122).
bool IsIdentifierText(std::string_view text);

// The id of one kind of thing. `Tag` keeps the kinds apart, so that a draft's id never passes for a dispatch's; `Tag::kName`
// names the kind in messages. Ids are opaque: nothing is read out of their text.
template <class Tag>
class Identifier {
 public:
  Identifier() = default;  // empty: "no such id yet"; never stored

  // INVALID_ARGUMENT where `text` is no lower-case DNS label.
  static absl::StatusOr<Identifier> Of(std::string_view text) {
    if (IsIdentifierText(text)) return Identifier(std::string(text));
    return absl::InvalidArgumentError(
        absl::StrFormat("%s \"%s\" is no lower-case identifier of 1 to 63 characters", Tag::kName, text));
  }
  // For ids that this process made itself or reads back from its own store.
  static Identifier Trusted(std::string text) { return Identifier(std::move(text)); }

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

  friend auto operator<=>(const Identifier&, const Identifier&) = default;
  friend bool operator==(const Identifier&, const Identifier&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Identifier& id) { return out << id.text_; }

 private:
  explicit Identifier(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

#define VANTHU_IDENTIFIER(Name, english)     \
  struct Name##Tag {                         \
    static constexpr char kName[] = english; \
  };                                         \
  using Name = Identifier<Name##Tag>

VANTHU_IDENTIFIER(AgencyId, "agency id");  // the agency's code when it joined, '.' as '-'; never changes
VANTHU_IDENTIFIER(UnitId, "unit id");      // within its agency
VANTHU_IDENTIFIER(PersonId, "person id");  // within its agency
VANTHU_IDENTIFIER(GroupId, "group id");    // within its owner
VANTHU_IDENTIFIER(AccountId, "account id");
VANTHU_IDENTIFIER(DraftId, "draft id");
VANTHU_IDENTIFIER(RevisionId, "revision id");
VANTHU_IDENTIFIER(IssuanceId, "issuance id");
VANTHU_IDENTIFIER(DispatchId, "dispatch id");  // the text of its issuance's id
VANTHU_IDENTIFIER(DeliveryId, "delivery id");  // a hash of dispatch and recipient: vanthu::DeliveryIdOf
VANTHU_IDENTIFIER(BookId, "book id");          // a register book (sổ) of an agency; its years follow one another
VANTHU_IDENTIFIER(InboxId, "inbox id");        // one life of a connector's inbox
VANTHU_IDENTIFIER(KeyId, "key id");            // a public key in the directory
VANTHU_IDENTIFIER(RequestId, "request id");    // a caller's idempotency key

#undef VANTHU_IDENTIFIER

}  // namespace vanthu

template <class Tag>
struct std::hash<vanthu::Identifier<Tag>> {
  size_t operator()(const vanthu::Identifier<Tag>& id) const { return std::hash<std::string>{}(id.text()); }
};
