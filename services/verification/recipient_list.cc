#include "services/verification/recipient_list.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"
#include "services/verification/canonical_text.h"

namespace vanthu::verification {
namespace {

constexpr char kFormat[] = "vanthu/recipients/v1";

absl::Status NoList(std::string_view cause) {
  return absl::InvalidArgumentError(absl::StrFormat("no list of recipients: %s", cause));
}

std::string_view Places(const FrozenRecipient& recipient) {
  if (recipient.is_addressee) return recipient.is_copied ? "to,copy" : "to";
  return recipient.is_copied ? "copy" : "none";
}

}  // namespace

FrozenList FrozenList::Of(std::vector<FrozenRecipient> recipients) {
  std::map<Recipient, FrozenRecipient> merged;
  for (FrozenRecipient& entry : recipients) {
    FrozenRecipient& kept = merged[entry.recipient];
    kept.recipient = entry.recipient;
    kept.is_addressee |= entry.is_addressee;
    kept.is_copied |= entry.is_copied;
    std::move(entry.notes.begin(), entry.notes.end(), std::back_inserter(kept.notes));
  }
  FrozenList list;
  for (auto& [recipient, entry] : merged) {
    std::sort(entry.notes.begin(), entry.notes.end());
    entry.notes.erase(std::unique(entry.notes.begin(), entry.notes.end()), entry.notes.end());
    list.recipients_.push_back(std::move(entry));
  }
  return list;
}

const FrozenRecipient* FrozenList::Find(const Recipient& recipient) const {
  const auto found =
      std::lower_bound(recipients_.begin(), recipients_.end(), recipient,
                       [](const FrozenRecipient& entry, const Recipient& wanted) { return entry.recipient < wanted; });
  return found != recipients_.end() && found->recipient == recipient ? &*found : nullptr;
}

std::string FrozenList::Text() const {
  std::string text = absl::StrCat(kFormat, "\n");
  for (const FrozenRecipient& entry : recipients_) {
    absl::StrAppendFormat(&text, "recipient %s %s\n", entry.recipient.Name(), Places(entry));
    for (const std::string& note : entry.notes) absl::StrAppendFormat(&text, "note %s\n", Escaped(note));
  }
  return text;
}

absl::StatusOr<FrozenList> FrozenList::Parse(std::string_view text) {
  const auto lines = Lines(text);
  if (!lines || lines->empty() || lines->front() != kFormat) return NoList("it has not the lines of vanthu/recipients/v1");
  std::vector<FrozenRecipient> entries;
  for (size_t i = 1; i < lines->size(); ++i) {
    if (const auto note = After("note", (*lines)[i])) {
      const auto plain = Unescaped(*note);
      if (!plain || entries.empty()) return NoList("a note is not in its one form");
      entries.back().notes.push_back(*plain);
      continue;
    }
    const auto rest = After("recipient", (*lines)[i]).value_or("");
    const size_t space = rest.find(' ');
    const auto recipient = Recipient::Parse(rest.substr(0, space));
    if (!recipient.ok() || space == std::string::npos) return NoList("a recipient is not in its one form");
    const std::string places = rest.substr(space + 1);
    entries.push_back({*recipient, places == "to" || places == "to,copy", places == "copy" || places == "to,copy", {}});
  }
  FrozenList list = Of(std::move(entries));
  if (list.Text() != text) return NoList("it is not in canonical form");
  return list;
}

Digest FrozenList::TextDigest() const { return crypto::Sha256(Text()); }

}  // namespace vanthu::verification
