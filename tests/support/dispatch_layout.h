#pragma once

#include <cstdint>
#include <string>

namespace vanthu::support {

// How two columns that stand side by side come out of a program: one blank, a run of blanks, a tab or bars between them.
enum class Glue { kOneBlank, kBlanks, kTab, kBar, kBarredRow };
inline constexpr int kGlues = 5;

// In which order the columns of the header or of the tail come out.
enum class Order { kLeftFirst, kRightFirst, kRowByRow, kLineByLine /* one below the other, in turn */, kOneRow /* with <br> */ };

enum class SubjectPlace { kBeforeNumber, kAfterNumber, kAfterDate, kAfterArchive };

enum class Spacing { kDense, kBlankBetween, kWrapped, kWrappedWithBlanks };

// One way in which a dispatch is found in the wild.
struct DispatchLayout {
  uint32_t seed = 0;  // also decides where lines break

  Order header = Order::kLeftFirst;
  Glue header_glue = Glue::kBlanks;
  bool lone_bars = false;                // between the columns of the header, one to a line
  bool number_and_date_on_line = false;  // where the columns stand one after the other
  bool rules = true;
  SubjectPlace subject = SubjectPlace::kAfterNumber;
  bool header_blanks = true;  // between its components
  bool breaks_phrases = false;

  bool label_without_blank = false;  // "Kính gửi:Sở …"
  bool first_item_beside_label = false;
  bool lists_agencies = false;  // "Các Sở: Tài chính, Nội vụ"
  std::string dash = "- ";

  Spacing spacing = Spacing::kBlankBetween;
  size_t width = 90;
  bool breaks_sentence_by_blank = false;
  bool closing_alone = false;
  Glue table_glue = Glue::kBarredRow;

  Order tail = Order::kLeftFirst;
  Glue tail_glue = Glue::kBlanks;
  bool tail_label = true;
  bool signature_on_one_line = false;
  bool signed_note = false;

  bool dross_before = false;
  bool dross_after = false;

  bool decomposed = false;  // NFD
  bool crlf = false;
  bool byte_order_mark = false;
  bool old_spelling = false;  // HOÀ
  bool en_dashes = false;
  bool joined_labels = false;  // "Kínhgửi:"
  bool asterisks = false;      // Markdown's bold around header and signature
  bool tags = false;           // <p>…</p>, <b>…</b>
  bool invisible = false;      // zero-width and direction controls
  bool hard_blanks = false;    // U+00A0
};

DispatchLayout DrawLayout(uint32_t seed);

}  // namespace vanthu::support
