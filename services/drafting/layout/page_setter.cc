#include "services/drafting/layout/page_setter.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/draft/document_type.h"
#include "services/drafting/layout/addressee_block.h"
#include "services/drafting/layout/annex_block.h"
#include "services/drafting/layout/body_block.h"
#include "services/drafting/layout/closing_block.h"
#include "services/drafting/layout/header_block.h"
#include "services/drafting/layout/page_flow.h"
#include "services/drafting/layout/page_furniture.h"
#include "services/drafting/layout/page_painter.h"
#include "services/drafting/layout/text_setter.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

// A page that holds only the signature could be moved under another text: at least two lines of the content go with it.
void KeepLastLinesWithClosing(std::vector<Strip>& content) {
  const size_t lines = std::min<size_t>(content.size(), 2);
  for (auto strip = content.end() - static_cast<std::ptrdiff_t>(lines); strip != content.end(); ++strip)
    strip->keep_with_next = true;
}

absl::StatusOr<std::vector<Strip>> Compose(const TextSetter& setter, const PageInput& input, Outline& outline) {
  const Draft& draft = input.draft;
  const std::string issuer = IssuingBodyOf(input);
  ASSIGN_OR_RETURN(std::vector<Strip> strips, HeaderStrips(setter, input, outline));
  ASSIGN_OR_RETURN(std::vector<Strip> addressees, AddresseeStrips(setter, draft, issuer, outline));
  ASSIGN_OR_RETURN(std::vector<Strip> body, BodyStrips(setter, BlocksOfThePage(draft), outline));
  ASSIGN_OR_RETURN(std::vector<Strip> closing, ClosingStrips(setter, draft, issuer, outline));
  KeepLastLinesWithClosing(body);
  Append(std::move(addressees), strips);
  Append(std::move(body), strips);
  Append(std::move(closing), strips);
  return strips;
}

absl::StatusOr<std::vector<Page>> MainPages(const TextSetter& setter, const PageInput& input, Outline& outline) {
  ASSIGN_OR_RETURN(std::vector<Strip> strips, Compose(setter, input, outline));
  std::optional<Strip> contact;
  if (!input.draft.contact.empty()) {
    ASSIGN_OR_RETURN(contact, ContactStrip(setter, input.draft.contact, outline));
  }
  ASSIGN_OR_RETURN(std::vector<Page> pages, Flow(std::move(strips), contact ? contact->height + kParagraphGap : 0));
  if (contact) StandAtTheFoot(*std::move(contact), pages.front());
  RETURN_IF_ERROR(NumberPages(setter, pages));
  return pages;
}

// I.III.1: each annex is numbered by itself.
absl::Status AddAnnexes(const TextSetter& setter, const std::vector<Annex>& annexes, Outline& outline, std::vector<Page>& pages) {
  for (const Annex& annex : annexes) {
    ASSIGN_OR_RETURN(const TextArea area, AreaOf(setter, annex));
    ASSIGN_OR_RETURN(std::vector<Strip> strips, AnnexStrips(setter, annex, outline, area.width));
    if (strips.empty()) continue;
    ASSIGN_OR_RETURN(std::vector<Page> more, Flow(std::move(strips), 0, area));
    RETURN_IF_ERROR(NumberPages(setter, more));
    pages.insert(pages.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return absl::OkStatus();
}

absl::Status Judge(const PageInput& input) {
  if (!input.draft.secrecy_mark.empty())
    return status::Error(status::Reason::kSecrecyMark, {{"value", input.draft.secrecy_mark}});
  if (IssuingBodyOf(input).empty()) return PageNotSet({"cơ quan ban hành", "issuing body"}, {"còn trống", "it is missing"});
  return absl::OkStatus();
}

std::string TitleOf(const Draft& draft) {
  const std::string name(FactsOf(draft.type).name);
  return draft.abstract.empty() ? name : absl::StrCat(name, ": ", draft.abstract);
}

absl::StatusOr<pdf::DrawnDocument> Draw(const TextSetter& setter, const PageInput& input) {
  Outline outline;
  ASSIGN_OR_RETURN(std::vector<Page> pages, MainPages(setter, input, outline));
  RETURN_IF_ERROR(AddAnnexes(setter, input.draft.annexes, outline, pages));
  ASSIGN_OR_RETURN(DrawnPages drawn, Paint(pages, outline));
  std::vector<pdf::RelatedFile> related;
  for (const Attachment& file : input.attachments) related.push_back({file.digest, file.file_name});
  return pdf::DrawnDocument{.bytes = std::move(drawn.bytes),
                            .title = TitleOf(input.draft),
                            .author = IssuingBodyOf(input),
                            .made_at = input.made_at,
                            .structure = outline.Tree(),
                            .fields = std::move(drawn.fields),
                            .related = std::move(related)};
}

// From icc-profiles-free, which Debian and Ubuntu put at the same place.
absl::StatusOr<std::string> ColourProfile() {
  constexpr char kPath[] = "/usr/share/color/icc/sRGB.icc";
  std::ifstream file(kPath, std::ios::binary);
  std::string profile{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (profile.empty()) {
    return PageNotSet({"màu", "colours"}, {absl::StrCat("thiếu ", kPath, " (gói icc-profiles-free)"),
                                           absl::StrCat(kPath, " is missing (package icc-profiles-free)")});
  }
  return profile;
}

}  // namespace

absl::StatusOr<std::unique_ptr<PageSetter>> PageSetter::Open() { return Open(DefaultFontFolders()); }

absl::StatusOr<std::unique_ptr<PageSetter>> PageSetter::Open(std::vector<std::string> font_folders) {
  ASSIGN_OR_RETURN(std::string profile, ColourProfile());
  std::unique_ptr<PageSetter> setter(new PageSetter(std::move(font_folders), std::move(profile)));
  ASSIGN_OR_RETURN(std::unique_ptr<TextSetter> first, setter->Borrow());
  setter->GiveBack(std::move(first));
  return setter;
}

PageSetter::PageSetter(std::vector<std::string> font_folders, std::string colour_profile)
    : font_folders_(std::move(font_folders)), finisher_(std::move(colour_profile)) {}
PageSetter::~PageSetter() = default;

absl::StatusOr<std::string> PageSetter::SetPage(const PageInput& input) const {
  RETURN_IF_ERROR(Judge(input));
  ASSIGN_OR_RETURN(std::unique_ptr<TextSetter> setter, Borrow());
  absl::StatusOr<pdf::DrawnDocument> drawn = Draw(*setter, input);
  GiveBack(std::move(setter));
  RETURN_IF_ERROR(drawn.status());
  return finisher_.Finish(*drawn);
}

absl::StatusOr<std::unique_ptr<TextSetter>> PageSetter::Borrow() const {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<TextSetter> setter = std::move(idle_.back());
      idle_.pop_back();
      return setter;
    }
  }
  return TextSetter::Open(font_folders_);
}

void PageSetter::GiveBack(std::unique_ptr<TextSetter> setter) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  idle_.push_back(std::move(setter));
}

}  // namespace vanthu::drafting
