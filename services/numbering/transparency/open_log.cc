#include "services/numbering/transparency/open_log.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/verification/merkle_proof.h"
#include "services/verification/tlog_proof.h"

namespace vanthu::numbering {
namespace {

constexpr char kActor[] = "services/numbering";

absl::Status NotOurs(std::string_view value) {
  return status::Error(status::Reason::kInvalidField,
                       {{"field", "known_checkpoint"},
                        {"value", std::string(value.substr(0, value.find('\n')))},
                        {"rule", "Phải là checkpoint đã ký của nhật ký sổ này, đúng như đã nhận."},
                        {"rule_en", "It has to be a signed checkpoint of this register log, exactly as it was received."}});
}

}  // namespace

bool IsRefusal(const absl::Status& status) { return status::ReasonOf(status).has_value() && !sql::FailureOf(status); }

std::string LogHouse::OriginPrefix(const AgencyId& agency) const {
  return absl::StrFormat("%s/%s/", installation, agency.text());
}

absl::StatusOr<OpenLog> OpenLog::Lock(sql::Transaction& tx, const LogHouse& house, const AgencyId& agency, absl::Time now) {
  ASSIGN_OR_RETURN(LogHead head, LockHead(tx, agency, now));
  return OpenLog(tx, house, std::move(head));
}

LogHead& OpenLog::mutable_head() {
  head_changed_ = true;
  return head_;
}

int64_t OpenLog::Append(verification::Leaf leaf, const Digest& content) {
  StoredLeaf stored;
  stored.index = head_.tree.size();
  stored.nonce = house_->randomness.Bytes(verification::kNonceBytes);
  leaf.commitment = verification::Commitment(stored.nonce, content);
  stored.text = verification::LeafText(leaf);
  stored.hash = verification::LeafHash(stored.text);
  mutable_head().tree.Append(stored.hash, &tile_hashes_);
  head_.last_instant = leaf.instant;
  leaves_.push_back(std::move(stored));
  return leaves_.back().index;
}

void OpenLog::Hold(status::Cause cause, absl::Time now) {
  if (head_.held_cause) return;
  Tell(audit::Event{"books.held", head_.id.agency, kActor, absl::StrFormat("agencies/%s", head_.id.agency.text()),
                    std::string(status::Name(status::Reason::kBookHeld)), cause.vietnamese, now});
  mutable_head().held_cause = std::move(cause);
}

absl::Status OpenLog::JudgeHeld() const {
  if (!head_.held_cause) return absl::OkStatus();
  return status::CausedError(status::Reason::kBookHeld, *head_.held_cause,
                             {{"name", absl::StrFormat("agencies/%s", head_.id.agency.text())}});
}

absl::Status OpenLog::ReleaseHeld(const Release& release, absl::Time now) {
  if (!head_.held_cause) return absl::OkStatus();
  mutable_head().held_cause.reset();
  for (const auto& checkpoint : release.published) RETURN_IF_ERROR(CompareFound(checkpoint, now));
  RETURN_IF_ERROR(JudgeHeld());
  Tell(audit::Event{"books.released", head_.id.agency, release.actor, absl::StrFormat("agencies/%s", head_.id.agency.text()),
                    "ok", release.reason, now});
  return absl::OkStatus();
}

// Why `known` cannot come from this log's past; none when it can.
absl::StatusOr<std::optional<status::Cause>> OpenLog::Contradiction(const verification::Checkpoint& known) {
  const std::string prefix = house_->OriginPrefix(head_.id.agency);
  int64_t epoch = 0;
  if (known.origin.compare(0, prefix.size(), prefix) != 0 || !absl::SimpleAtoi(known.origin.substr(prefix.size()), &epoch)) {
    return NotOurs(known.origin);
  }
  if (epoch < head_.id.epoch) return std::nullopt;
  if (epoch > head_.id.epoch || known.head.size > head_.tree.size()) {
    const int64_t known_size = known.head.size, size = head_.tree.size();
    return status::Cause{absl::StrFormat("có nơi biết điểm kiểm tra đợt %d với %d mục, cơ sở dữ liệu mới ở đợt %d với %d mục",
                                         epoch, known_size, head_.id.epoch, size),
                         absl::StrFormat("a checkpoint of epoch %d with %d entries is known, the database is at epoch %d with %d",
                                         epoch, known_size, head_.id.epoch, size)};
  }
  MerkleTree tree(head_.tree.size(), StoredHashes(*tx_, head_.id));
  ASSIGN_OR_RETURN(const Digest root, tree.RootAt(known.head.size));
  if (root == known.head.root) return std::nullopt;
  return status::Cause{
      absl::StrFormat("có nơi biết điểm kiểm tra với %d mục mà gốc khác gốc của cơ sở dữ liệu này", known.head.size),
      absl::StrFormat("a checkpoint with %d entries is known whose root is not this database's", known.head.size)};
}

absl::Status OpenLog::Compare(std::string_view note, absl::Time now) {
  if (note.empty() || note == head_.checkpoint || compared_.count(note) > 0) return absl::OkStatus();
  const auto known = verification::ReadUnverified(note);
  if (!known.ok()) return NotOurs(note);
  ASSIGN_OR_RETURN(std::optional<status::Cause> contradiction, Contradiction(*known));
  if (contradiction) {
    // Only a signed one holds the books: nobody else can stop them by inventing a checkpoint.
    ASSIGN_OR_RETURN(const crypto::SigningKey key, house_->keys.KeyOf(head_.id.agency));
    if (!verification::OpenCheckpoint(note, key.public_key()).ok()) return NotOurs(note);
    Hold(*std::move(contradiction), now);
  }
  compared_.emplace(note);
  return absl::OkStatus();
}

absl::Status OpenLog::CompareFound(const verification::Checkpoint& found, absl::Time now) {
  auto contradiction = Contradiction(found);
  if (status::Is(contradiction.status(), status::Reason::kInvalidField)) {
    contradiction = status::Cause{absl::StrFormat("điểm kiểm tra đã công bố là của nhật ký %s", found.origin),
                                  absl::StrFormat("the published checkpoint is of the log %s", found.origin)};
  }
  RETURN_IF_ERROR(contradiction.status());
  if (*contradiction) Hold(**std::move(contradiction), now);
  return absl::OkStatus();
}

absl::Status OpenLog::Close() {
  if (!leaves_.empty()) {
    ASSIGN_OR_RETURN(const crypto::SigningKey key, house_->keys.KeyOf(head_.id.agency));
    const std::string origin = absl::StrFormat("%s%d", house_->OriginPrefix(head_.id.agency), head_.id.epoch);
    head_.checkpoint = verification::SignCheckpoint({origin, {head_.tree.size(), head_.tree.Root()}}, key);
    RETURN_IF_ERROR(InsertLeaves(*tx_, head_.id, leaves_));
    RETURN_IF_ERROR(InsertTileHashes(*tx_, head_.id, tile_hashes_));
  }
  if (head_changed_) RETURN_IF_ERROR(SaveHead(*tx_, head_));
  if (events_.empty()) return absl::OkStatus();
  return audit::Store(*tx_, events_);
}

absl::StatusOr<verification::RegisterProof> OpenLog::Prove(int64_t index) {
  ASSIGN_OR_RETURN(const auto leaves, ReadLeaves(*tx_, head_.id, index, index + 1));
  if (leaves.size() != 1) return absl::DataLossError("a leaf of the register log is missing");
  MerkleTree tree(head_.tree.size(), StoredHashes(*tx_, head_.id));
  ASSIGN_OR_RETURN(std::vector<Digest> path, tree.InclusionPath(index, head_.tree.size()));
  return verification::RegisterProof{leaves.front().text, leaves.front().nonce,
                                     verification::TlogProofText({index, std::move(path), head_.checkpoint})};
}

}  // namespace vanthu::numbering
