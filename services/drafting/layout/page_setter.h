#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/layout/page_input.h"
#include "services/platform/pdf/document_finisher.h"

namespace vanthu::drafting {

class TextSetter;

// From a draft to the page as Nghị định 30/2020/NĐ-CP, Phụ lục I draws it: a PDF/A-2a and PDF/UA-1 made in memory, with two empty
// signature fields (pdf::kSignerField, pdf::kSealField). The same input gives the same bytes in any process. Fonts are read when
// it is opened (some milliseconds): open it once. Threads: any number at once, each with fonts of its own.
class PageSetter {
 public:
  // PAGE_NOT_SET where no folder of the list holds Liberation Serif with all Vietnamese letters, or the machine has no sRGB
  // profile.
  static absl::StatusOr<std::unique_ptr<PageSetter>> Open();
  static absl::StatusOr<std::unique_ptr<PageSetter>> Open(std::vector<std::string> font_folders);
  ~PageSetter();

  // PAGE_NOT_SET names the component and the cause: a letter unknown to the font, a part taller than a page, no issuing body.
  // SECRECY_MARK for a draft that bears one. Without number and day it is the trial setting: the same page with blanks.
  absl::StatusOr<std::string> SetPage(const PageInput& input) const;

 private:
  PageSetter(std::vector<std::string> font_folders, std::string colour_profile);
  absl::StatusOr<std::unique_ptr<TextSetter>> Borrow() const;
  void GiveBack(std::unique_ptr<TextSetter> setter) const;

  const std::vector<std::string> font_folders_;
  const pdf::DocumentFinisher finisher_;
  mutable std::mutex mutex_;  // guards idle_
  mutable std::vector<std::unique_ptr<TextSetter>> idle_;
};

}  // namespace vanthu::drafting
