#include "gateway/http/request_fault.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_format.h"
#include "gateway/http/limits.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using status::Reason;

struct Row {
  RequestFault fault;
  Reason reason;
  const char* vietnamese;
  const char* english;
};

constexpr Row kRows[] = {
    {RequestFault::kLineEnding, Reason::kMalformedHttp, "một dòng không kết thúc bằng CRLF", "a line does not end in CRLF"},
    {RequestFault::kMethod, Reason::kMalformedHttp, "tên phương thức sai", "the method is no word of HTTP"},
    {RequestFault::kTarget, Reason::kMalformedHttp, "địa chỉ ở dòng đầu sai", "the target in the first line is wrong"},
    {RequestFault::kVersion, Reason::kMalformedHttp, "phiên bản không phải HTTP/1.1 hoặc HTTP/1.0",
     "the version is neither HTTP/1.1 nor HTTP/1.0"},
    {RequestFault::kFieldName, Reason::kMalformedHttp, "tên một trường đầu thư sai", "the name of a header field is wrong"},
    {RequestFault::kFieldValue, Reason::kMalformedHttp, "giá trị một trường đầu thư có ký tự không được phép",
     "the value of a header field has characters that are not allowed"},
    {RequestFault::kContentLength, Reason::kMalformedHttp, "Content-Length không phải một số", "Content-Length is no number"},
    {RequestFault::kTwoContentLengths, Reason::kMalformedHttp, "có nhiều Content-Length",
     "there is more than one Content-Length"},
    {RequestFault::kTransferEncoding, Reason::kMalformedHttp, "Transfer-Encoding sai, hoặc đi cùng Content-Length",
     "Transfer-Encoding is wrong, or comes with a Content-Length"},
    {RequestFault::kTransferEncodingTooOld, Reason::kMalformedHttp, "HTTP/1.0 không có Transfer-Encoding",
     "HTTP/1.0 has no Transfer-Encoding"},
    {RequestFault::kChunk, Reason::kMalformedHttp, "một khúc (chunk) của nội dung sai dạng",
     "a chunk of the body has the wrong form"},
    {RequestFault::kEndlessFraming, Reason::kMalformedHttp, "dòng kích thước hoặc phần cuối của nội dung dài vô tận",
     "a chunk's size line or the body's trailer has no end"},
    {RequestFault::kCutShort, Reason::kMalformedHttp, "yêu cầu bị cắt giữa chừng", "the request ends in the middle"},
    {RequestFault::kHost, Reason::kMalformedHttp, "trường Host phải có đúng một lần", "Host has to come exactly once"},
    {RequestFault::kUnreadable, Reason::kMalformedHttp, "không đọc được phần đầu của yêu cầu",
     "the request's head cannot be read"},
    {RequestFault::kNoPath, Reason::kMalformedHttp, "địa chỉ không bắt đầu bằng dấu /", "the target is no path"},
    {RequestFault::kPercentSign, Reason::kMalformedHttp, "dấu phần trăm trong địa chỉ không thay cho ký tự nào",
     "a percent sign in the target stands for no character"},
    {RequestFault::kNotUtf8, Reason::kMalformedHttp, "địa chỉ không phải UTF-8", "the target is no UTF-8"},
    {RequestFault::kDotsForNames, Reason::kMalformedHttp, "đường dẫn có tên là . hoặc ..", "the path has . or .. for a name"},
    {RequestFault::kTooManyQueryFields, Reason::kMalformedHttp, "có quá nhiều tham số sau dấu ?",
     "there are too many query fields"},
    {RequestFault::kEncodedSlash, Reason::kMalformedHttp, "tên tài nguyên có dấu / được mã hóa",
     "there is an encoded slash in a resource's name"},
    {RequestFault::kNoBodyHere, Reason::kMalformedHttp, "lời gọi này không nhận nội dung", "this call takes no body"},
    {RequestFault::kTooDeep, Reason::kMalformedJson, "lồng nhau quá sâu", "it is nested too deep"},
    {RequestFault::kNoCredential, Reason::kUnauthenticated, "không có cookie phiên làm việc hay Authorization",
     "there is neither a session's cookie nor an Authorization"},
    {RequestFault::kTwoAuthorizations, Reason::kUnauthenticated, "có nhiều Authorization",
     "there is more than one Authorization"},
    {RequestFault::kNoBearer, Reason::kUnauthenticated, "Authorization không phải loại Bearer",
     "the authorization is no bearer token"},
    {RequestFault::kBearerForm, Reason::kUnauthenticated, "mã Bearer sai dạng", "the bearer token is malformed"},
    {RequestFault::kNoAnswerMade, Reason::kInternal, "yêu cầu không được trả lời", "the request was given no answer"},
    {RequestFault::kNoAnswerCame, Reason::kInternal, "dịch vụ không trả lời gì", "the service gave no answer"},
};

// What the JSON library complains of, the first that is found in its words.
struct Complaint {
  std::string_view words;
  std::string_view vietnamese;
  std::string_view english;
};

constexpr Complaint kComplaints[] = {
    {"Starting an object on a scalar field", "trường này không nhận đối tượng", "the field takes no object"},
    {"Cannot find field", "không có trường này", "there is no such field"},
    {"invalid name", "không có trường này", "there is no such field"},
    {"invalid value", "giá trị không hợp với trường", "the value does not fit the field"},
    {"Invalid value", "giá trị không hợp với trường", "the value does not fit the field"},
    {"Proto field is not repeating", "trường này không nhận danh sách", "the field takes no list"},
    {"cannot start list", "trường này không nhận danh sách", "the field takes no list"},
    {"oneof field", "hai trường loại trừ nhau cùng có giá trị", "two fields that exclude each other both have a value"},
    {"Encountered non UTF-8", "có byte không phải UTF-8", "there are bytes that are no UTF-8"},
};

}  // namespace

absl::Status FaultError(RequestFault fault) {
  const Row& row = *std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& r) { return r.fault == fault; });
  if (fault == RequestFault::kTooDeep) {
    return status::Error(row.reason, {{"cause", absl::StrFormat("lồng nhau quá %d tầng", kJsonDepthMax)},
                                      {"cause_en", absl::StrFormat("it is nested deeper than %d", kJsonDepthMax)}});
  }
  return status::Error(row.reason, {{"cause", row.vietnamese}, {"cause_en", row.english}});
}

absl::Status JsonFault(std::string_view words) {
  const auto* known = std::find_if(std::begin(kComplaints), std::end(kComplaints),
                                   [&](const Complaint& complaint) { return words.find(complaint.words) != words.npos; });
  const bool is_known = known != std::end(kComplaints);
  return status::Error(Reason::kMalformedJson,
                       {{"cause", absl::StrFormat("%s (%s)", is_known ? known->vietnamese : "sai cú pháp JSON", words)},
                        {"cause_en", absl::StrFormat("%s (%s)", is_known ? known->english : "the syntax is no JSON", words)}});
}

}  // namespace vanthu::gateway
