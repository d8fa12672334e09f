#pragma once

#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::drafting {

// Every measure of the page, in points (1/72 inch). "I.II.3" is Phụ lục I, Phần I, Mục II, khoản 3 of Nghị định 30/2020/NĐ-CP.

constexpr double Mm(double millimetres) { return millimetres * 72.0 / 25.4; }

struct TextStyle {
  double points = 0;
  bool bold = false;
  bool italic = false;
};

struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;
};

inline constexpr Colour kBlack = {0, 0, 0};
inline constexpr Colour kStampRed = {0.89, 0, 0.07};  // I.III.2: "màu đỏ tươi"

// I.I.1 and I.I.3: A4 upright; top and bottom 20–25, left 30–35, right 15–20 mm.
inline constexpr double kPageWidth = Mm(210);
inline constexpr double kPageHeight = Mm(297);
inline constexpr double kTopMargin = Mm(20);
inline constexpr double kBottomMargin = Mm(20);
inline constexpr double kLeftMargin = Mm(30);
inline constexpr double kRightMargin = Mm(15);
inline constexpr double kTextWidth = kPageWidth - kLeftMargin - kRightMargin;
inline constexpr double kTextHeight = kPageHeight - kTopMargin - kBottomMargin;

// Where the text stands on a sheet. I.I.2: upright; a sheet may lie across for tables that are wide.
struct TextArea {
  double width = kTextWidth;
  double height = kTextHeight;
};
inline constexpr TextArea kUpright = {};
inline constexpr TextArea kAcross = {kPageHeight - kLeftMargin - kRightMargin, kPageWidth - kTopMargin - kBottomMargin};

// I.I.7: Arabic, 13–14, centred in the top margin, not on the first page.
inline constexpr TextStyle kPageNumberStyle = {13};
inline constexpr double kPageNumberTop = Mm(10);  // of the paper's edge

// I.I.6, the diagram: issuing body, number and V/v at the left; quốc hiệu, place and date at the right. The right column is as
// wide as quốc hiệu in its larger size needs; the gutter keeps a full line at the left from running into it.
inline constexpr double kColumnGutter = Mm(4);
inline constexpr double kRightColumnWidth = Mm(100);
inline constexpr double kRightColumnLeft = kTextWidth - kRightColumnWidth;
inline constexpr double kLeftColumnWidth = kRightColumnLeft - kColumnGutter;

inline constexpr TextStyle kNationalNameStyle = {13, true};           // I.II.1: 12–13
inline constexpr TextStyle kNationalMottoStyle = {14, true};          // I.II.1: 13–14
inline constexpr TextStyle kParentBodyStyle = {13};                   // I.II.2: 12–13
inline constexpr TextStyle kIssuingBodyStyle = {13, true};            // I.II.2: 12–13
inline constexpr TextStyle kNumberStyle = {13};                       // I.II.3: 13
inline constexpr TextStyle kPlaceAndDateStyle = {14, false, true};    // I.II.4: 13–14
inline constexpr TextStyle kTypeNameStyle = {14, true};               // I.II.5a: 13–14
inline constexpr TextStyle kNamedAbstractStyle = {14, true};          // I.II.5a: 13–14
inline constexpr TextStyle kLetterAbstractStyle = {12};               // I.II.5b: 12–13
inline constexpr TextStyle kBodyStyle = {14};                         // I.II.6: 13–14
inline constexpr TextStyle kBasisStyle = {14, false, true};           // I.II.6: căn cứ in italic
inline constexpr TextStyle kHeadingStyle = {14, true};                // I.II.6: Phần, Chương, Mục, Điều
inline constexpr TextStyle kSignatureStyle = {14, true};              // I.II.7: 13–14
inline constexpr TextStyle kAddresseeStyle = {14};                    // I.II.9a: 13–14
inline constexpr TextStyle kRecipientsLabelStyle = {12, true, true};  // I.II.9b: 12
inline constexpr TextStyle kRecipientsStyle = {11};                   // I.II.9b: 11
inline constexpr TextStyle kUrgencyStyle = {13, true};                // I.III.2: 13–14
inline constexpr TextStyle kCirculationStyle = {13, true};            // I.III.2: 13–14
inline constexpr TextStyle kDrafterStyle = {11};                      // I.III.4: 11
inline constexpr TextStyle kContactStyle = {11};                      // I.III.5: 11–12
inline constexpr TextStyle kAnnexLabelStyle = {14, true};             // I.III.1: 14
inline constexpr TextStyle kAnnexTitleStyle = {14, true};             // I.III.1: 13–14
inline constexpr TextStyle kAnnexNoteStyle = {14, false, true};       // I.III.1: 13–14

// I.II.1: the rule under tiêu ngữ is as long as its text; I.II.2 and I.II.5a: 1/3–1/2 of the line above it.
inline constexpr double kRuleThickness = 0.75;
inline constexpr double kRuleGap = 3;
inline constexpr double kShortRule = 0.42;

inline constexpr double kNumberGap = 8;
inline constexpr double kLetterAbstractGap = 6;  // I.II.5b: 6 pt from the number
inline constexpr double kUrgencyGap = 8;
inline constexpr double kTitleGap = 18;
inline constexpr double kTitleInset = Mm(12);
inline constexpr double kAddresseeGap = 16;
inline constexpr double kContentGap = 12;
inline constexpr double kClosingGap = 14;

// I.II.6: first line 1 or 1.27 cm in; at least 6 pt between paragraphs.
inline constexpr double kParagraphIndent = Mm(12.7);
inline constexpr double kParagraphGap = 6;

// I.II.7 and I.II.8: between position and name the signature's picture; over a third of it, from its left, the seal in its real
// size.
inline constexpr double kSignatureRoom = Mm(34);
inline constexpr double kSignatureWidth = Mm(45);
inline constexpr double kSignatureHeight = Mm(25);
inline constexpr double kSealSize = Mm(36);
inline constexpr double kRecipientsColumnWidth = Mm(74);
inline constexpr double kSignatureColumnLeft = Mm(78);
inline constexpr double kSignatureColumnWidth = kTextWidth - kSignatureColumnLeft;

// "- " in Liberation Serif, in ems: what hangs before a wrapped recipient.
inline constexpr double kDashEms = 0.583;

// I.III.2: HỎA TỐC 30×8, THƯỢNG KHẨN 40×8, KHẨN 20×8 mm. A circulation mark's box is as high, and as wide as its words.
inline constexpr double kMarkHeight = Mm(8);
inline constexpr double kBoxInset = Mm(3);
inline constexpr double kCirculationGap = 10;
constexpr double UrgencyWidth(Urgency urgency) {
  if (urgency == Urgency::kFlash) return Mm(30);
  return urgency == Urgency::kVeryUrgent ? Mm(40) : Mm(20);
}

inline constexpr double kDrafterGap = 6;
inline constexpr double kContactGap = 4;  // from its rule
inline constexpr double kAnnexTitleGap = 2;

}  // namespace vanthu::drafting
