#include "services/verification/checkpoint.h"

#include <optional>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/verification/canonical_text.h"

namespace vanthu::verification {
namespace {

constexpr char kEd25519Type = '\1';
constexpr size_t kKeyIdBytes = 4;
constexpr size_t kNoteBytesMax = 64 << 10;  // sixteen signatures of the longest kind known to the specification fit
constexpr char kDash[] = "\u2014 ";

absl::Status NoCheckpoint(std::string_view cause) {
  return absl::InvalidArgumentError(absl::StrFormat("no checkpoint: %s", cause));
}

std::string CheckpointText(const Checkpoint& checkpoint) {
  return absl::StrFormat("%s\n%d\n%s\n", checkpoint.origin, checkpoint.head.size, Base64(checkpoint.head.root.Bytes()));
}

std::string KeyId(std::string_view name, const crypto::PublicKey& key) {
  return crypto::Sha256(absl::StrFormat("%s\n%c%s", name, kEd25519Type, key.bytes)).Bytes().substr(0, kKeyIdBytes);
}

bool IsKeyName(std::string_view name) { return !name.empty() && name.find_first_of(" +\n\r\t") == std::string_view::npos; }

struct Note {
  std::string text;
  std::vector<std::string> signatures;  // "<name> <base64>"
};

std::optional<Note> SplitNote(std::string_view bytes) {
  const size_t blank = bytes.rfind("\n\n");
  if (bytes.size() > kNoteBytesMax || blank == std::string_view::npos) return std::nullopt;
  const auto lines = Lines(bytes.substr(blank + 2));
  if (!lines || lines->empty()) return std::nullopt;
  Note note{std::string(bytes.substr(0, blank + 1)), {}};
  for (const std::string& line : *lines) {
    if (line.compare(0, sizeof(kDash) - 1, kDash) != 0) return std::nullopt;
    note.signatures.push_back(line.substr(sizeof(kDash) - 1));
  }
  return note;
}

std::optional<Checkpoint> ReadText(std::string_view text) {
  const auto lines = Lines(text);
  if (!lines || lines->size() != 3 || !IsKeyName((*lines)[0])) return std::nullopt;
  const auto size = (*lines)[1].empty() ? std::nullopt : Decimal((*lines)[1]);
  const auto root = DigestFromBase64((*lines)[2]);
  if (!size || !root) return std::nullopt;
  return Checkpoint{(*lines)[0], {*size, *root}};
}

}  // namespace

std::string SignCheckpoint(const Checkpoint& checkpoint, const crypto::SigningKey& key) {
  const std::string text = CheckpointText(checkpoint);
  const std::string signature = absl::StrCat(KeyId(checkpoint.origin, key.public_key()), key.Sign(text));
  return absl::StrFormat("%s\n%s%s %s\n", text, kDash, checkpoint.origin, Base64(signature));
}

absl::StatusOr<Checkpoint> ReadUnverified(std::string_view bytes) {
  const auto note = SplitNote(bytes);
  if (!note) return NoCheckpoint("it is no signed note");
  const auto checkpoint = ReadText(note->text);
  if (!checkpoint) return NoCheckpoint("its text is not origin, size and root");
  return *checkpoint;
}

absl::StatusOr<Checkpoint> OpenCheckpoint(std::string_view bytes, const crypto::PublicKey& key) {
  ASSIGN_OR_RETURN(const Checkpoint checkpoint, ReadUnverified(bytes));
  const auto note = SplitNote(bytes);
  const std::string key_id = KeyId(checkpoint.origin, key);
  bool is_signed = false;
  for (const std::string& line : note->signatures) {
    const auto encoded = After(checkpoint.origin, line);
    if (!encoded) continue;
    const auto signature = FromBase64(*encoded);
    if (!signature || signature->compare(0, kKeyIdBytes, key_id) != 0) continue;
    if (!crypto::Verify(key, note->text, std::string_view(*signature).substr(kKeyIdBytes))) {
      return NoCheckpoint("the log's signature does not match");
    }
    is_signed = true;
  }
  if (!is_signed) return NoCheckpoint("the log has not signed it");
  return checkpoint;
}

std::string VerifierKeyText(std::string_view origin, const crypto::PublicKey& key) {
  return absl::StrFormat("%s+%s+%s", origin, absl::BytesToHexString(KeyId(origin, key)), Base64(absl::StrCat("\1", key.bytes)));
}

absl::StatusOr<VerifierKey> ParseVerifierKey(std::string_view text) {
  // The name holds no plus, the key's Base64 may.
  const size_t name_end = text.find('+');
  const size_t id_end = name_end == std::string_view::npos ? name_end : text.find('+', name_end + 1);
  if (id_end == std::string_view::npos) return absl::InvalidArgumentError("a log's key has the form origin+id+key");
  const auto bytes = FromBase64(text.substr(id_end + 1));
  if (!bytes || bytes->empty() || bytes->front() != kEd25519Type) {
    return absl::InvalidArgumentError("the log's key is no Ed25519 key in Base64");
  }
  VerifierKey key{std::string(text.substr(0, name_end)), {bytes->substr(1)}};
  if (VerifierKeyText(key.origin, key.key) != text) return absl::InvalidArgumentError("the log's key does not fit its id");
  return key;
}

}  // namespace vanthu::verification
