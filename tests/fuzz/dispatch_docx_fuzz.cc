#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/draft/draft_json.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/docx_manuscript.h"
#include "services/drafting/reading/made_docx.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/nfc.h"

namespace vanthu::drafting {
namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void CheckManuscript(const Manuscript& manuscript) {
  int before = 0;
  for (const ManuscriptLine& line : manuscript.lines) {
    Require(line.span.first_line >= before && line.span.last_line >= line.span.first_line);
    before = line.span.first_line;
    Require(!text::IsBlankText(line.text) && text::IsNfc(line.text));
    int end = 0;
    for (const Emphasis& run : line.emphasis) {
      Require(run.begin >= end && run.end > run.begin && run.end <= static_cast<int>(line.text.size()));
      end = run.end;
    }
  }
}

void CheckDraft(const Manuscript& manuscript, const Draft& draft) {
  std::set<int> placed;
  for (const Origin& origin : draft.origins) {
    for (int line = origin.span.first_line; line <= origin.span.last_line; ++line) placed.insert(line);
  }
  for (const UnplacedLine& line : draft.unplaced) placed.insert(line.line);
  for (const ManuscriptLine& line : manuscript.lines) {
    for (int number = line.span.first_line; number <= line.span.last_line; ++number) Require(placed.count(number) > 0);
  }
  const auto again = DraftFromJson(CanonicalJson(draft));
  Require(again.ok() && *again == draft);
}

void CheckFile(std::string_view bytes) {
  const auto manuscript = ReadDocx(bytes, "fuzz.docx");
  if (!manuscript.ok()) return Require(status::ReasonOf(manuscript.status()).has_value());
  CheckManuscript(*manuscript);
  const auto draft = ReadManuscript(*manuscript, "fuzz.docx");
  if (!draft.ok()) return Require(status::ReasonOf(draft.status()).has_value());
  CheckDraft(*manuscript, *draft);
}

// What is zipped is hard to reach by changing bytes. An input that is no zip is the parts themselves: that of the document, then,
// behind a zero byte each, styles, numbering, notes, a page header (rId4).
std::string Zipped(std::string_view bytes) {
  static constexpr const char* kParts[] = {"word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml",
                                           "word/header1.xml"};
  MadeDocx docx("");
  docx.Relate("styles", "styles.xml")
      .Relate("numbering", "numbering.xml")
      .Relate("footnotes", "footnotes.xml")
      .Relate("header", "header1.xml");
  for (const char* const part : kParts) {
    const size_t end = bytes.find('\0');
    docx.Part(part, bytes.substr(0, end));
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + 1);
  }
  return docx.Bytes();
}

}  // namespace
}  // namespace vanthu::drafting

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  vanthu::drafting::CheckFile(bytes.starts_with("PK") ? std::string(bytes) : vanthu::drafting::Zipped(bytes));
  return 0;
}
