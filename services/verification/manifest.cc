#include "services/verification/manifest.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"
#include "services/verification/canonical_text.h"

namespace vanthu::verification {
namespace {

constexpr char kFormat[] = "vanthu/manifest/v1";
constexpr size_t kLinesBeforeAttachments = 8;

absl::Status NoManifest(std::string_view cause) {
  return absl::InvalidArgumentError(absl::StrFormat("no manifest of a dispatch: %s", cause));
}

std::string FileLine(std::string_view word, const FileEntry& file) {
  return absl::StrFormat("%s %s %d %s\n", word, file.digest.Hex(), file.size_bytes, Escaped(file.name));
}

std::optional<FileEntry> ReadFileLine(std::string_view word, std::string_view line) {
  const auto rest = After(word, line);
  if (!rest) return std::nullopt;
  const size_t digest_end = rest->find(' ');
  if (digest_end == std::string::npos) return std::nullopt;
  const size_t size_end = rest->find(' ', digest_end + 1);
  if (size_end == std::string::npos) return std::nullopt;
  const auto digest = Digest::FromHex(rest->substr(0, digest_end));
  const auto size = Decimal(std::string_view(*rest).substr(digest_end + 1, size_end - digest_end - 1));
  const auto name = Unescaped(std::string_view(*rest).substr(size_end + 1));
  if (!digest.ok() || !size || !name || name->empty()) return std::nullopt;
  return FileEntry{*digest, *size, *name};
}

// The lines that name the dispatch; each value is judged once more by the comparison of the canonical text.
std::optional<Manifest> ReadHead(const std::vector<std::string>& lines) {
  const auto issuer = AgencyId::Of(After("issuer", lines[1]).value_or(""));
  const auto dispatch = DispatchId::Of(After("dispatch", lines[2]).value_or(""));
  const auto number = Decimal(After("number", lines[3]).value_or("-"));
  const auto notation = Unescaped(After("notation", lines[4]).value_or("%"));
  const auto day = ParseDay(After("day", lines[5]).value_or(""));
  const auto recipients = Digest::FromHex(After("recipients", lines[6]).value_or(""));
  const auto pdf = ReadFileLine("pdf", lines[7]);
  if (!issuer.ok() || !dispatch.ok() || !number || !notation || !day.ok() || !recipients.ok() || !pdf) return std::nullopt;
  return Manifest{*issuer, *dispatch, {*number, *notation}, *day, *pdf, {}, *recipients};
}

}  // namespace

std::string ManifestText(const Manifest& manifest) {
  std::string text = absl::StrFormat("%s\nissuer %s\ndispatch %s\nnumber %d\nnotation %s\nday %s\nrecipients %s\n", kFormat,
                                     manifest.issuer.text(), manifest.dispatch.text(), manifest.number.number,
                                     Escaped(manifest.number.notation), DayText(manifest.day), manifest.recipients.Hex());
  absl::StrAppend(&text, FileLine("pdf", manifest.pdf));
  for (const FileEntry& file : manifest.attachments) absl::StrAppend(&text, FileLine("attachment", file));
  return text;
}

absl::StatusOr<Manifest> ParseManifest(std::string_view text) {
  const auto lines = Lines(text);
  if (!lines || lines->size() < kLinesBeforeAttachments || lines->front() != kFormat) {
    return NoManifest("it has not the lines of vanthu/manifest/v1");
  }
  auto manifest = ReadHead(*lines);
  if (!manifest) return NoManifest("a line is not in its one form");
  for (size_t i = kLinesBeforeAttachments; i < lines->size(); ++i) {
    const auto file = ReadFileLine("attachment", (*lines)[i]);
    if (!file) return NoManifest("an attachment's line is not in its one form");
    manifest->attachments.push_back(*file);
  }
  if (ManifestText(*manifest) != text) return NoManifest("it is not in canonical form");
  return *manifest;
}

Digest ManifestDigest(const Manifest& manifest) { return crypto::Sha256(ManifestText(manifest)); }

}  // namespace vanthu::verification
