#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "services/drafting/format/rule_groups.h"
#include "services/drafting/reading/pattern.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

constexpr std::array<std::string_view, 3> kUrgency = {"KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"};
constexpr std::array<std::string_view, 3> kCirculation = {"XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ", "TÀI LIỆU THU HỒI"};

// A mark as its line has it: the pattern's group is the words, around them a label and brackets that do not belong there.
struct Mark {
  std::string_view field;
  const Pattern& pattern;
  const std::array<std::string_view, 3>& words;
};

void CheckMark(const CheckInput& input, const Mark& mark, Report& report) {
  if (input.source == nullptr) return;
  for (const Origin& origin : input.draft.origins) {
    if (origin.field != mark.field) continue;
    const int number = origin.span.first_line;
    const std::string_view line = input.source->Line(number);
    const auto groups = mark.pattern.FindIn(line);
    if (!groups) continue;
    const std::string_view written = groups->front();
    const auto* const right = std::find_if(mark.words.begin(), mark.words.end(),
                                           [&](std::string_view word) { return text::Fold(word) == text::Fold((*groups)[1]); });
    if (right == mark.words.end() || written == *right) continue;
    const size_t begin = static_cast<size_t>(written.data() - line.data());
    const TextEdit edit{number, begin, begin + written.size(), std::string(*right)};
    report.Add({std::string(mark.field), std::nullopt, origin.span}, written, Fix{"", std::string(*right), {edit}});
  }
}

void CheckUrgency(const CheckInput& input, Report& report) {
  static const auto& kPattern = *new Pattern(R"((?:do khan ?: ?)?[\[(]?(hoa toc|thuong khan|khan)[\])]?)");
  CheckMark(input, {"urgency", kPattern, kUrgency}, report);
}

// What a person typed may be other words than the decree has.
void CheckTypedCirculation(const CheckInput& input, Report& report) {
  const std::string& mark = input.draft.circulation_mark;
  if (mark.empty() || std::find(kCirculation.begin(), kCirculation.end(), mark) != kCirculation.end()) return;
  std::optional<Fix> fix;
  for (const std::string_view right : kCirculation) {
    if (text::Fold(right) == text::Fold(mark)) fix = Fix{"/circulation_mark", std::string(right), {}};
  }
  report.Add({"circulation_mark", std::nullopt, SpanOfField(input.draft, "circulation_mark")}, mark, std::move(fix));
}

void CheckCirculation(const CheckInput& input, Report& report) {
  static const auto& kPattern =
      *new Pattern(R"((?:pham vi luu hanh ?: ?)?[\[(]?(xem xong tra lai|luu hanh noi bo|tai lieu thu hoi)[\])]?)");
  CheckMark(input, {"circulation_mark", kPattern, kCirculation}, report);
  CheckTypedCirculation(input, report);
}

void CheckSecrecy(const CheckInput& input, Report& report) {
  if (input.draft.secrecy_mark.empty()) return;
  report.Add({"secrecy_mark", std::nullopt, SpanOfField(input.draft, "secrecy_mark")}, input.draft.secrecy_mark);
}

constexpr Rule kRules[] = {
    {"DM-01",
     "Phụ lục I, mục III.2.b",
     Severity::kWarning,
     Fixing::kSafe,
     {"Dấu chỉ mức độ khẩn là một trong các chữ KHẨN, THƯỢNG KHẨN, HỎA TỐC, in hoa, đứng riêng.",
      "The mark of urgency is one of KHẨN, THƯỢNG KHẨN, HỎA TỐC, in capitals, alone."},
     {"HỎA TỐC", "Độ khẩn: Hoả tốc"},
     CheckUrgency},
    {"DM-02",
     "Phụ lục I, mục III.2.c",
     Severity::kWarning,
     Fixing::kSafe,
     {"Chỉ dẫn về phạm vi lưu hành là XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ hoặc TÀI LIỆU THU HỒI, in hoa.",
      "The mark of circulation is XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ or TÀI LIỆU THU HỒI, in capitals."},
     {"LƯU HÀNH NỘI BỘ", "Lưu hành nội bộ"},
     CheckCirculation},
    {"DM-03",
     "Quyết định 28/2018/QĐ-TTg, Điều 1",
     Severity::kError,
     Fixing::kByHand,
     {"Văn bản có dấu chỉ độ mật không được gửi, nhận qua hệ thống này.",
      "A dispatch with a mark of secrecy may not be sent or received by this system."},
     {"", "MẬT"},
     CheckSecrecy},
};

}  // namespace

std::span<const Rule> MarkRules() { return kRules; }

}  // namespace vanthu::drafting
