#include "gateway/cli/trial/trial_draft.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "gateway/cli/delivery_listing.h"
#include "gateway/cli/draft_key.h"
#include "gateway/cli/file_upload.h"
#include "gateway/cli/issuance_page.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {
namespace {

enum class Standing { kOpen, kSent, kVoided };

std::string Encoded(const Digest& digest) { return absl::Base64Escape(digest.Bytes()); }

// Whether the draft carries exactly these files: the same text with other attachments is another dispatch.
absl::StatusOr<bool> Carries(const Json& draft, const std::vector<std::string>& files) {
  const Json& attachments = ListAt(draft, "attachments");
  if (attachments.size() != files.size()) return false;
  for (const std::string& file : files) {
    ASSIGN_OR_RETURN(const Digest digest, DigestOfFile(file));
    const std::string name = std::filesystem::path(file).filename().string();
    const bool is_there = std::any_of(attachments.begin(), attachments.end(), [&](const Json& attachment) {
      return TextAt(attachment, "fileName") == name && TextAt(attachment, "digest") == Encoded(digest);
    });
    if (!is_there) return false;
  }
  return true;
}

// Newest first.
absl::StatusOr<Json> Earlier(const TrialParts& parts, const BroughtFile& file) {
  ASSIGN_OR_RETURN(Office* const drafter, parts.people.As(file.agency, "drafter"));
  ASSIGN_OR_RETURN(const Json drafts, AllPages(*drafter, absl::StrCat("/v1/", file.agency, "/drafts"), "drafts",
                                               {{"sourceDigest", Encoded(crypto::Sha256(file.bytes))}}));
  Json earlier = Json::array();
  for (const Json& draft : drafts) {
    ASSIGN_OR_RETURN(const bool carries, Carries(draft, file.attachments));
    if (carries) earlier.push_back(draft);
  }
  return earlier;
}

absl::StatusOr<Standing> StandingOf(const TrialParts& parts, const Json& draft) {
  const std::string open = TextAt(draft, "issuance");
  const std::string last = open.empty() ? TextAt(draft, "endedIssuance") : open;
  if (last.empty()) return Standing::kOpen;
  ASSIGN_OR_RETURN(Office* const drafter, parts.people.As(AgencyOf(last), "drafter"));
  ASSIGN_OR_RETURN(const Json issuance, drafter->http().Get(absl::StrCat("/v1/", last)));
  if (TextAt(issuance, "state") == "ISSUANCE_STATE_VOIDED") return Standing::kVoided;
  if (!IsPublished(issuance)) return Standing::kOpen;
  ASSIGN_OR_RETURN(const Json deliveries, DeliveriesOf(*drafter, TextAt(issuance, "dispatch")));
  return std::any_of(deliveries.begin(), deliveries.end(), IsOpen) ? Standing::kOpen : Standing::kSent;
}

absl::StatusOr<Json> GoOn(const TrialParts& parts, const Json& last, Standing standing, bool anew) {
  if (standing == Standing::kVoided) {
    Notice(parts, "Lần phát hành trước của tệp này đã bị hủy. Muốn phát hành lại có chủ ý: thêm --anew",
           "The earlier issuance of this file was voided. To issue it anew on purpose, add --anew");
    return status::Error(status::Reason::kIssuanceEnded,
                         {{"name", TextAt(last, "endedIssuance")}, {"value", "đã hủy"}, {"value_en", "voided"}});
  }
  if (anew) {
    Notice(parts, "Lần phát hành trước của tệp này chưa xong: tiếp tục lần đó. Xong rồi mới phát hành lại được bằng --anew",
           "The earlier issuance of this file is not done: going on with that. Once it is, --anew issues it again");
  } else {
    Notice(parts, "Tệp này đã được nhập: tiếp tục với dự thảo trước. Phát hành lại có chủ ý: thêm --anew",
           "This file was brought before: going on with that draft. To issue it anew on purpose, add --anew");
  }
  return last;
}

// The n-th draft of a file has a name of its own: a command that was cut off finds what it made.
absl::StatusOr<Json> Create(const TrialParts& parts, const BroughtFile& file, size_t earlier, const TrialMark& mark) {
  RETURN_IF_ERROR(mark.Set(earlier));
  ASSIGN_OR_RETURN(Office* const drafter, parts.people.As(file.agency, "drafter"));
  ASSIGN_OR_RETURN(const std::string key, DraftKey(file.path, file.attachments, absl::StrCat("try ", earlier, "\n")));
  FileBody body = BodyOf(file.path, parts.console);
  body.headers.push_back(absl::StrCat("Idempotency-Key: ", key));
  ASSIGN_OR_RETURN(const Json draft, drafter->http().Upload(absl::StrCat("/v1/", file.agency, "/drafts"), body));
  const std::string path = absl::StrCat("/v1/", TextAt(draft, "name"));
  for (const std::string& attachment : file.attachments) {
    RETURN_IF_ERROR(drafter->http().Upload(absl::StrCat(path, "/attachments"), BodyOf(attachment, parts.console)).status());
  }
  return drafter->http().Get(path);
}

}  // namespace

absl::StatusOr<Json> BringDraft(const TrialParts& parts, const BroughtFile& file, bool anew, const TrialMark& mark) {
  ASSIGN_OR_RETURN(const Json earlier, Earlier(parts, file));
  const auto under_way = mark.Earlier();
  if (anew && under_way && *under_way < earlier.size()) return earlier[earlier.size() - 1 - *under_way];
  if (earlier.empty()) return Create(parts, file, 0, mark);
  ASSIGN_OR_RETURN(const Standing standing, StandingOf(parts, earlier.front()));
  if (anew && standing != Standing::kOpen) return Create(parts, file, earlier.size(), mark);
  return GoOn(parts, earlier.front(), standing, anew);
}

}  // namespace vanthu::cli
