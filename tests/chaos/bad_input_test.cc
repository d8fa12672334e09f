#include <unicode/normalizer2.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/chaos/site.h"

namespace vanthu::chaos {
namespace {

namespace fs = std::filesystem;

using testing::HasSubstr;

constexpr size_t kHugeBytes = 20'000'000;

std::string HugeText() {
  std::string body;
  while (body.size() < kHugeBytes) body += "Đề nghị các cơ quan phối hợp thực hiện nội dung nêu trên.\n\n";
  return DispatchText("rà soát hồ sơ", "- Sở An.", body);
}

std::string WithoutRecipients() {
  return absl::StrReplaceAll(DispatchText(),
                             {{"Kính gửi:\n\n- Sở An;\n- Sở Bình;\n- Báo Thử Nghiệm.\n\n", ""}, {"- Như trên;\n", ""}});
}

// Whether a draft stays: a text that can be read is kept, to be mended and issued; what is none, or is secret, is not.
enum class Kept { kNothing, kDraft };

struct BadInput {
  std::string name;
  std::function<std::string()> bytes;
  std::string vietnamese;
  std::string english;
  Kept kept = Kept::kNothing;

  friend void PrintTo(const BadInput& input, std::ostream* out) { *out << input.name; }
};

std::vector<BadInput> BadInputs() {
  // "Së Ph¸t hµnh ®Ò nghÞ c¸c c¬ quan": Vietnamese as it was typed before Unicode.
  const std::string tcvn3 =
      "S\xEB Ph\xB8t h\xB5nh \xAE\xD2 ngh\xDE c\xB8"
      "c c\xACquan ph\xE8i h\xEEp; c\xB8"
      "c c\xACquan b\xB8o c\xB8o.\n";
  return {
      {"EmptyFile", [] { return ""; }, "bad.txt rỗng", "bad.txt is empty"},
      {"BlankFile", [] { return " \n\t\n\n"; }, "bad.txt rỗng", "bad.txt is empty"},
      {"BinaryFile", [] { return std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16); }, "là ảnh, không phải văn bản",
       "is a picture, not a .docx or .txt text"},
      {"TwentyMegabytes", HugeText, "vượt giới hạn", "over the limit"},
      {"Tcvn3", [tcvn3] { return tcvn3; }, "bảng mã cũ TCVN3", "old encoding TCVN3"},
      {"BrokenUtf8", [] { return DispatchText() + "\xC3\x28\n"; }, "không phải UTF-8 hợp lệ", "is not valid UTF-8"},
      {"NoDispatch", [] { return "Mua rau, thịt và gạo.\nGọi điện cho Lan.\n"; }, "không có dạng văn bản hành chính",
       "has not the form of an administrative document"},
      {"SecrecyMark", [] { return "MẬT\n\n" + DispatchText(); }, "có dấu độ mật \"MẬT\"", "bears the secrecy mark \"MẬT\""},
      {"UnknownIssuer",
       [] {
         return absl::StrReplaceAll(DispatchText(), {{"/SPH-VP", "/KHONGCO-VP"}});
       },
       "không có cơ quan ban hành nào dùng ký hiệu \"KHONGCO-VP\"", "no issuing agency in the directory uses \"KHONGCO-VP\""},
      {"NoRecipients", WithoutRecipients, "không có nơi nhận nào", "names no recipient", Kept::kDraft},
      {"UnknownAgency", [] { return DispatchText("rà soát", "- Sở An;\n- Sở Không Có."); },
       "Trường Kính gửi: danh bạ không có cơ quan hay nhóm \"Sở Không Có\"",
       "Field Kính gửi: the directory knows no agency or group \"Sở Không Có\"", Kept::kDraft},
      {"NoSigner",
       [] {
         return absl::StrReplaceAll(DispatchText(), {{"GIÁM ĐỐC\n\nTrần Văn Ký\n", ""}});
       },
       "không có người ký", "names no signer", Kept::kDraft},
  };
}

int64_t FilesBelow(const fs::path& folder) {
  if (!fs::exists(folder)) return 0;
  int64_t files = 0;
  for (const auto& found : fs::recursive_directory_iterator(folder)) files += found.is_regular_file() ? 1 : 0;
  return files;
}

class BadInputTest : public testing::TestWithParam<BadInput> {};

TEST_P(BadInputTest, IsRefusedInBothLanguagesAndLeavesNothingHalfDone) {
  const Site site;
  const fs::path file = site.Write("bad.txt", GetParam().bytes());
  const int64_t drafts_kept = GetParam().kept == Kept::kDraft ? 1 : 0;
  for (const auto& [language, said] : {std::pair("vi", GetParam().vietnamese), std::pair("en", GetParam().english)}) {
    const Ended refused = site.Issue(file, {"--lang", language});
    EXPECT_EQ(refused.exit_code, 2) << language << "\n" << refused.output;
    EXPECT_THAT(refused.output, HasSubstr(said)) << language;
    EXPECT_EQ(site.Rows("drafting", "draft"), drafts_kept) << language;
  }
  EXPECT_EQ(site.Rows("drafting", "draft where locked_by is not null"), 0);
  EXPECT_EQ(site.Rows("numbering", "register_row"), 0);
  EXPECT_EQ(site.Rows("distribution", "dispatch"), 0);
  EXPECT_EQ(FilesBelow(site.data() / "drafting/files"), drafts_kept);

  // The same agency goes on, and its first number is still the first.
  const Ended good = site.Issue(site.Write("good.txt", DispatchText()));
  EXPECT_EQ(good.exit_code, 0) << good.output;
  site.ExpectHandedOver({kFirst});
}

INSTANTIATE_TEST_SUITE_P(Of, BadInputTest, testing::ValuesIn(BadInputs()), [](const auto& tested) { return tested.param.name; });

// Its unit and its signer are those of no sample yet; its recipient is nobody.
TEST(RefusedFile, LeavesNoSampleUnitOrSignerBehind) {
  const Site site;
  const std::string text =
      absl::StrReplaceAll(DispatchText("rà soát", "- Sở Không Có."), {{"/SPH-VP", "/SPH-LA"}, {"Trần Văn Ký", "Lê Người Lạ"}});
  EXPECT_EQ(site.Issue(site.Write("refused.txt", text)).exit_code, 2);
  EXPECT_EQ(site.Rows("directory", "unit where sample = 1"), 0);
  EXPECT_EQ(site.Rows("directory", "person where sample = 1"), 0);

  const Ended mended = site.Issue(site.Write("mended.txt", absl::StrReplaceAll(text, {{"Sở Không Có", "Sở An"}})));
  EXPECT_EQ(mended.exit_code, 0) << mended.output;
  EXPECT_THAT(mended.output, HasSubstr("01/SPH-LA"));
  EXPECT_EQ(site.Rows("directory", "unit where sample = 1"), 1);
  EXPECT_EQ(site.Rows("directory", "person where sample = 1"), 1);
}

TEST(MissingFile, IsSaid) {
  const Site site;
  const Ended refused = site.Issue("/nowhere/dispatch.txt");
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.output, HasSubstr("Không tìm thấy /nowhere/dispatch.txt"));
}

// The sample province on a day before it had communes.
TEST(EmptyGroup, IsRefusedOnADayOnWhichItHasNoMembers) {
  Site site(fs::path(VANTHU_SOURCE_DIR) / "deploy/config/standalone.yaml", "h99-operator");
  site.GoTo("2024-05-30");
  const std::string text = absl::StrReplaceAll(DispatchText("rà soát", "- UBND các xã, phường."), {{"/SPH-VP", "/STTTT-VP"}});
  const Ended refused = site.Issue(site.Write("dispatch.txt", text));
  EXPECT_EQ(refused.exit_code, 2) << refused.output;
  EXPECT_THAT(refused.output, HasSubstr("nhóm \"UBND các xã, phường\" không có thành viên nào vào ngày 2024-05-30"));
  EXPECT_EQ(site.Rows("numbering", "register_row"), 0);
}

std::string Decomposed(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  std::string decomposed;
  nfd->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(decomposed);
  EXPECT_TRUE(U_SUCCESS(error));
  return decomposed;
}

std::string DispatchJson(const Site& site) {
  for (const auto& found : fs::recursive_directory_iterator(site.Endpoint("t-a"))) {
    if (found.path().filename() != "dispatch.json") continue;
    std::ostringstream bytes;
    bytes << std::ifstream(found.path(), std::ios::binary).rdbuf();
    return std::move(bytes).str();
  }
  return "";
}

TEST(DecomposedText, IsComposedAndIssued) {
  const Site site;
  const std::string nfd = Decomposed(DispatchText());
  ASSERT_NE(nfd, DispatchText());
  const Ended issued = site.Issue(site.Write("dispatch.txt", nfd));
  ASSERT_EQ(issued.exit_code, 0) << issued.output;
  site.ExpectHandedOver({kFirst});
  EXPECT_THAT(DispatchJson(site), HasSubstr("rà soát hồ sơ"));
}

TEST(MarkupInTheText, IsTakenOffOrShownAsText) {
  const Site site;
  const std::string abstract = "<b>rà soát</b> <script>alert(1)</script>";
  const Ended issued =
      site.Issue(site.Write("dispatch.txt", DispatchText(abstract, "- Sở An;\n- Sở Bình;\n- Báo Thử Nghiệm.",
                                                         "<i>Đề nghị</i> các cơ quan <br> phối hợp &amp; báo cáo.")));
  ASSERT_EQ(issued.exit_code, 0) << issued.output;
  site.ExpectHandedOver({kFirst});
  EXPECT_THAT(DispatchJson(site), HasSubstr("rà soát <script>alert(1)</script>"));  // formatting is taken off, and said
  std::string page;
  for (const auto& pdf : fs::directory_iterator(site.data() / "issued")) {
    page = Child({"/usr/bin/pdftotext", "-layout", pdf.path().string(), "-"}).Wait().output;
  }
  EXPECT_THAT(page, AllOf(HasSubstr("Đề nghị các cơ quan phối hợp & báo cáo."), HasSubstr("<script>alert(1)</script>")));
}

}  // namespace
}  // namespace vanthu::chaos
