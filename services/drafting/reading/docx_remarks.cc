#include "services/drafting/reading/docx_remarks.h"

#include "absl/strings/str_cat.h"

namespace vanthu::drafting {
namespace {

struct Saying {
  DocxFact fact;
  bool needs_a_look;  // a person has to look; else it was changed here and is only said
  const char* vietnamese;
  const char* english;
};

// Each ends with the lines it is about.
constexpr Saying kSayings[] = {
    {DocxFact::kInsertion, true, "Có phần thêm vào theo dõi thay đổi (Track Changes) chưa duyệt, đã lấy vào văn bản",
     "Tracked insertions that nobody accepted were read as text"},
    {DocxFact::kDeletion, true, "Có phần xóa theo dõi thay đổi (Track Changes) chưa duyệt, đã bỏ khỏi văn bản",
     "Tracked deletions that nobody accepted were left out"},
    {DocxFact::kComment, false, "Đã bỏ các ghi chú (Comment)", "Comments were left out"},
    {DocxFact::kHidden, true, "Có chữ ẩn (Hidden): không lấy vào văn bản, để ở phần chưa xếp được",
     "Hidden text is not taken as the dispatch's and stands among what is unplaced"},
    {DocxFact::kPicture, false, "Đã bỏ ảnh, kể cả ảnh chữ ký và con dấu: ảnh ký do hệ thống đặt khi phát hành",
     "Pictures were left out, those of signatures and seals too: the system sets them when it issues"},
    {DocxFact::kObject, true, "Có đối tượng nhúng (biểu đồ, bảng tính, tệp khác) không đọc được: chuyển thành bảng, hoặc gửi kèm",
     "Embedded objects (charts, sheets, files) cannot be read: make tables of them, or attach them"},
    {DocxFact::kEquation, true, "Có công thức, chỉ đọc được các chữ của nó", "Equations were read as their letters only"},
    {DocxFact::kSymbol, true, "Có ký hiệu của phông chữ riêng, không biết là ký tự gì: gõ lại bằng Unicode",
     "Symbols of a font of its own have no Unicode: type them again"},
    {DocxFact::kNote, true, "Có chú thích cuối trang hoặc cuối bài: để ở phần chưa xếp được",
     "Footnotes or endnotes stand among what is unplaced"},
    {DocxFact::kRaised, true, "Có chữ chỉ số trên hoặc dưới mà Unicode không có, đã đọc như chữ thường",
     "Super- or subscripts that Unicode has no letters for were read as plain words"},
    {DocxFact::kStruck, true, "Có chữ gạch ngang, đã đọc như chữ thường: bỏ đi nếu không còn dùng",
     "Words with a line through them were read as plain ones: take them out if they are not meant"},
    {DocxFact::kTextBox, false, "Chữ trong khung (Text Box) đã đọc vào trước đoạn mà khung gắn vào",
     "Words of text boxes were read before the paragraph that each is anchored in"},
    {DocxFact::kTableInTable, true, "Có bảng lồng trong bảng: giữ chữ, không giữ cột của bảng bên trong",
     "Of a table inside a table the words are kept, but not its columns"},
    {DocxFact::kInvisible, false, "Đã bỏ ký tự không nhìn thấy hoặc điều khiển chiều viết",
     "Invisible characters and controls of writing direction were taken out"},
    {DocxFact::kDecomposed, false, "Chữ tổ hợp (NFD) đã được chuyển sang dạng dựng sẵn (NFC)",
     "Decomposed letters (NFD) were composed (NFC)"},
};

}  // namespace

void DocxRemarks::Add(const DocxFacts& facts, int line) {
  for (size_t at = 0; at < lines_.size(); ++at) {
    if (facts.test(at)) lines_.at(at).Add(line);
  }
}

void DocxRemarks::Say(Manuscript& manuscript) const {
  for (const Saying& saying : kSayings) {
    const LineList& lines = lines_.at(static_cast<size_t>(saying.fact));
    if (lines.empty()) continue;
    Remark remark{"file", absl::StrCat(saying.vietnamese, " (dòng ", lines.Text(), ")."),
                  absl::StrCat(saying.english, " (line ", lines.Text(), ")."), lines.span()};
    (saying.needs_a_look ? manuscript.undecided : manuscript.mended).push_back(std::move(remark));
  }
}

void SayMacros(Manuscript& manuscript) {
  manuscript.undecided.push_back({"file",
                                  "CẢNH BÁO: tệp có macro (chương trình chạy khi mở tệp). Ở đây chỉ đọc chữ, không chạy gì; đừng "
                                  "bật macro, và hỏi lại người gửi.",
                                  "WARNING: the file holds macros (programs that run when it is opened). Only its words were "
                                  "read and nothing was run; do not turn "
                                  "macros on, and ask its sender.",
                                  {}});
}

void SayRemoteTemplate(Manuscript& manuscript) {
  manuscript.undecided.push_back({"file",
                                  "CẢNH BÁO: khi mở, tệp này tải một mẫu từ nơi khác trên mạng (cách mã độc hay dùng). Ở đây "
                                  "không tải gì; hỏi lại người gửi.",
                                  "WARNING: when opened, the file fetches a template from elsewhere (as malware does). Nothing "
                                  "was fetched here; ask its sender.",
                                  {}});
}

void SayPageText(Manuscript& manuscript) {
  manuscript.undecided.push_back({"file",
                                  "Chữ ở đầu trang, chân trang để ở phần chưa xếp được.",
                                  "Words of page headers and footers stand among what is unplaced.",
                                  {}});
}

}  // namespace vanthu::drafting
