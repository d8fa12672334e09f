#include "services/drafting/signature/office_pictures.h"

#include "absl/strings/str_cat.h"
#include "services/drafting/layout/picture.h"
#include "services/drafting/limits.h"
#include "services/drafting/signature/signature_picture.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/resource_name.h"

namespace vanthu::drafting {
namespace {

namespace fs = std::filesystem;

// Ids are made of letters, digits and hyphens: none can lead out of the folder.
fs::path NameOf(const SigningParty& party) {
  const auto ids = IdsOf(party.person, {"agencies", "people"});
  if (ids.ok()) return fs::path((*ids)[0]) / "people" / absl::StrCat((*ids)[1], ".png");
  return fs::path(party.agency.text()) / "seal.png";
}

absl::Status TooLarge(const fs::path& name, int64_t bytes) {
  const std::string size = absl::StrCat(bytes, " > ", kPictureBytesMax, " byte");
  return status::Error(status::Reason::kBadPicture, {{"name", name.string()},
                                                     {"cause", absl::StrCat("tệp quá lớn: ", size)},
                                                     {"cause_en", absl::StrCat("it is too large: ", size)}});
}

}  // namespace

absl::StatusOr<std::string> OfficePictures::Of(const SigningParty& party) {
  const bool is_seal = party.role == SigningRole::kSeal;
  const fs::path name = NameOf(party);
  if (!folder_.empty() && disk_.Exists(folder_ / name)) {
    ASSIGN_OR_RETURN(const int64_t size, disk_.Size(folder_ / name));
    if (size > kPictureBytesMax) return TooLarge(name, size);
    ASSIGN_OR_RETURN(const std::string png, disk_.Read(folder_ / name, 0, kPictureBytesMax));
    if (is_seal) return PicturePage(png, {name.string(), PictureInk::kRed, kSealDiameter, kSealDiameter});
    return PicturePage(png, {name.string(), PictureInk::kBlue, kSignatureWidth, kSignatureHeight});
  }
  if (!draws_missing_) return std::string();
  return is_seal ? SealPicture(party.full_name) : SignaturePicture(party.full_name);
}

}  // namespace vanthu::drafting
