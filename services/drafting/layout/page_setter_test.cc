#include "services/drafting/layout/page_setter.h"

#include <glib.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "services/drafting/layout/sample_pages.h"
#include "services/drafting/layout/set_page_reader.h"
#include "services/drafting/layout/text_setter.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

// Of the paper's left edge, in millimetres: the head's two columns and the closing's.
constexpr double kHeadSplit = 93;
constexpr double kClosingSplit = 106;
constexpr double kEdge = 210;

std::string Set(const PageInput& input) {
  static const auto setter = PageSetter::Open();
  EXPECT_TRUE(setter.ok()) << setter.status();
  auto page = (*setter)->SetPage(input);
  EXPECT_TRUE(page.ok()) << page.status();
  return page.ok() ? *page : "";
}

absl::Status Refusal(const PageInput& input) {
  const auto setter = PageSetter::Open();
  EXPECT_TRUE(setter.ok()) << setter.status();
  return (*setter)->SetPage(input).status();
}

PageInput WithBody(std::vector<std::string> paragraphs) {
  PageInput input = SampleLetter();
  input.draft.body.clear();
  for (std::string& text : paragraphs) input.draft.body.push_back({BlockKind::kParagraph, std::move(text), {}});
  input.draft.closing = "";
  return input;
}

// The 134 letters that Vietnamese adds to ASCII: 67 in each case.
std::string VietnameseAlphabet() {
  const std::string lower =
      "à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ è é ẻ ẽ ẹ ê ề ế ể ễ ệ ì í ỉ ĩ ị ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ư ừ ứ ử ữ ự "
      "ỳ ý ỷ ỹ ỵ đ";
  return absl::StrCat(lower, " ", Upper(lower));
}

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

TEST(PageSetter, PutsTheComponentsOfALetterInTheDecreesOrder) {
  const SetPageReader page(Set(SampleLetter()));
  EXPECT_EQ(page.pages(), 1);
  const auto parent = page.Find("UBND TỈNH THANH KHÊ", 0, kHeadSplit);
  const auto issuer = page.Find("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", 0, kHeadSplit);
  const auto number = page.Find("Số: 05/STTTT-BCXB", 0, kHeadSplit);
  const auto abstract =
      page.Find("V/v hướng dẫn tuyên truyền phòng, chống thiên tai trên hệ thống truyền thanh cơ sở", 0, kHeadSplit);
  const auto nation = page.Find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kHeadSplit, kEdge);
  const auto motto = page.Find("Độc lập - Tự do - Hạnh phúc", kHeadSplit, kEdge);
  const auto date = page.Find("Thanh Khê, ngày 06 tháng 02 năm 2024", kHeadSplit, kEdge);
  ExpectLevel(parent, nation);
  ExpectBelow(parent, issuer);
  ExpectBelow(issuer, number);
  ExpectBelow(number, abstract);
  ExpectBelow(nation, motto);
  ExpectBelow(motto, date);
  ExpectLevel(number, date);
  const auto addressees =
      page.Find("Kính gửi: - Các sở, ban, ngành; - Ủy ban nhân dân các huyện, thành phố; - Cổng Thông tin điện tử tỉnh.");
  const auto first = page.Find("Để chủ động ứng phó");
  const auto last = page.Find("quan tâm thực hiện./.");
  const auto note = page.Find("(Gửi kèm mẫu bản tin phát thanh số 01 và số 02)");
  ExpectBelow(abstract, addressees);
  ExpectBelow(addressees, first);
  ExpectBelow(first, last);
  ExpectBelow(last, note);
  const auto recipients =
      page.Find("Nơi nhận: - Như trên; - UBND tỉnh (để báo cáo); - Ban Giám đốc; - Lưu: VT, BCXB (NH).", 0, kClosingSplit);
  const auto authority = page.Find("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", kClosingSplit, kEdge);
  const auto name = page.Find("Nguyễn Thị Minh Hường", kClosingSplit, kEdge);
  ExpectBelow(note, recipients);
  ExpectLevel(recipients, authority);
  ExpectBelow(authority, name);
  EXPECT_GE(name->top - authority->bottom, 28);
}

TEST(PageSetter, PutsTheComponentsOfANamedTypeInTheDecreesOrder) {
  const SetPageReader page(Set(SampleReport()));
  const auto number = page.Find("Số: 77/BC-STTTT", 0, kHeadSplit);
  const auto urgency = page.Find("HỎA TỐC", 0, kHeadSplit);
  const auto type = page.Find("BÁO CÁO");
  const auto abstract = page.Find("Kết quả khắc phục sự cố thông tin liên lạc do mưa lũ");
  const auto addressee = page.Find("Kính gửi: Ủy ban nhân dân tỉnh Thanh Khê.");
  ExpectBelow(number, urgency);
  ExpectBelow(urgency, type);
  ExpectBelow(type, abstract);
  ExpectBelow(abstract, addressee);
  ExpectBelow(addressee, page.Find("I. TÌNH HÌNH CHUNG"));
  for (const auto& centred : {type, abstract, addressee}) EXPECT_NEAR((centred->left + centred->right) / 2, 112.5, 1);
  EXPECT_FALSE(page.Find("V/v"));
}

TEST(PageSetter, AlignsTheDashesOfAddresseesUnderTheColon) {
  const SetPageReader page(Set(SampleLetter()));
  const auto label = page.Find("Kính gửi:");
  ASSERT_TRUE(label);
  const std::vector<ReadText> words = page.Column(0, kEdge);
  int dashes = 0;
  for (const ReadText& word : words) {
    if (word.text != "-" || word.top < label->top || word.top > label->top + 20) continue;
    ++dashes;
    EXPECT_NEAR(word.left, label->right - 1.4, 0.7);
  }
  EXPECT_EQ(dashes, 3);
}

TEST(PageSetter, GivesEveryVietnameseLetterBack) {
  const std::string alphabet = VietnameseAlphabet();
  PageInput input = WithBody({alphabet});
  input.draft.body.push_back({BlockKind::kBasis, alphabet, {}});
  input.draft.body.push_back({BlockKind::kHeading, absl::StrCat("Điều 1. ", alphabet), {}});
  input.draft.recipients = {{alphabet, "", ";", {}}};
  const std::string text = SetPageReader(Set(input)).Text();
  size_t found = 0;
  for (size_t at = text.find(alphabet); at != std::string::npos; at = text.find(alphabet, at + 1)) ++found;
  EXPECT_EQ(found, 3u) << text;
  EXPECT_NE(SetPageReader(Set(input)).Text(0, kClosingSplit).find(absl::StrCat("- ", alphabet, ";")), std::string::npos);
}

TEST(PageSetter, GivesDecomposedTextBackComposed) {
  const std::string alphabet = VietnameseAlphabet();
  char* decomposed = g_utf8_normalize(alphabet.c_str(), -1, G_NORMALIZE_DEFAULT);
  const PageInput input = WithBody({decomposed});
  g_free(decomposed);
  EXPECT_NE(input.draft.body[0].text, alphabet);
  EXPECT_NE(SetPageReader(Set(input)).Text().find(alphabet), std::string::npos);
}

TEST(PageSetter, DrawsMarkupAsText) {
  const std::string text = "<b>đậm</b> &amp; <script>alert('a')</script> %s {cause} \"nháy\" fi ffi";
  EXPECT_TRUE(SetPageReader(Set(WithBody({text}))).Find(text));
}

TEST(PageSetter, NumbersPagesFromTheSecondInTheMiddleOfTheTopMargin) {
  const SetPageReader page(Set(SampleReport()));
  ASSERT_GE(page.pages(), 3);
  std::vector<std::string> numbers;
  for (const ReadText& word : page.words()) {
    if (word.top >= 19) continue;
    numbers.push_back(absl::StrCat(word.page, ":", word.text));
    EXPECT_NEAR((word.left + word.right) / 2, 112.5, 1);
  }
  EXPECT_EQ(numbers, std::vector<std::string>({"2:2", "3:3"}));
}

TEST(PageSetter, StaysInsideTheMargins) {
  std::vector<PageInput> inputs = {SampleLetter(), SampleDecision(), SampleReport(), WithBody({std::string(3000, 'w')})};
  inputs.push_back(SampleLetter());
  inputs.back().draft.issuing_body = std::string(90, 'w');
  inputs.back().draft.abstract = std::string(90, 'w');
  inputs.back().draft.signature.position = std::string(90, 'w');
  inputs.back().draft.recipients = {{std::string(90, 'w'), "", ";", {}}};
  inputs.back().draft.addressees = {{std::string(200, 'w'), "", ";", {}}};
  for (const PageInput& input : inputs) {
    const SetPageReader page(Set(input));
    for (const ReadText& word : page.words()) {
      EXPECT_GE(word.left, 30 - 1) << word.text;
      EXPECT_LE(word.right, 195 + 1) << word.text;
      EXPECT_LE(word.bottom, 277 + 1) << word.text;
      EXPECT_TRUE(word.top >= 19 || word.text == absl::StrCat(word.page)) << word.text;
    }
  }
}

TEST(PageSetter, KeepsTheSignatureBlockTogetherAndWithTheTextsEnd) {
  bool moved = false;
  for (int paragraphs = 16; paragraphs < 40; ++paragraphs) {
    PageInput input = WithBody(std::vector<std::string>(static_cast<size_t>(paragraphs), "Đề nghị các đơn vị thực hiện."));
    input.draft.body.back().text = "Câu cuối cùng.";
    input.draft.attachment_note = "";
    const SetPageReader page(Set(input));
    const auto end = page.Find("Câu cuối cùng.");
    const auto label = page.Find("Nơi nhận:", 0, kClosingSplit);
    const auto position = page.Find("PHÓ GIÁM ĐỐC", kClosingSplit, kEdge);
    const auto name = page.Find("Nguyễn Thị Minh Hường", kClosingSplit, kEdge);
    ASSERT_TRUE(end && label && position && name) << paragraphs;
    EXPECT_EQ(end->page, name->page) << paragraphs;
    EXPECT_EQ(label->page, name->page) << paragraphs;
    EXPECT_EQ(position->page, name->page) << paragraphs;
    moved = moved || name->page == 2;
  }
  EXPECT_TRUE(moved);
}

TEST(PageSetter, RunsTwoHundredRecipientsOverPages) {
  PageInput input = SampleLetter();
  input.draft.addressees.clear();
  input.draft.recipients.clear();
  std::string to = "Kính gửi:";
  std::string copies = "Nơi nhận:";
  for (int i = 1; i <= 200; ++i) {
    input.draft.addressees.push_back({absl::StrFormat("Ủy ban nhân dân xã số %d", i), "", ";", {}});
    absl::StrAppendFormat(&to, " - Ủy ban nhân dân xã số %d;", i);
    input.draft.recipients.push_back({absl::StrFormat("Đảng ủy xã số %d", i), "để biết", ";", {}});
    absl::StrAppendFormat(&copies, " - Đảng ủy xã số %d (để biết);", i);
  }
  const SetPageReader page(Set(input));
  EXPECT_GE(page.pages(), 7);
  // Page numbers stand between the lines that follow each other.
  const auto without_numbers = [&](double right) {
    std::string text;
    for (const ReadText& word : page.Column(0, right)) {
      if (word.top >= 19) absl::StrAppend(&text, " ", word.text);
    }
    return text;
  };
  EXPECT_NE(without_numbers(kEdge).find(to), std::string::npos);
  EXPECT_NE(without_numbers(kClosingSplit).find(copies + " - Lưu: VT, BCXB (NH)."), std::string::npos);
  ExpectLevel(page.Find("Nơi nhận:", 0, kClosingSplit), page.Find("KT. GIÁM ĐỐC", kClosingSplit, kEdge));
}

TEST(PageSetter, LeavesOutPartsThatAreEmpty) {
  PageInput input;
  input.draft.issuing_body = "Sở Y tế";
  input.draft.symbol.notation = "SYT-VP";
  const std::string text = SetPageReader(Set(input)).Text();
  for (const char* label : {"V/v", "Kính gửi", "Nơi nhận", "Lưu", "Gửi kèm", "-;", "()"}) {
    EXPECT_EQ(text.find(label), std::string::npos) << label;
  }
  EXPECT_NE(text.find("SỞ Y TẾ"), std::string::npos);
  EXPECT_NE(text.find("/SYT-VP"), std::string::npos);
}

TEST(PageSetter, GivesAVeryLongWordBackWhole) {
  std::string word;
  for (int i = 0; i < 150; ++i) word += "ữnghiêngƠ";
  const SetPageReader page(Set(WithBody({word})));
  ASSERT_EQ(page.pages(), 1);
  EXPECT_NE(absl::StrReplaceAll(page.Text(), {{" ", ""}}).find(word), std::string::npos);
}

TEST(PageSetter, SetsTheTrialPageLikeTheFinalOneButForNumberAndDate) {
  const auto others = [](const SetPageReader& page, double line) {
    std::vector<std::string> words;
    for (const ReadText& word : page.words()) {
      if (std::abs(word.top - line) > 2) words.push_back(absl::StrFormat("%.1f %.1f %s", word.left, word.top, word.text));
    }
    return words;
  };
  const SetPageReader trial(Set(SamplePage("trial")));
  const SetPageReader final_page(Set(SampleLetter()));
  const auto number = final_page.Find("Số: 05/STTTT-BCXB", 0, kHeadSplit);
  ASSERT_TRUE(number);
  EXPECT_EQ(others(trial, number->top), others(final_page, number->top));
  EXPECT_TRUE(trial.Find("Số: /STTTT-BCXB", 0, kHeadSplit)) << trial.Text(0, kHeadSplit);
  EXPECT_TRUE(trial.Find("Thanh Khê, ngày tháng 5 năm 2024", kHeadSplit, kEdge)) << trial.Text(kHeadSplit, kEdge);
}

TEST(PageSetter, RefusesAnUnknownLetterInAnyComponent) {
  const std::string unknown = "mưa \U0001F327";
  const std::vector<void (*)(PageInput&, const std::string&)> places = {
      [](PageInput& in, const std::string& text) { in.draft.parent_body = text; },
      [](PageInput& in, const std::string& text) { in.names.issuing_body = text; },
      [](PageInput& in, const std::string& text) { in.names.place = text; },
      [](PageInput& in, const std::string& text) { in.number->notation = text; },
      [](PageInput& in, const std::string& text) { in.draft.abstract = text; },
      [](PageInput& in, const std::string& text) { in.draft.addressees[1].text = text; },
      [](PageInput& in, const std::string& text) { in.draft.body[2].text = text; },
      [](PageInput& in, const std::string& text) { in.draft.closing = text; },
      [](PageInput& in, const std::string& text) { in.draft.attachment_note = text; },
      [](PageInput& in, const std::string& text) { in.draft.recipients[1].note = text; },
      [](PageInput& in, const std::string& text) { in.draft.archive->written = text; },
      [](PageInput& in, const std::string& text) { in.draft.signature.authority_lines[0] = text; },
      [](PageInput& in, const std::string& text) { in.draft.signature.full_name = text; }};
  for (size_t i = 0; i < places.size(); ++i) {
    PageInput input = SampleLetter();
    places[i](input, unknown);
    const absl::Status refusal = Refusal(input);
    EXPECT_TRUE(status::Is(refusal, status::Reason::kPageNotSet)) << i;
    EXPECT_NE(status::Text(refusal, status::Language::kEnglish).find("U+1F327"), std::string::npos) << i << refusal;
  }
}

TEST(PageSetter, RefusesWhatMayNotOrCannotBecomeAPage) {
  PageInput secret = SampleLetter();
  secret.draft.secrecy_mark = "MẬT";
  EXPECT_TRUE(status::Is(Refusal(secret), status::Reason::kSecrecyMark));
  PageInput nameless = SampleLetter();
  nameless.draft.issuing_body = "";
  EXPECT_TRUE(status::Is(Refusal(nameless), status::Reason::kPageNotSet));
  PageInput endless = SampleLetter();
  endless.draft.signature.position = std::string(20000, 'w');
  EXPECT_TRUE(status::Is(Refusal(endless), status::Reason::kPageNotSet));
  EXPECT_TRUE(status::Is(PageSetter::Open({"/nowhere"}).status(), status::Reason::kPageNotSet));
}

TEST(PageSetter, EmbedsLiberationSerifAndNoOtherFont) {
  const std::string fonts = OutputOf("pdffonts FILE | tail -n +3", Set(SampleLetter()));
  const size_t lines = static_cast<size_t>(std::count(fonts.begin(), fonts.end(), '\n'));
  size_t liberation = 0;
  for (size_t at = fonts.find("+LiberationSerif"); at != std::string::npos; at = fonts.find("+LiberationSerif", at + 1))
    ++liberation;
  EXPECT_GT(lines, 0u);
  EXPECT_EQ(liberation, lines) << fonts;
}

TEST(PageSetter, WritesTitleAndMomentIntoThePdf) {
  const std::string info = OutputOf("TZ=UTC pdfinfo -isodates FILE", Set(SampleDecision()));
  EXPECT_NE(info.find("Quyết định: Ban hành Quy chế"), std::string::npos) << info;
  EXPECT_NE(info.find("Ủy ban nhân dân tỉnh Thanh Khê"), std::string::npos) << info;
  EXPECT_NE(info.find("2024-05-30T01:00:00"), std::string::npos) << info;
  EXPECT_NE(info.find("A4"), std::string::npos) << info;
}

TEST(PageSetter, GivesTheSameBytesForTheSameInput) {
  PageInput later = SampleReport();
  later.made_at += absl::Seconds(1);
  const std::string bytes = Set(SampleReport());
  EXPECT_EQ(Set(SampleReport()), bytes);
  EXPECT_NE(Set(later), bytes);
}

TEST(PageSetter, GivesTheSameBytesInAnotherProcessAndLocale) {
  for (const std::string& name : SamplePageNames()) {
    const std::string command =
        absl::StrCat("LC_ALL=C.UTF-8 TZ=America/New_York SOURCE_DATE_EPOCH=1 ", SAMPLE_PAGE_PROGRAM, " ", name);
    EXPECT_TRUE(OutputOf(command, "") == Set(SamplePage(name))) << name;
  }
}

TEST(PageSetter, GivesTheSameBytesOnManyThreads) {
  const auto setter = PageSetter::Open();
  ASSERT_TRUE(setter.ok());
  const std::string bytes = Set(SampleDecision());
  std::vector<std::string> made(8);
  std::vector<std::thread> threads;
  for (std::string& one : made) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) one = (*setter)->SetPage(SampleDecision()).value_or("");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : made) EXPECT_TRUE(one == bytes);
}

}  // namespace
}  // namespace vanthu::drafting
