#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::drafting {

// What a line of the signature block is, judged by the line alone (Điều 13; Phụ lục I.II.7).

bool IsPosition(std::string_view text);        // 7a: a position in capitals
bool IsPersonalName(std::string_view text);    // 7b
bool IsSignedNote(const std::string& folded);  // "(Đã ký)"

enum class SigningKind { kAuthority, kPosition, kNote, kName, kCapitals /* part of one of the first two */, kOther };

struct SigningPart {
  SigningKind kind = SigningKind::kOther;
  std::string text;
};

// A line as the parts of a signature block that stand on it: people write "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC (Đã ký) Nguyễn Văn A" too.
// One part, kOther, for what is none.
std::vector<SigningPart> SigningPartsOf(std::string_view text);

// Whether each part of the line belongs to a signature block by its own words (a name alone might be anything).
bool IsSigningLine(std::string_view text);

}  // namespace vanthu::drafting
