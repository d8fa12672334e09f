#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// What kind of line of a dispatch a folded line is, judged by the line alone (Phụ lục I.II; the numbers are those of its
// diagram).

bool IsNationalName(const std::string& folded);      // 1: quốc hiệu or tiêu ngữ
bool IsSymbolLine(const std::string& folded);        // 3
bool IsPlaceAndDateLine(const std::string& folded);  // 4
bool IsSubjectLabel(const std::string& folded);      // 5b: V/v
bool IsAddresseesLabel(const std::string& folded);   // 9a: Kính gửi
bool IsRecipientsLabel(const std::string& folded);   // 9b: Nơi nhận
bool IsHeaderLine(const std::string& folded);        // any of 1, 3, 4, 5b
bool IsRule(std::string_view text);                  // a drawn line: dashes, underscores, asterisks
bool IsBodyStart(const std::string& folded);         // căn cứ, Điều, a numbered clause

// 10a, 10b: a mark is a line of its own, exactly these words (diacritics count: "Mắt" is no secrecy mark).
std::optional<Urgency> UrgencyMark(std::string_view text);
std::optional<std::string> SecrecyMark(std::string_view text);  // in capitals: "MẬT", "TỐI MẬT", "TUYỆT MẬT"

// 2: begins as the name of an agency does ("Sở …", "UBND …").
bool IsAgencyName(const std::string& folded);

// 5a: the type whose name stands alone on the line, in capitals.
std::optional<DocumentType> TypeTitle(std::string_view text);

// 7a: "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN" (Điều 13); a position in capitals; 7b: a person's name.
bool IsAuthorityLine(std::string_view text);
bool IsPosition(std::string_view text);
bool IsPersonalName(std::string_view text);
bool IsSignedNote(const std::string& folded);  // "(Đã ký)"

}  // namespace vanthu::drafting
