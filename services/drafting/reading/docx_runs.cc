#include "services/drafting/reading/docx_runs.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_replace.h"
#include "services/drafting/reading/plain_text.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/nfc.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr char32_t kUnknownSign = 0xFFFD;

// What dispatches take from the fonts that Word inserts symbols of.
char32_t Sign(std::string_view font, std::string_view code) {
  static const auto& kWingdings = *new std::map<unsigned, char32_t>{
      {0x6C, U'●'}, {0x6E, U'■'}, {0x6F, U'□'}, {0x76, U'❖'}, {0x9F, U'•'}, {0xA7, U'▪'}, {0xA8, U'☐'},
      {0xD8, U'➢'}, {0xE0, U'→'}, {0xF0, U'⇨'}, {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'}};
  static const auto& kSymbol = *new std::map<unsigned, char32_t>{
      {0x2B, U'+'}, {0x2D, U'−'}, {0xA3, U'≤'}, {0xAE, U'→'}, {0xB0, U'°'}, {0xB1, U'±'}, {0xB3, U'≥'},
      {0xB4, U'×'}, {0xB7, U'•'}, {0xB8, U'÷'}, {0x61, U'α'}, {0x62, U'β'}, {0x6D, U'μ'}};
  if (code.size() != 4 || code.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos) return kUnknownSign;
  const auto value = static_cast<unsigned>(std::stoul(std::string(code), nullptr, 16));
  const bool in_font = value >= 0xF000 && value <= 0xF0FF;
  if (!in_font && value >= 0xA0 && (value < 0xD800 || value > 0xF8FF)) return value;
  const auto& signs = font == "Symbol" ? kSymbol : kWingdings;
  const auto found = signs.find(value & 0xFF);
  const bool known = (font == "Symbol" || font == "Wingdings") && found != signs.end();
  return known ? found->second : kUnknownSign;
}

// XML's line ends and tabs are blanks here: breaks are elements. Unicode's own line ends are breaks.
std::string Words(std::string_view text) {
  std::string words(text);
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return absl::StrReplaceAll(words, {{"\u0085", "\n"}, {"\u2028", "\n"}, {"\u2029", "\n"}});
}

// What a:graphicData may hold and is read: pictures, shapes with their text boxes. Charts, diagrams and what is to come is not.
bool IsShapeOrPicture(std::string_view uri) {
  return uri.empty() || uri.find("picture") != std::string_view::npos || uri.find("wordprocessing") != std::string_view::npos;
}

// m², H₂O: of the letters of Unicode those that the page's font has; none where one of the letters has no such form.
std::optional<std::string> RaisedLetters(std::string_view words, Raised raised) {
  static const auto& kSuperscripts =
      *new std::map<char32_t, char32_t>{{U'1', U'¹'}, {U'2', U'²'}, {U'3', U'³'}, {U'4', U'⁴'}, {U'5', U'⁵'},
                                        {U'6', U'⁶'}, {U'7', U'⁷'}, {U'8', U'⁸'}, {U'9', U'⁹'}, {U'n', U'ⁿ'}};
  std::string letters;
  for (const text::CodePoint& point : text::CodePoints(words)) {
    const bool is_digit = point.value >= U'0' && point.value <= U'9';
    const auto found = kSuperscripts.find(point.value);
    if (raised == Raised::kSubscript ? !is_digit : found == kSuperscripts.end()) return std::nullopt;
    text::AppendUtf8(raised == Raised::kSubscript ? U'₀' + (point.value - U'0') : found->second, &letters);
  }
  return letters;
}

}  // namespace

void RunGatherer::Gather(const XmlElement& container) {
  if (container.name == "w:r") return GatherRun(container);
  for (const XmlElement& child : container.children) {
    if (child.name == "w:pPr") continue;
    if (IsDeletion(child)) {
      Say(DocxFact::kDeletion);
    } else if (child.name == "mc:AlternateContent") {
      if (const XmlElement* const chosen = ChosenBranch(child)) Gather(*chosen);
    } else if (child.name == "m:t") {
      Append(child.text, {});
    } else {
      if (child.name == "w:ins" || child.name == "w:moveTo") Say(DocxFact::kInsertion);
      if (child.name == "m:oMath") Say(DocxFact::kEquation);
      Gather(child);
    }
  }
}

void RunGatherer::GatherRun(const XmlElement& run) {
  const RunLook look = styles_.LookOfRun(style_, run.Child("w:rPr"));
  for (const XmlElement& child : run.children) GatherChild(child, look);
}

void RunGatherer::GatherChild(const XmlElement& child, const RunLook& look) {
  if (child.name == "w:rPr") return;
  if (child.name == "w:t" || child.name == "m:t") return Append(Words(child.text), look);
  if (GatherSigns(child, look)) return;
  if (child.name == "w:footnoteReference" || child.name == "w:endnoteReference") {
    paragraph_.notes.push_back(DocxNoteId(child));
    return Say(DocxFact::kNote);
  }
  if (child.name == "w:commentReference") return Say(DocxFact::kComment);
  if (child.name == "w:drawing" || child.name == "w:pict") return GatherDrawing(child);
  if (child.name == "w:object") {
    Say(DocxFact::kObject);
    return GatherDrawing(child);
  }
  if (child.name == "mc:AlternateContent") {
    const XmlElement* const chosen = ChosenBranch(child);
    if (chosen == nullptr) return;
    for (const XmlElement& inside : chosen->children) GatherChild(inside, look);
    return;
  }
  for (const XmlElement& inside : child.children) GatherChild(inside, look);  // w:ruby and what is not known
}

bool RunGatherer::GatherSigns(const XmlElement& child, const RunLook& look) {
  if (child.name == "w:tab" || child.name == "w:ptab") {
    Append("\t", look);
  } else if (child.name == "w:br" || child.name == "w:cr") {
    Append("\n", look);
  } else if (child.name == "w:noBreakHyphen") {
    Append("-", look);
  } else if (child.name == "w:sym") {
    const char32_t sign = Sign(child.Attribute("font"), child.Attribute("char"));
    if (sign == kUnknownSign) Say(DocxFact::kSymbol);
    std::string text;
    text::AppendUtf8(sign, &text);
    Append(text, look);
  } else {
    return false;
  }
  return true;
}

void RunGatherer::GatherDrawing(const XmlElement& drawing) {
  if (drawing.name == "w:txbxContent") {
    for (DocxBlock& block : reader_.Blocks(drawing)) paragraph_.boxes.push_back(std::move(block));
    return;
  }
  const std::string_view name = drawing.name;
  if (name == "pic:pic" || name == "v:imagedata" || name == "v:textpath") Say(DocxFact::kPicture);
  if (name == "a:graphicData" && !IsShapeOrPicture(drawing.Attribute("uri"))) Say(DocxFact::kObject);
  if (name == "chart" || name == "relIds" || name == "OLEObject") Say(DocxFact::kObject);
  if (name == "mc:AlternateContent") {
    if (const XmlElement* const chosen = ChosenBranch(drawing)) GatherDrawing(*chosen);
    return;
  }
  for (const XmlElement& child : drawing.children) GatherDrawing(child);
}

void RunGatherer::Append(std::string_view text, const RunLook& look) {
  std::vector<Mended> mended;
  std::string words = text == "\n" ? "\n" : WithoutInvisible(text, mended);
  if (!mended.empty()) {
    Say(DocxFact::kInvisible);
    if (words.ends_with('\n')) words.pop_back();
  }
  if (!text::IsNfc(words)) {
    words = text::ToNfc(words);
    Say(DocxFact::kDecomposed);
  }
  if (look.capitals) words = text::Upper(words);
  if (look.raised != Raised::kNo && !text::IsBlankText(words)) {
    const std::optional<std::string> letters = RaisedLetters(words, look.raised);
    letters ? static_cast<void>(words = *letters) : Say(DocxFact::kRaised);
  }
  if (look.struck && !text::IsBlankText(words)) Say(DocxFact::kStruck);
  if (look.hidden) {
    if (!text::IsBlankText(words)) Say(DocxFact::kHidden);
    paragraph_.hidden += words;
    return;
  }
  const auto begin = static_cast<int>(paragraph_.text.size());
  paragraph_.text += words;
  const auto end = static_cast<int>(paragraph_.text.size());
  if (begin == end || (!look.bold && !look.italic)) return;
  auto& runs = paragraph_.emphasis;
  const bool goes_on =
      !runs.empty() && runs.back().end == begin && runs.back().bold == look.bold && runs.back().italic == look.italic;
  if (goes_on) {
    runs.back().end = end;
  } else {
    runs.push_back({begin, end, look.bold, look.italic});
  }
}

void RunGatherer::Finish() {
  if (text::IsNfc(paragraph_.text)) return;
  paragraph_.text = text::ToNfc(paragraph_.text);
  paragraph_.emphasis.clear();  // a letter and its mark were set in two ways: nothing to go by
  Say(DocxFact::kDecomposed);
}

}  // namespace vanthu::drafting
