#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "services/drafting/reading/docx_xml.h"

namespace vanthu::drafting {

enum class Raised { kNo, kSuperscript, kSubscript };

// How a run of letters is set, as far as it means something.
struct RunLook {
  bool bold = false;
  bool italic = false;
  bool capitals = false;  // typed in any case, shown in capitals
  bool hidden = false;
  bool struck = false;
  Raised raised = Raised::kNo;
  friend bool operator==(const RunLook&, const RunLook&) = default;
};

// How a paragraph is set, as far as it means something.
struct ParagraphLook {
  std::string list;           // w:numId; empty: it does not number itself
  std::optional<int> level;   // w:ilvl
  bool as_paragraph = false;  // its first line is indented, or it is justified: it begins anew, whatever stood before it
};

// The styles of a .docx (ECMA-376 Part 1, 17.7): what a style does not say is said by the one it is based on.
class DocxStyles {
 public:
  DocxStyles() = default;
  explicit DocxStyles(const XmlElement& styles);

  // Of a run with these properties (w:rPr; null: none) in a paragraph of that style. A toggle that the styles of paragraph and
  // run both turn on is off (17.7.3).
  RunLook LookOfRun(std::string_view paragraph_style, const XmlElement* run_properties) const;
  ParagraphLook LookOfParagraph(std::string_view paragraph_style, const XmlElement* paragraph_properties) const;
  // Whether a table of that style has lines that are seen.
  bool IsRuled(std::string_view table_style) const;
  std::string_view default_paragraph_style() const { return default_paragraph_style_; }

 private:
  struct Toggles {
    std::optional<bool> bold, italic, capitals, hidden, struck;
    std::optional<Raised> raised;
  };
  struct Setting {
    std::string list;
    std::optional<int> level;
    std::optional<bool> indented, justified;
  };
  struct Style {
    std::string based_on;
    Toggles run;
    Setting paragraph;
    std::optional<bool> ruled;
  };

  static Toggles TogglesOf(const XmlElement* run_properties);
  static Setting SettingOf(const XmlElement* paragraph_properties);
  Toggles InheritedToggles(std::string_view style) const;
  Setting InheritedSetting(std::string_view style) const;
  const Style* Find(std::string_view style) const;

  std::map<std::string, Style, std::less<>> styles_;
  Toggles defaults_;
  std::string default_paragraph_style_;
};

// Whether w:tblBorders or w:tcBorders draw a line that is seen; none where they say nothing.
std::optional<bool> DrawsLines(const XmlElement* borders);

// The value of an on/off property (17.17.4); none where the element is not there.
std::optional<bool> OnOff(const XmlElement* properties, std::string_view name);

}  // namespace vanthu::drafting
