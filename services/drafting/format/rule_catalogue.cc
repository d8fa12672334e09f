#include "services/drafting/format/rule_catalogue.h"

#include <array>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/drafting/format/format_checker.h"

namespace vanthu::drafting {
namespace {

constexpr char kHead[] =
    "# Luật thể thức · Rules of form\n\n"
    "<!-- Sinh ra từ mã nguồn, không sửa tay. Generated from the code; make it anew after a change of the rules:\n"
    "     build/dev/bin/vanthu check --rules markdown > docs/format-rules.md -->\n\n"
    "`vanthu check FILE` và bước 2 của `docs/issuance-cycle.md` kiểm tra văn bản theo các luật này; điều, phụ lục là của Nghị "
    "định "
    "30/2020/NĐ-CP trừ khi ghi khác. Mã luật không bao giờ đổi hay dùng lại.\n"
    "`vanthu check FILE` and step 2 of `docs/issuance-cycle.md` judge a dispatch by these rules; articles and annexes are those "
    "of Decree "
    "30/2020/NĐ-CP where no other is named. An id is never changed or used again.\n\n"
    "| mức · severity | nghĩa · meaning | mã thoát · exit code |\n|---|---|---|\n"
    "| note | còn chờ phát hành, hoặc nên xem lại · still to come with the issue, or worth a look | 0 |\n"
    "| warning | sai thể thức · not well formed | 1 |\n"
    "| error | làm văn bản nói sai hoặc sai thẩm quyền · makes the dispatch say something wrong, or without authority | 3 |\n"
    "| – | không đọc được, không phát hành được · cannot be read or issued | 2 |\n\n"
    "\"Tự sửa\" (fix): `vanthu check FILE --fix` sửa được an toàn ở tệp văn bản thuần · can be mended safely in a plain text "
    "file.\n";

struct Group {
  std::string_view letters;
  status::Bilingual name;
};
constexpr std::array<Group, 17> kGroups = {{
    {"QH", {"Quốc hiệu, tiêu ngữ", "national name and motto"}},
    {"CQ", {"Cơ quan chủ quản, cơ quan ban hành", "parent body and issuing body"}},
    {"SH", {"Số, ký hiệu", "number and symbol"}},
    {"TG", {"Địa danh, thời gian ban hành", "place and date"}},
    {"TY", {"Tên loại, trích yếu", "type and abstract"}},
    {"DM", {"Độ mật, mức độ khẩn, phạm vi lưu hành", "marks of secrecy, urgency, circulation"}},
    {"KG", {"Kính gửi", "addressees"}},
    {"CC", {"Căn cứ ban hành", "what it is based on"}},
    {"BC", {"Bố cục, đánh số", "structure and numbering"}},
    {"VD", {"Viện dẫn", "citations"}},
    {"ND", {"Nội dung", "content"}},
    {"CK", {"Thẩm quyền ký, chức vụ, họ tên", "authority, position, name"}},
    {"NN", {"Nơi nhận", "recipients"}},
    {"SB", {"Ký hiệu người soạn thảo, số lượng bản", "drafter's code and copies"}},
    {"LH", {"Thông tin liên hệ", "contact"}},
    {"PL", {"Phụ lục", "annexes"}},
    {"CT", {"Chính tả, bộ mã ký tự", "spelling and characters"}},
}};

std::string RowOf(const Rule& rule) {
  std::string example = rule.example.right.empty() ? "" : absl::StrFormat("đúng · right: `%s`", rule.example.right);
  if (!rule.example.wrong.empty()) {
    absl::StrAppend(&example, example.empty() ? "" : "<br>", absl::StrFormat("sai · wrong: `%s`", rule.example.wrong));
  }
  return absl::StrFormat("| **%s** | %s | %s%s | %s<br>*%s* | %s |\n", rule.id, SeverityName(rule.severity), rule.article,
                         rule.fixing == Fixing::kSafe ? "<br>tự sửa · fix" : "", rule.statement.vietnamese,
                         rule.statement.english, example);
}

}  // namespace

std::string RuleCatalogue() {
  std::string page = absl::StrCat(kHead, "\nCó ", Rules().size(), " luật · there are ", Rules().size(), " rules.\n");
  for (const Group& group : kGroups) {
    absl::StrAppend(
        &page, absl::StrFormat("\n## %s: %s · %s\n\n", group.letters, group.name.vietnamese, group.name.english),
        "| mã · id | mức · severity | điều · article | nội dung · statement | ví dụ · example |\n|---|---|---|---|---|\n");
    for (const Rule& rule : Rules()) {
      if (rule.id.substr(0, group.letters.size()) == group.letters) page += RowOf(rule);
    }
  }
  return page;
}

}  // namespace vanthu::drafting
