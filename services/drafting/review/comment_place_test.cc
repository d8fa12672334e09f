#include "services/drafting/review/comment_place.h"

#include "gtest/gtest.h"
#include "services/drafting/limits.h"
#include "services/drafting/review/remark.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

using status::Is;
using status::Reason;

Draft Sample() {
  Draft draft;
  draft.abstract = "nhắc lại báo cáo tháng";
  draft.body = {{.text = "Đoạn thứ nhất."}, {.text = "Đoạn thứ hai."}};
  return draft;
}

TEST(CommentPlace, QuotesTheWordsOfTheirPlace) {
  EXPECT_EQ(QuoteAt(Sample(), "/abstract").value(), "nhắc lại báo cáo tháng");
  EXPECT_EQ(QuoteAt(Sample(), "/body/1").value(), "Đoạn thứ hai.");
  EXPECT_EQ(QuoteAt(Sample(), "/body/1/text").value(), "Đoạn thứ hai.");
  EXPECT_EQ(QuoteAt(Sample(), "/body").value(), "");
  EXPECT_EQ(QuoteAt(Sample(), "").value(), "");
}

TEST(CommentPlace, RefusesAPlaceThatTheDraftDoesNotHave) {
  for (const char* pointer : {"/body/2", "/body/-", "/body/x", "/no-such", "abstract", "/a~2", "/abstract/deeper"}) {
    EXPECT_TRUE(Is(QuoteAt(Sample(), pointer).status(), Reason::kInvalidField)) << pointer;
  }
}

TEST(CommentPlace, ShortensALongQuoteBetweenTwoLetters) {
  Draft draft;
  for (size_t count = 0; count <= kQuoteCharactersMax; ++count) draft.abstract += "ế";
  const std::string quote = QuoteAt(draft, "/abstract").value();
  EXPECT_EQ(text::CodePoints(quote).size(), kQuoteCharactersMax);
  EXPECT_TRUE(quote.ends_with("ế…"));
}

TEST(Remark, IsTrimmedAndComposedAndNeverEmptyNorEndless) {
  EXPECT_EQ(JudgeRemark("reason", " Thie\xCC\x82u \n").value(), "Thiêu");
  EXPECT_TRUE(Is(JudgeRemark("reason", " \n\t").status(), Reason::kInvalidField));
  EXPECT_TRUE(JudgeRemark("text", std::string(kRemarkCharactersMax, 'a')).ok());
  EXPECT_TRUE(Is(JudgeRemark("text", std::string(kRemarkCharactersMax + 1, 'a')).status(), Reason::kLimitExceeded));
}

}  // namespace
}  // namespace vanthu::drafting
