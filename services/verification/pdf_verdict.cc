#include "services/verification/signed_pdf.h"

namespace vanthu::verification {
namespace {

struct Words {
  PdfVerdict verdict;
  std::string_view word;
  std::string_view vietnamese;
  std::string_view english;
};

constexpr Words kWords[] = {
    {PdfVerdict::kGenuine, "genuine", "đúng là văn bản đã ký, không bị sửa", "genuine: as it was signed"},
    {PdfVerdict::kUnreadable, "unreadable", "không đọc được tệp PDF", "the PDF cannot be read"},
    {PdfVerdict::kNotSigned, "not_signed", "thiếu chữ ký của người ký hoặc của cơ quan",
     "the signer's signature or the agency's is missing"},
    {PdfVerdict::kAlteredText, "altered_text", "nội dung đã bị sửa sau khi ký", "the text was altered after signing"},
    {PdfVerdict::kAlteredSignature, "altered_signature", "chữ ký số đã bị sửa hoặc không đúng",
     "the signature was altered or is wrong"},
    {PdfVerdict::kAppended, "appended", "có phần thêm vào sau khi ký (trang, nội dung)",
     "something was appended after signing, such as a page"},
    {PdfVerdict::kWrongPerson, "wrong_person", "ký bằng khóa của người không được tin cậy cho chữ ký này",
     "signed with a key that is not trusted for this signature"},
    {PdfVerdict::kKeyNotValid, "key_not_valid", "chứng thư hết hạn, bị thu hồi hoặc không có hiệu lực vào ngày ký",
     "the certificate was expired, revoked or not valid on the day of signing"},
    {PdfVerdict::kNotInRegister, "not_in_register", "sổ đăng ký văn bản không có số này",
     "the register does not have this number"},
    {PdfVerdict::kOtherDigest, "other_digest", "sổ đăng ký văn bản ghi mã băm khác cho số này",
     "the register has another digest under this number"},
    {PdfVerdict::kUnverified, "unverified", "chữ ký khớp nội dung, nhưng chưa biết tin ai: thêm --trust",
     "the signatures hold, but nobody said whom to trust: add --trust"},
    {PdfVerdict::kOtherAttachment, "other_attachment", "tệp gửi kèm không phải tệp đã được ký cùng văn bản",
     "a file beside it is none of those that were signed with it"},
};

const Words& WordsOf(PdfVerdict verdict) {
  for (const Words& words : kWords) {
    if (words.verdict == verdict) return words;
  }
  return kWords[1];
}

}  // namespace

std::string_view PdfVerdictWord(PdfVerdict verdict) { return WordsOf(verdict).word; }
std::string_view PdfVerdictText(PdfVerdict verdict) { return WordsOf(verdict).vietnamese; }
std::string_view PdfVerdictTextInEnglish(PdfVerdict verdict) { return WordsOf(verdict).english; }

}  // namespace vanthu::verification
