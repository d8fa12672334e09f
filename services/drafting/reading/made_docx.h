#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::drafting {

// For tests: a .docx made of the XML of its parts, as Word zips it.
class MadeDocx {
 public:
  // `body` is what stands inside w:body.
  explicit MadeDocx(std::string_view body);

  // The parts that a document may have, with their relationships. `inside` is what stands inside the root.
  MadeDocx& Styles(std::string_view inside);
  MadeDocx& Numbering(std::string_view inside);
  MadeDocx& Footnotes(std::string_view inside);
  MadeDocx& Footer(std::string_view inside);
  // Header and footer that the one section has on its first page; the rest of the pages have none.
  MadeDocx& FirstPage(std::string_view header, std::string_view footer);
  // Any part as it is; one that is there already is replaced.
  MadeDocx& Part(std::string_view name, std::string_view bytes);
  // A relationship of the document to a part.
  MadeDocx& Relate(std::string_view kind, std::string_view target);

  std::string Bytes() const;

 private:
  std::string LastId() const;  // of a relationship

  std::vector<std::pair<std::string, std::string>> parts_;
  std::string relationships_;
};

struct ZipEntry {
  std::string name;
  std::string bytes;
  bool locked = false;  // behind a password
};
std::string ZipOf(const std::vector<ZipEntry>& entries);

// WordprocessingML: text that may hold '\n' and '\t', with the run's and the paragraph's properties.
std::string XmlText(std::string_view text);
std::string RunXml(std::string_view text, std::string_view run_properties = "");
std::string ParagraphXml(std::string_view runs, std::string_view paragraph_properties = "");
std::string WordsXml(std::string_view text, std::string_view paragraph_properties = "");  // a paragraph with one run
std::string CellXml(std::string_view paragraphs, std::string_view cell_properties = "");
std::string RowXml(std::string_view cells, std::string_view row_properties = "");
std::string TableXml(std::string_view rows, std::string_view table_properties = "", int columns = 2);
// The run of a text box, as Word writes it: once for itself, once for older programs.
std::string TextBoxXml(std::string_view paragraphs);

}  // namespace vanthu::drafting
