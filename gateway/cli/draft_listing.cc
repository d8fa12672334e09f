#include "gateway/cli/draft_listing.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "gateway/cli/field_rows.h"
#include "gateway/cli/replaced_fields.h"

namespace vanthu::cli {
namespace {

using drafting::Draft;
using drafting::RecipientItem;
using drafting::Remark;

std::vector<std::string> Items(const std::vector<RecipientItem>& items) {
  std::vector<std::string> lines;
  for (const RecipientItem& item : items) {
    lines.push_back(absl::StrCat("- ", item.text, item.note.empty() ? "" : absl::StrCat(" (", item.note, ")"), item.punctuation));
  }
  return lines;
}

std::string SymbolText(const Draft& draft, const ShowOptions& options) {
  const std::string number = draft.symbol.number ? absl::StrFormat("%02d", *draft.symbol.number)
                                                 : std::string(options.Say("(chưa có số)", "(no number yet)"));
  return absl::StrCat(number, "/", draft.symbol.notation);
}

std::string UrgencyText(Urgency urgency, const ShowOptions& options) {
  switch (urgency) {
    case Urgency::kNormal:
      return "";
    case Urgency::kUrgent:
      return std::string(options.Say("KHẨN", "urgent"));
    case Urgency::kVeryUrgent:
      return std::string(options.Say("THƯỢNG KHẨN", "very urgent"));
    case Urgency::kFlash:
      return std::string(options.Say("HỎA TỐC", "flash"));
  }
  return "";
}

// "| 1 | Mạ xuân |"
std::string RowLine(const std::vector<drafting::TableCell>& row) {
  std::string line = "|";
  for (const auto& cell : row) absl::StrAppend(&line, " ", absl::StrReplaceAll(cell.text, {{"\n", " / "}}), " |");
  return line;
}

std::vector<std::string> BlockLines(const std::vector<drafting::Block>& blocks) {
  std::vector<std::string> lines;
  for (const auto& block : blocks) {
    if (!block.table) {
      lines.push_back(block.text);
      continue;
    }
    for (const auto& row : block.table->rows) lines.push_back(RowLine(row));
  }
  return lines;
}

std::vector<std::string> BodyLines(const Draft& draft) {
  std::vector<std::string> lines = BlockLines(draft.body);
  if (!lines.empty()) lines.back() += draft.closing;
  return lines;
}

std::vector<std::string> AnnexLines(const drafting::Annex& annex) {
  std::vector<std::string> lines = {annex.label, annex.title, annex.note};
  for (std::string& line : BlockLines(annex.body)) lines.push_back(std::move(line));
  return lines;
}

std::vector<std::string> CitationLines(const Draft& draft) {
  std::vector<std::string> lines;
  for (const auto& citation : draft.citations) {
    std::string line = absl::StrCat(citation.type, " ", citation.number);
    for (const std::string* part : {&citation.day, &citation.issuer, &citation.abstract}) {
      if (!part->empty()) absl::StrAppend(&line, " | ", *part);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> RemarkLines(const std::vector<Remark>& remarks, const ShowOptions& options) {
  std::vector<std::string> lines;
  for (const Remark& remark : remarks) {
    const std::string where =
        remark.span.first_line == 0 ? "" : absl::StrFormat("%s %d: ", options.Say("dòng", "line"), remark.span.first_line);
    lines.push_back(absl::StrCat(where, std::string(options.Say(remark.vietnamese, remark.english))));
  }
  return lines;
}

// Fields by what the listing calls them; those that only stand where their field should are for a person to look at.
std::vector<std::string> UnsureLines(const Draft& draft, const ShowOptions& options) {
  static const auto& kNames =
      *new std::map<std::string, std::pair<const char*, const char*>>{{"abstract", {"trích yếu", "abstract"}},
                                                                      {"addressees", {"Kính gửi", "addressees"}},
                                                                      {"archive", {"Lưu", "filed at"}},
                                                                      {"attachment_note", {"tài liệu kèm", "attachments"}},
                                                                      {"body", {"nội dung", "content"}},
                                                                      {"contact", {"địa chỉ", "contact"}},
                                                                      {"issuing_body", {"cơ quan ban hành", "issuing body"}},
                                                                      {"parent_body", {"cơ quan chủ quản", "parent body"}},
                                                                      {"place_and_date", {"địa danh, ngày", "place and date"}},
                                                                      {"recipients", {"Nơi nhận", "recipients"}},
                                                                      {"signature", {"người ký", "signed by"}},
                                                                      {"symbol", {"số, ký hiệu", "symbol"}}};
  std::vector<std::string> lines;
  for (const drafting::Origin& origin : draft.origins) {
    const auto name = kNames.find(origin.field);
    if (origin.certainty == drafting::Certainty::kSure || name == kNames.end()) continue;
    const bool is_doubtful = origin.certainty == drafting::Certainty::kDoubtful;
    lines.push_back(absl::StrFormat("%s %d: %s%s", options.Say("dòng", "line"), origin.span.first_line,
                                    options.Say(name->second.first, name->second.second),
                                    is_doubtful ? options.Say(", chưa chắc", ", doubtful") : ""));
  }
  return lines;
}

std::vector<std::string> UnplacedLines(const Draft& draft, const ShowOptions& options) {
  std::vector<std::string> lines;
  for (const auto& unplaced : draft.unplaced)
    lines.push_back(absl::StrFormat("%s %d: %s", options.Say("dòng", "line"), unplaced.line, unplaced.text));
  return lines;
}

std::vector<std::string> SignatureLines(const drafting::SignatureBlock& block) {
  std::vector<std::string> lines = block.authority_lines;
  lines.push_back(block.position);
  lines.push_back(block.full_name);
  return lines;
}

}  // namespace

void ListDraft(const Draft& draft, const ShowOptions& options, std::ostream& out) {
  const auto& facts = drafting::FactsOf(draft.type);
  FieldRows rows(options, out);
  rows.Add("Loại văn bản", "Type", {std::string(options.Say(facts.name, facts.english))});
  rows.Add("Cơ quan chủ quản", "Parent body", {draft.parent_body});
  rows.Add("Cơ quan ban hành", "Issuing body", {draft.issuing_body});
  rows.Add("Số, ký hiệu", "Symbol", {SymbolText(draft, options)});
  rows.Add("Địa danh, ngày", "Place and date", {draft.place_and_date.written});
  rows.Add("Phát hành thay", "Replaced by issuing", ReplacedLines(draft, options));
  rows.Add("Độ mật", "Secrecy", {draft.secrecy_mark});
  rows.Add("Độ khẩn", "Urgency", {UrgencyText(draft.urgency, options)});
  rows.Add("Chỉ dẫn lưu hành", "Circulation", {draft.circulation_mark});
  rows.Add("Trích yếu", "Abstract", {draft.abstract});
  rows.Add("Kính gửi", "Addressees", Items(draft.addressees));
  rows.Add("Nội dung", "Content", BodyLines(draft));
  rows.Add("Tài liệu kèm", "Attachments", {draft.attachment_note});
  rows.Add("Viện dẫn", "Citations", CitationLines(draft));
  rows.Add("Nơi nhận", "Recipients", Items(draft.recipients));
  rows.Add("Lưu", "Filed at", {draft.archive ? draft.archive->written : ""});
  rows.Add("Người soạn thảo", "Drafter's code", {draft.drafter_code});
  rows.Add("Người ký", "Signed by", SignatureLines(draft.signature));
  for (const auto& beside : draft.co_signers) rows.Add("Cùng ký", "Signed beside", SignatureLines(beside));
  rows.Add("Địa chỉ", "Contact", {draft.contact});
  for (const auto& annex : draft.annexes) rows.Add("Phụ lục", "Annex", AnnexLines(annex));
  rows.Add("Nên xem lại", "Look again at", UnsureLines(draft, options));
  rows.Add("Đã chỉnh khi đọc", "Changed", RemarkLines(draft.mended, options));
  rows.Add("Chưa xác định", "Not decided", RemarkLines(draft.undecided, options));
  rows.Add("Chưa xếp được", "Not placed", UnplacedLines(draft, options));
}

}  // namespace vanthu::cli
