#include "services/drafting/draft/document_type.h"

#include <algorithm>

namespace vanthu::drafting {
namespace {

const DocumentTypeFacts* Find(bool (*matches)(const DocumentTypeFacts&, std::string_view), std::string_view text) {
  const auto& types = DocumentTypes();
  const auto found =
      std::find_if(types.begin(), types.end(), [&](const DocumentTypeFacts& facts) { return matches(facts, text); });
  return found == types.end() ? nullptr : &*found;
}

std::optional<DocumentType> TypeOf(const DocumentTypeFacts* facts) {
  if (facts == nullptr) return std::nullopt;
  return facts->type;
}

}  // namespace

const std::vector<DocumentTypeFacts>& DocumentTypes() {
  using T = DocumentType;
  static const auto* const kTypes = new std::vector<DocumentTypeFacts>{
      {T::kResolution, "Nghị quyết", "NQ", "resolution", "nghi-quyet"},
      {T::kDecision, "Quyết định", "QĐ", "decision", "quyet-dinh"},
      {T::kDirective, "Chỉ thị", "CT", "directive", "chi-thi"},
      {T::kRegulation, "Quy chế", "QC", "regulation", "quy-che"},
      {T::kRule, "Quy định", "QyĐ", "rule", "quy-dinh"},
      {T::kCommunique, "Thông cáo", "TC", "communiqué", "thong-cao"},
      {T::kAnnouncement, "Thông báo", "TB", "announcement", "thong-bao"},
      {T::kGuidance, "Hướng dẫn", "HD", "guidance", "huong-dan"},
      {T::kProgramme, "Chương trình", "CTr", "programme", "chuong-trinh"},
      {T::kPlan, "Kế hoạch", "KH", "plan", "ke-hoach"},
      {T::kScheme, "Phương án", "PA", "scheme", "phuong-an"},
      {T::kProject, "Đề án", "ĐA", "project", "de-an"},
      {T::kInvestmentProject, "Dự án", "DA", "investment project", "du-an"},
      {T::kReport, "Báo cáo", "BC", "report", "bao-cao"},
      {T::kMinutes, "Biên bản", "BB", "minutes", "bien-ban"},
      {T::kProposal, "Tờ trình", "TTr", "proposal", "to-trinh"},
      {T::kContract, "Hợp đồng", "HĐ", "contract", "hop-dong"},
      {T::kOfficialLetter, "Công văn", "", "official letter", "cong-van"},
      {T::kTelegram, "Công điện", "CĐ", "telegram", "cong-dien"},
      {T::kMemorandum, "Bản ghi nhớ", "BGN", "memorandum", "ban-ghi-nho"},
      {T::kAgreement, "Bản thỏa thuận", "BTT", "agreement", "ban-thoa-thuan"},
      {T::kPowerOfAttorney, "Giấy ủy quyền", "GUQ", "power of attorney", "giay-uy-quyen"},
      {T::kInvitation, "Giấy mời", "GM", "invitation", "giay-moi"},
      {T::kIntroduction, "Giấy giới thiệu", "GGT", "letter of introduction", "giay-gioi-thieu"},
      {T::kLeavePermit, "Giấy nghỉ phép", "GNP", "leave permit", "giay-nghi-phep"},
      {T::kSendingSlip, "Phiếu gửi", "PG", "sending slip", "phieu-gui"},
      {T::kTransferSlip, "Phiếu chuyển", "PC", "transfer slip", "phieu-chuyen"},
      {T::kNoticeSlip, "Phiếu báo", "PB", "notice slip", "phieu-bao"},
      {T::kPublicLetter, "Thư công", "", "public letter", "thu-cong"},
  };
  return *kTypes;
}

const DocumentTypeFacts& FactsOf(DocumentType type) { return DocumentTypes().at(static_cast<size_t>(type)); }

std::optional<DocumentType> DocumentTypeById(std::string_view id) {
  return TypeOf(Find([](const DocumentTypeFacts& facts, std::string_view text) { return facts.id == text; }, id));
}

std::optional<DocumentType> DocumentTypeByAbbreviation(std::string_view abbreviation) {
  if (abbreviation.empty()) return std::nullopt;
  return TypeOf(
      Find([](const DocumentTypeFacts& facts, std::string_view text) { return facts.abbreviation == text; }, abbreviation));
}

bool IsOfParties(DocumentType type) {
  return type == DocumentType::kContract || type == DocumentType::kMemorandum || type == DocumentType::kAgreement;
}

}  // namespace vanthu::drafting
