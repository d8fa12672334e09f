#include "services/drafting/layout/signature_row.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/pdf/document_finisher.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

constexpr status::Bilingual kComponent = {"chữ ký", "signature"};
constexpr double kHalf = kTextWidth / 2;

absl::StatusOr<SetText> SetLineOf(const TextSetter& setter, const Signatory& signatory, const std::string& text) {
  return setter.Set({kComponent, text, kSignatureStyle}, {signatory.left, signatory.width, Align::kCentre, 0, true});
}

// Authority and position, from top to bottom.
absl::StatusOr<std::vector<SetText>> TitlesOf(const TextSetter& setter, const Signatory& signatory) {
  std::vector<std::string> lines = signatory.block->authority_lines;
  lines.push_back(signatory.block->position);
  std::vector<SetText> titles;
  for (const std::string& line : lines) {
    if (line.empty()) continue;
    ASSIGN_OR_RETURN(titles.emplace_back(), SetLineOf(setter, signatory, Upper(line)));
  }
  return titles;
}

double HeightOf(const std::vector<SetText>& titles) {
  double height = 0;
  for (const SetText& title : titles) height += title.height;
  return height;
}

// In the room's middle: the seal reaches a third of the signature's width into it, and as far up and down as it is high. Beside
// the left margin the signature gives way, so that the seal stays within the text.
void PlaceFields(const Signatory& signatory, std::string_view issuer, double room_at, Outline& outline, Strip& strip) {
  const double middle = room_at + kSignatureRoom / 2;
  const double left = std::max(signatory.left + (signatory.width - kSignatureWidth) / 2, kSealSize - kSignatureWidth / 3);
  const std::string& name = signatory.block->full_name;
  strip.fields.push_back({pdf::kSignerField, absl::StrCat("Chữ ký của ", name.empty() ? "người ký" : name), left,
                          middle - kSignatureHeight / 2, kSignatureWidth, kSignatureHeight});
  strip.fields.push_back({pdf::kSealField, absl::StrFormat("Con dấu của %s", issuer), left + kSignatureWidth / 3 - kSealSize,
                          middle - kSealSize / 2, kSealSize, kSealSize});
  outline.AddField(pdf::kSignerField);
  outline.AddField(pdf::kSealField);
}

}  // namespace

absl::StatusOr<SignatureRow> SetSignatureRow(const TextSetter& setter, const std::vector<Signatory>& signatories,
                                             std::string_view issuer, Outline& outline) {
  SignatureRow row;
  row.strip.component = kComponent;
  std::vector<std::vector<SetText>> titles;
  double room_at = 0;
  for (const Signatory& signatory : signatories) {
    ASSIGN_OR_RETURN(titles.emplace_back(), TitlesOf(setter, signatory));
    room_at = std::max(room_at, HeightOf(titles.back()));
  }
  for (size_t i = 0; i < signatories.size(); ++i) {
    const Signatory& signatory = signatories[i];
    double y = 0;
    for (const SetText& title : titles[i]) {
      row.first_baseline = row.strip.texts.empty() ? title.FirstBaseline() : row.first_baseline;
      Place(title, y, outline.Add("P"), row.strip);
      y += title.height;
    }
    if (signatory.issues) PlaceFields(signatory, issuer, room_at, outline, row.strip);
    row.strip.height = std::max(row.strip.height, room_at + kSignatureRoom);
    if (signatory.block->full_name.empty()) continue;
    ASSIGN_OR_RETURN(const SetText name, SetLineOf(setter, signatory, signatory.block->full_name));
    if (row.strip.texts.empty()) row.first_baseline = name.FirstBaseline();
    Place(name, room_at + kSignatureRoom, outline.Add("P"), row.strip);
  }
  return row;
}

absl::StatusOr<std::vector<Strip>> CoSignatureStrips(const TextSetter& setter, const Draft& draft, std::string_view issuer,
                                                     Outline& outline) {
  std::vector<Signatory> signatories;
  for (const SignatureBlock& block : draft.co_signers) signatories.push_back({&block, false, 0, kHalf});
  const auto place = signatories.begin() + (IsOfParties(draft.type) ? 0 : 1);
  signatories.insert(place, {&draft.signature, true, 0, kHalf});
  std::vector<Strip> strips;
  for (size_t i = 0; i < signatories.size(); i += 2) {
    std::vector<Signatory> side_by_side;
    for (size_t j = i; j < std::min(i + 2, signatories.size()); ++j) {
      side_by_side.push_back({signatories[j].block, signatories[j].issues, j == i ? 0 : kHalf, kHalf});
    }
    ASSIGN_OR_RETURN(SignatureRow row, SetSignatureRow(setter, side_by_side, issuer, outline));
    row.strip.gap_before = kClosingGap;
    strips.push_back(std::move(row.strip));
  }
  return strips;
}

}  // namespace vanthu::drafting
