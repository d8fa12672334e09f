#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace vanthu::drafting {

// The 29 types of administrative documents (Điều 7, Nghị định 30/2020/NĐ-CP), in the decree's order.
enum class DocumentType {
  kResolution,
  kDecision,
  kDirective,
  kRegulation,
  kRule,
  kCommunique,
  kAnnouncement,
  kGuidance,
  kProgramme,
  kPlan,
  kScheme,
  kProject,
  kInvestmentProject,
  kReport,
  kMinutes,
  kProposal,
  kContract,
  kOfficialLetter,
  kTelegram,
  kMemorandum,
  kAgreement,
  kPowerOfAttorney,
  kInvitation,
  kIntroduction,
  kLeavePermit,
  kSendingSlip,
  kTransferSlip,
  kNoticeSlip,
  kPublicLetter,
};

struct DocumentTypeFacts {
  DocumentType type;
  std::string_view name;          // "Quyết định"
  std::string_view abbreviation;  // "QĐ" (Phụ lục III); empty for Công văn and Thư công
  std::string_view english;       // "decision"
  std::string_view id;            // "quyet-dinh": stable, for JSON and the wire
};

const std::vector<DocumentTypeFacts>& DocumentTypes();  // all 29
const DocumentTypeFacts& FactsOf(DocumentType type);
std::optional<DocumentType> DocumentTypeById(std::string_view id);
// Case matters: QyĐ is a quy định, QĐ a quyết định.
std::optional<DocumentType> DocumentTypeByAbbreviation(std::string_view abbreviation);

// Parties that sign side by side are equals there, and the one on the left is whose document it is; elsewhere, in a biên bản, who
// presided signs on the right (mẫu 1.9).
bool IsOfParties(DocumentType type);

}  // namespace vanthu::drafting
