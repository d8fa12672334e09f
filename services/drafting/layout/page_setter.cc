#include "services/drafting/layout/page_setter.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/draft/document_type.h"
#include "services/drafting/layout/addressee_block.h"
#include "services/drafting/layout/body_block.h"
#include "services/drafting/layout/closing_block.h"
#include "services/drafting/layout/header_block.h"
#include "services/drafting/layout/page_flow.h"
#include "services/drafting/layout/page_painter.h"
#include "services/drafting/layout/text_setter.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

// A page that holds only the signature could be moved under another text: the last paragraph's end goes with it.
void KeepLastLinesWithClosing(std::vector<Strip>& content) {
  if (!content.empty()) content.back().keep_with_next = true;
}

absl::StatusOr<std::vector<Strip>> Compose(const TextSetter& setter, const PageInput& input) {
  ASSIGN_OR_RETURN(std::vector<Strip> strips, HeaderStrips(setter, input));
  ASSIGN_OR_RETURN(std::vector<Strip> addressees, AddresseeStrips(setter, input.draft.addressees));
  ASSIGN_OR_RETURN(std::vector<Strip> body, BodyStrips(setter, input.draft));
  ASSIGN_OR_RETURN(std::vector<Strip> closing, ClosingStrips(setter, input.draft));
  KeepLastLinesWithClosing(body);
  Append(std::move(addressees), strips);
  Append(std::move(body), strips);
  Append(std::move(closing), strips);
  return strips;
}

// I.I.7: in the middle of the top margin, not on the first page.
absl::Status NumberPages(const TextSetter& setter, std::vector<Page>& pages) {
  for (size_t i = 1; i < pages.size(); ++i) {
    ASSIGN_OR_RETURN(const SetText number, setter.Set({"số trang / page number", absl::StrCat(i + 1), kPageNumberStyle},
                                                      {0, kTextWidth, Align::kCentre}));
    PlacedStrip placed;
    placed.top = kPageNumberTop - kTopMargin;
    Place(number, 0, placed.strip);
    pages[i].strips.insert(pages[i].strips.begin(), std::move(placed));
  }
  return absl::OkStatus();
}

absl::Status Judge(const PageInput& input) {
  if (!input.draft.secrecy_mark.empty())
    return status::Error(status::Reason::kSecrecyMark, {{"value", input.draft.secrecy_mark}});
  if (IssuingBodyOf(input).empty()) return PageNotSet("cơ quan ban hành / issuing body", "trống / missing");
  return absl::OkStatus();
}

DocumentFacts FactsOfPage(const PageInput& input) {
  const std::string name(FactsOf(input.draft.type).name);
  const std::string title = input.draft.abstract.empty() ? name : absl::StrCat(name, ": ", input.draft.abstract);
  return {title, IssuingBodyOf(input), input.made_at};
}

absl::StatusOr<std::string> SetWith(const TextSetter& setter, const PageInput& input) {
  ASSIGN_OR_RETURN(std::vector<Strip> strips, Compose(setter, input));
  ASSIGN_OR_RETURN(std::vector<Page> pages, Flow(std::move(strips)));
  RETURN_IF_ERROR(NumberPages(setter, pages));
  return Paint(pages, FactsOfPage(input));
}

}  // namespace

absl::StatusOr<std::unique_ptr<PageSetter>> PageSetter::Open() { return Open(DefaultFontFolders()); }

absl::StatusOr<std::unique_ptr<PageSetter>> PageSetter::Open(std::vector<std::string> font_folders) {
  std::unique_ptr<PageSetter> setter(new PageSetter(std::move(font_folders)));
  ASSIGN_OR_RETURN(std::unique_ptr<TextSetter> first, setter->Borrow());
  setter->GiveBack(std::move(first));
  return setter;
}

PageSetter::PageSetter(std::vector<std::string> font_folders) : font_folders_(std::move(font_folders)) {}
PageSetter::~PageSetter() = default;

absl::StatusOr<std::string> PageSetter::SetPage(const PageInput& input) const {
  RETURN_IF_ERROR(Judge(input));
  ASSIGN_OR_RETURN(std::unique_ptr<TextSetter> setter, Borrow());
  absl::StatusOr<std::string> bytes = SetWith(*setter, input);
  GiveBack(std::move(setter));
  return bytes;
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
