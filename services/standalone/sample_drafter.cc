#include "services/standalone/sample_drafter.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/base32.h"
#include "services/platform/vocabulary/fault_point.h"
#include "services/standalone/source_file.h"

namespace vanthu::standalone {
namespace {

using drafting::v1::Draft;
using drafting::v1::Drafting;
using drafting::v1::Issuance;
using status::Reason;

constexpr absl::Duration kStreamTimeout = absl::Minutes(10);
constexpr size_t kKeyCharacters = 26;  // 130 bits of the hash

// Whether the draft carries exactly these files: the same text with other attachments is another dispatch.
absl::StatusOr<bool> Carries(const Draft& draft, const std::vector<std::filesystem::path>& files) {
  if (draft.attachments_size() != static_cast<int>(files.size())) return false;
  for (const std::filesystem::path& file : files) {
    ASSIGN_OR_RETURN(const Digest digest, DigestOf(file));
    const bool is_there = std::any_of(draft.attachments().begin(), draft.attachments().end(), [&](const auto& attachment) {
      return attachment.file_name() == file.filename().string() && attachment.digest() == digest.Bytes();
    });
    if (!is_there) return false;
  }
  return true;
}

// The request's key of the draft that is made when there are so many `earlier` ones of the same file and attachments.
absl::StatusOr<std::string> KeyOf(const BroughtFile& file, size_t earlier) {
  std::string named = absl::StrCat("vanthu/standalone/draft/v1\n", crypto::Sha256(file.bytes).Hex(), "\n", earlier);
  for (const std::filesystem::path& attachment : file.attachments) {
    ASSIGN_OR_RETURN(const Digest digest, DigestOf(attachment));
    absl::StrAppend(&named, "\n", digest.Hex(), " ", attachment.filename().string());
  }
  return absl::StrCat("file-", Base32(crypto::Sha256(named).Bytes()).substr(0, kKeyCharacters));
}

}  // namespace

SampleDrafter::SampleDrafter(const std::shared_ptr<grpc::Channel>& drafting, Parts parts)
    : drafting_(Drafting::NewStub(drafting)), parts_(parts) {}

absl::StatusOr<Draft> SampleDrafter::Bring(const std::string& agency, const BroughtFile& file, bool anew) {
  ASSIGN_OR_RETURN(const std::vector<Draft> earlier, Earlier(agency, file));
  if (earlier.empty()) return Create(agency, file, 0);
  ASSIGN_OR_RETURN(const Standing standing, StandingOf(agency, earlier.front()));
  if (anew && standing != Standing::kOpen) return Create(agency, file, earlier.size());
  return GoOn(earlier.front(), standing, anew);
}

// Newest first.
absl::StatusOr<std::vector<Draft>> SampleDrafter::Earlier(const std::string& agency, const BroughtFile& file) {
  ASSIGN_OR_RETURN(const rpc::CallOptions drafter, parts_.players.As(agency, "drafter"));
  drafting::v1::ListDraftsRequest request;
  request.set_parent(absl::StrCat("agencies/", agency));
  request.set_source_digest(crypto::Sha256(file.bytes).Bytes());
  std::vector<Draft> earlier;
  do {
    ASSIGN_OR_RETURN(const auto page, rpc::CallUnary(*drafting_, &Drafting::Stub::ListDrafts, request, drafter));
    for (const Draft& draft : page.drafts()) {
      ASSIGN_OR_RETURN(const bool carries, Carries(draft, file.attachments));
      if (carries) earlier.push_back(draft);
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return earlier;
}

absl::StatusOr<SampleDrafter::Standing> SampleDrafter::StandingOf(const std::string& agency, const Draft& draft) {
  const std::string& last = draft.issuance().empty() ? draft.ended_issuance() : draft.issuance();
  if (last.empty()) return Standing::kOpen;
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, parts_.players.As(agency, "clerk"));
  drafting::v1::GetIssuanceRequest request;
  request.set_name(last);
  ASSIGN_OR_RETURN(const Issuance issuance, rpc::CallUnary(*drafting_, &Drafting::Stub::GetIssuance, request, clerk));
  if (issuance.state() == drafting::v1::ISSUANCE_STATE_VOIDED) return Standing::kVoided;
  if (issuance.state() != drafting::v1::ISSUANCE_STATE_PUBLISHED) return Standing::kOpen;
  ASSIGN_OR_RETURN(const bool is_settled, parts_.follower.IsSettled(issuance.dispatch()));
  return is_settled ? Standing::kSent : Standing::kOpen;
}

absl::StatusOr<Draft> SampleDrafter::GoOn(const Draft& last, Standing standing, bool anew) {
  if (standing == Standing::kVoided) {
    parts_.screen.Say("Lần phát hành trước của tệp này đã bị hủy. Muốn phát hành lại có chủ ý: thêm --anew",
                      "The earlier issuance of this file was voided. To issue it anew on purpose, add --anew");
    return status::Error(Reason::kIssuanceEnded, {{"name", last.ended_issuance()}, {"value", "voided"}});
  }
  if (anew) {
    parts_.screen.Say("Lần phát hành trước của tệp này chưa xong: tiếp tục lần đó. Xong rồi mới phát hành lại được bằng --anew",
                      "The earlier issuance of this file is not done: going on with that. Once it is, --anew issues it again");
  } else {
    parts_.screen.Say("Tệp này đã được nhập: tiếp tục với dự thảo trước. Phát hành lại có chủ ý: thêm --anew",
                      "This file was brought before: going on with that draft. To issue it anew on purpose, add --anew");
  }
  return last;
}

absl::StatusOr<Draft> SampleDrafter::Create(const std::string& agency, const BroughtFile& file, size_t earlier) {
  ASSIGN_OR_RETURN(const rpc::CallOptions drafter, parts_.players.As(agency, "drafter"));
  drafting::v1::CreateDraftRequest request;
  request.set_parent(absl::StrCat("agencies/", agency));
  request.set_source(file.bytes);
  request.set_file_name(file.path.filename().string());
  ASSIGN_OR_RETURN(*request.mutable_request_id(), KeyOf(file, earlier));
  ASSIGN_OR_RETURN(Draft draft, rpc::CallUnary(*drafting_, &Drafting::Stub::CreateDraft, request, drafter));
  VANTHU_FAULT_POINT("draft.created");
  for (const std::filesystem::path& attachment : file.attachments) {
    ASSIGN_OR_RETURN(draft, Attach(agency, draft, attachment));
  }
  return draft;
}

absl::StatusOr<Draft> SampleDrafter::Attach(const std::string& agency, const Draft& draft, const std::filesystem::path& file) {
  ASSIGN_OR_RETURN(rpc::CallOptions drafter, parts_.players.As(agency, "drafter"));
  drafter.timeout = kStreamTimeout;
  std::ifstream in(file, std::ios::binary);
  if (!in) return status::Error(Reason::kNotFound, {{"name", file.string()}});
  bool first = true;
  auto fill = [&](drafting::v1::UploadAttachmentRequest* chunk) -> absl::StatusOr<bool> {
    std::string bytes(rpc::kChunkBytes, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<size_t>(in.gcount()));
    if (bytes.empty() && !first) return false;
    if (first) {
      chunk->set_name(draft.name());
      chunk->set_file_name(file.filename().string());
    }
    first = false;
    chunk->set_chunk(std::move(bytes));
    return true;
  };
  RETURN_IF_ERROR(rpc::CallUpload(*drafting_, &Drafting::Stub::UploadAttachment, fill, drafter).status());
  drafting::v1::GetDraftRequest request;
  request.set_name(draft.name());
  return rpc::CallUnary(*drafting_, &Drafting::Stub::GetDraft, request, drafter);
}

}  // namespace vanthu::standalone
