#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// What kind of line of a dispatch a folded line is, judged by the line alone (Phụ lục I.II; the numbers are those of its
// diagram). Labels are known with their words joined too ("Kínhgửi:").

bool IsNationalName(const std::string& folded);      // 1: quốc hiệu or tiêu ngữ
bool BeginsNationalName(const std::string& folded);  // or the first words of one that is broken
bool IsSymbolLine(const std::string& folded);        // 3
bool IsPlaceAndDateLine(const std::string& folded);  // 4
bool IsSubjectLabel(const std::string& folded);      // 5b: V/v
bool IsAddresseesLabel(const std::string& folded);   // 9a: Kính gửi
bool IsRecipientsLabel(const std::string& folded);   // 9b: Nơi nhận
bool IsHeaderLine(const std::string& folded);        // any of 1, 3, 4, 5b
bool IsRule(std::string_view text);                  // a drawn line: dashes, underscores, asterisks, the bars of a table
bool IsBodyStart(const std::string& folded);         // căn cứ, Điều, a numbered clause

// 10a, 10b, 11: a mark is a line of its own, exactly these words (diacritics count: "Mắt" is no secrecy mark).
std::optional<Urgency> UrgencyMark(std::string_view text);
std::optional<std::string> SecrecyMark(std::string_view text);      // in capitals: "MẬT", "TỐI MẬT", "TUYỆT MẬT"
std::optional<std::string> CirculationMark(std::string_view text);  // in capitals: "LƯU HÀNH NỘI BỘ"
bool IsMark(std::string_view text);

// 5a: the type whose name stands in capitals, alone on the line or with the abstract behind it ("QUYẾT ĐỊNH Về việc …").
struct Title {
  DocumentType type = DocumentType::kOfficialLetter;
  std::string_view abstract;
};
std::optional<Title> TypeTitle(std::string_view text);
bool IsOfSeveralSectors(std::string_view title);  // "HƯỚNG DẪN LIÊN NGÀNH", "NGHỊ QUYẾT LIÊN TỊCH"

}  // namespace vanthu::drafting
