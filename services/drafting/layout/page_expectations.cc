#include "services/drafting/layout/page_expectations.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/drafting/layout/page_setter.h"
#include "services/drafting/layout/sample_pages.h"
#include "services/drafting/layout/text_setter.h"

namespace vanthu::drafting {
namespace {

absl::StatusOr<std::string> Set(const PageInput& input) {
  static const auto setter = PageSetter::Open();
  EXPECT_TRUE(setter.ok()) << setter.status();
  return (*setter)->SetPage(input);
}

}  // namespace

std::string SetPageOf(const PageInput& input) {
  auto page = Set(input);
  EXPECT_TRUE(page.ok()) << page.status();
  return page.ok() ? *page : "";
}

absl::Status RefusalOf(const PageInput& input) { return Set(input).status(); }

PageInput WithBody(std::vector<std::string> paragraphs) {
  PageInput input = SampleLetter();
  input.draft.body.clear();
  for (std::string& text : paragraphs) input.draft.body.push_back({BlockKind::kParagraph, std::move(text), {}});
  input.draft.closing = "";
  return input;
}

std::string VietnameseAlphabet() {
  const std::string lower =
      "à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ è é ẻ ẽ ẹ ê ề ế ể ễ ệ ì í ỉ ĩ ị ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ư ừ ứ ử ữ ự "
      "ỳ ý ỷ ỹ ỵ đ";
  return absl::StrCat(lower, " ", Upper(lower));
}

double Middle(const ReadText& text) { return (text.left + text.right) / 2; }

void ExpectBelow(const std::optional<ReadText>& above, const std::optional<ReadText>& below) {
  ASSERT_TRUE(above && below) << (above ? above->text : "?") << " / " << (below ? below->text : "?");
  const bool is_below = above->page < below->page || (above->page == below->page && above->bottom <= below->top + 1.5);
  EXPECT_TRUE(is_below) << above->text << " / " << below->text;
}

void ExpectLevel(const std::optional<ReadText>& left, const std::optional<ReadText>& right) {
  ASSERT_TRUE(left && right);
  EXPECT_EQ(left->page, right->page);
  EXPECT_NEAR(left->top, right->top, 1.2) << left->text << " / " << right->text;
}

}  // namespace vanthu::drafting
