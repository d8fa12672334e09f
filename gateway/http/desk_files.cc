#include "gateway/http/desk_files.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gateway/http/message_answer.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

constexpr char kPage[] = "/index.html";
constexpr char kAssets[] = "assets";
constexpr int64_t kFileBytesMax = 8 << 20;  // pdf.js's worker is the largest, one and a half

// The page's scripts, styles, fonts and workers are files of ours, none stands in the page, and it speaks to nobody else. Trusted
// Types: a text becomes a script's address only through the policy `desk` (gateway/web/src/trusted_scripts.ts). Pictures: pages
// of a PDF are drawn here, and handed on as blobs.
constexpr char kPolicy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types desk";
constexpr char kPermissions[] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

std::string TypeOf(std::string_view name) {
  static const auto* types = new std::map<std::string, std::string, std::less<>>{{".html", "text/html; charset=utf-8"},
                                                                                 {".js", "text/javascript; charset=utf-8"},
                                                                                 {".mjs", "text/javascript; charset=utf-8"},
                                                                                 {".css", "text/css; charset=utf-8"},
                                                                                 {".svg", "image/svg+xml"},
                                                                                 {".png", "image/png"},
                                                                                 {".txt", "text/plain; charset=utf-8"},
                                                                                 {".woff", "font/woff"},
                                                                                 {".woff2", "font/woff2"}};
  const size_t dot = name.rfind('.');
  const auto found = dot == std::string_view::npos ? types->end() : types->find(name.substr(dot));
  return found == types->end() ? "application/octet-stream" : found->second;
}

std::string_view PathOf(std::string_view target) { return target.substr(0, target.find_first_of("?#")); }

// "/v1/…" is the contracts'; a name with a dot is a file's, and a file that is gone has to be missed.
bool MayBeScreen(const RequestHead& head) {
  const std::string_view path = PathOf(head.target);
  const std::string* accept = head.Find("Accept");
  const bool is_contract = path == "/v1" || path.substr(0, 4) == "/v1/";
  return !is_contract && path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos && accept != nullptr &&
         absl::StrContains(*accept, "text/html");
}

}  // namespace

absl::StatusOr<DeskFiles> DeskFiles::Read(files::Disk& disk, const std::filesystem::path& folder) {
  DeskFiles desk;
  if (folder.empty() || !disk.Exists(folder)) return desk;
  RETURN_IF_ERROR(desk.Add(disk, folder, "/"));
  if (disk.Exists(folder / kAssets)) RETURN_IF_ERROR(desk.Add(disk, folder / kAssets, absl::StrCat("/", kAssets, "/")));
  if (desk.files_.find(kPage) == desk.files_.end()) {
    return absl::FailedPreconditionError(absl::StrCat(folder.string(), " has no index.html: it is no desk that was built"));
  }
  return desk;
}

absl::Status DeskFiles::Add(files::Disk& disk, const std::filesystem::path& folder, const std::string& prefix) {
  ASSIGN_OR_RETURN(const std::vector<std::string> names, disk.List(folder));
  for (const std::string& name : names) {
    if (name == kAssets) continue;
    const Coding coding = absl::EndsWith(name, ".br")   ? Coding::kBrotli
                          : absl::EndsWith(name, ".gz") ? Coding::kGzip
                                                        : Coding::kIdentity;
    const std::string plain = coding == Coding::kIdentity ? name : name.substr(0, name.size() - 3);
    ASSIGN_OR_RETURN(std::string body, disk.Read(folder / name, 0, kFileBytesMax));
    File& file = files_[prefix + plain];
    file.type = TypeOf(plain);
    file.is_named_by_content = prefix != "/";
    if (coding == Coding::kIdentity) file.etag = QuotedTag(crypto::Sha256(body).Hex());
    file.bodies[coding] = std::move(body);
  }
  return absl::OkStatus();
}

std::optional<Response> DeskFiles::Find(const RequestHead& head) const {
  if (head.method != "GET" && head.method != "HEAD") return std::nullopt;
  const File* file = FileFor(head);
  if (file == nullptr) return std::nullopt;
  return AnswerWith(*file, head);
}

const DeskFiles::File* DeskFiles::FileFor(const RequestHead& head) const {
  const std::string_view path = PathOf(head.target);
  if (const auto found = files_.find(path == "/" ? std::string_view(kPage) : path); found != files_.end()) return &found->second;
  const auto page = files_.find(kPage);
  return page != files_.end() && MayBeScreen(head) ? &page->second : nullptr;
}

Response DeskFiles::AnswerWith(const File& file, const RequestHead& head) {
  const std::string* accepted = head.Find("Accept-Encoding");
  const Coding wanted = accepted == nullptr ? Coding::kIdentity : CodingFor(*accepted);
  auto body = file.bodies.find(wanted);
  if (body == file.bodies.end()) body = file.bodies.find(Coding::kIdentity);
  Response answer{.head = {.status = HasVersion(head, file.etag) ? 304 : 200}, .body = ""};
  auto& fields = answer.head.fields;
  fields = {{"ETag", file.etag},
            {"Vary", "Accept-Encoding"},
            {"Cache-Control", file.is_named_by_content ? "public, max-age=31536000, immutable" : "no-cache"},
            {"Content-Security-Policy", kPolicy},
            {"Cross-Origin-Opener-Policy", "same-origin"},
            {"Permissions-Policy", kPermissions},
            {"X-Frame-Options", "DENY"}};
  if (answer.head.status == 304 || body == file.bodies.end()) return answer;
  fields.push_back({"Content-Type", file.type});
  if (body->first != Coding::kIdentity) fields.push_back({"Content-Encoding", std::string(Name(body->first))});
  answer.body = body->second;
  return answer;
}

}  // namespace vanthu::gateway
