#include "services/drafting/reading/nothing_lost.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "gtest/gtest.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/sample_files.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

void ExpectNothingLost(const std::string& file) {
  const auto draft = ReadDispatch(file, "a.txt");
  if (draft.ok()) {
    ExpectNothingLost(file, *draft);
  } else {
    EXPECT_TRUE(status::ReasonOf(draft.status()).has_value());
  }
}

// Lines that mean something elsewhere, and some that mean nothing.
constexpr const char* kNoise[] = {"",
                                  "   ",
                                  "Kính gửi: Sở Nội vụ; Sở Tài chính.",
                                  "Nơi nhận:",
                                  "MẬT",
                                  "Số: 12/QĐ-UBND",
                                  "**",
                                  "-",
                                  "./.",
                                  "a)",
                                  "Sơn Thủy, ngày 31 tháng 13 năm 2024",
                                  "V/v thử",
                                  "<script>alert(1)</script>",
                                  "PHỤ LỤC I",
                                  "- Lưu: VT.",
                                  "GIÁM ĐỐC",
                                  "TM. ỦY BAN",
                                  "Nguyễn Văn Thử",
                                  "THÔNG BÁO",
                                  "\u200E",
                                  "\u202Evăn bản\u200B giả",
                                  "|",
                                  "| một | hai |",
                                  "| ba | bốn |",
                                  "UBND TỈNH<br>SỞ TÀI CHÍNH | Độc lập - Tự do - Hạnh phúc",
                                  "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC (Đã ký) Nguyễn Văn Thử",
                                  "(Kèm theo Quyết định số 1/QĐ-A)",
                                  "- Các Sở: Tài chính, Nội vụ và Y tế;",
                                  "LƯU HÀNH NỘI BỘ",
                                  "PL.(300)",
                                  "Địa chỉ: số 1; ĐT: 0123",
                                  "*nghiêng* và **đậm",
                                  "Trang chủ > Văn bản > Công văn",
                                  "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
                                  "KT. GIÁM",
                                  "Công văn số 1/A-B ngày 1/1/2024 của",
                                  "(Gửi kèm"};

class Mutator {
 public:
  explicit Mutator(uint32_t seed) : random_(seed) {}

  std::string Mutate(const std::string& file) {
    std::vector<std::string> lines = absl::StrSplit(file, '\n');
    for (auto left = 1 + random_() % 8; left > 0; --left) MutateOnce(lines);
    std::string mutated = absl::StrJoin(lines, random_() % 4 == 0 ? "\r\n" : "\n");
    for (auto left = random_() % 3; left > 0 && !mutated.empty(); --left) EraseCodePoint(mutated);
    return mutated;
  }

 private:
  size_t Pick(const std::vector<std::string>& lines) { return random_() % lines.size(); }

  void MutateOnce(std::vector<std::string>& lines) {
    if (lines.empty()) return;
    const size_t at = Pick(lines), other = Pick(lines);
    switch (random_() % 7) {
      case 0:
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      case 1:
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), lines[other]);
        break;
      case 2:
        std::swap(lines[at], lines[other]);
        break;
      case 3:
        std::shuffle(lines.begin() + static_cast<std::ptrdiff_t>(std::min(at, other)),
                     lines.begin() + static_cast<std::ptrdiff_t>(std::max(at, other)), random_);
        break;
      case 4:
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), kNoise[random_() % std::size(kNoise)]);
        break;
      case 5:
        lines[at] += (random_() % 2 == 0 ? "      " : "\t") + lines[other];
        break;
      default:
        lines[at] += " " + lines[other];
        break;
    }
  }

  void EraseCodePoint(std::string& text) {
    const auto points = text::CodePoints(text);
    const auto& point = points[random_() % points.size()];
    text.erase(point.begin, point.end - point.begin);
  }

  std::mt19937 random_;
};

TEST(DispatchReader, LosesNothingOfTheSamples) {
  for (const std::string& name : SampleNames()) ExpectNothingLost(SampleText(name));
}

TEST(DispatchReader, LosesNothingOfMutatedFiles) {
  uint32_t seed = 0;
  for (const std::string& name : SampleNames()) {
    const std::string file = SampleText(name);
    for (int round = 0; round < 40 && !::testing::Test::HasFatalFailure(); ++round) {
      SCOPED_TRACE(seed);
      ExpectNothingLost(Mutator(++seed).Mutate(file));
    }
  }
}

TEST(DispatchReader, ReadsTheSameWhateverTheLineEnds) {
  for (const std::string& name : SampleNames()) {
    std::string file = SampleText(name);
    const auto plain = ReadDispatch(file, name);
    ASSERT_TRUE(plain.ok());
    const std::string crlf = "\xEF\xBB\xBF" + absl::StrJoin(absl::StrSplit(file, '\n'), "\r\n");
    EXPECT_EQ(CanonicalJson(*ReadDispatch(crlf, name)), CanonicalJson(*plain));
  }
}

}  // namespace
}  // namespace vanthu::drafting
