#pragma once

#include <string>
#include <string_view>

namespace vanthu::drafting {

// In points; the field's rectangle scales it. A seal has 36 mm, as the decree on seals has it.
inline constexpr double kSignatureWidth = 120;
inline constexpr double kSignatureHeight = 56;
inline constexpr double kSealDiameter = 102;

// What a sample installation shows where an office has pictures of its own (Phụ lục I.II.7c and 8): a blue stroke that differs
// from name to name, and a red seal. PDFs of one page, in vectors; the same name gives the same bytes.
std::string SignaturePicture(std::string_view full_name);
std::string SealPicture(std::string_view agency_name);

}  // namespace vanthu::drafting
