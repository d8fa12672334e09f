#include "gateway/http/request_fault.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "gateway/http/json_fields.h"
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
    {RequestFault::kJsonSyntax, Reason::kMalformedJson, "sai cú pháp JSON", "the syntax is no JSON"},
    {RequestFault::kJsonNotUtf8, Reason::kMalformedJson, "có byte không phải UTF-8", "there are bytes that are no UTF-8"},
    {RequestFault::kNoJsonObject, Reason::kMalformedJson,
     "nội dung phải là một đối tượng JSON, không phải danh sách, chữ, số hay null",
     "the body has to be a JSON object, and is a list, a text, a number or null"},
    {RequestFault::kNoSuchField, Reason::kMalformedJson, "không có trường này", "there is no such field"},
    {RequestFault::kJsonMemberTwice, Reason::kMalformedJson, "trường này được ghi hai lần", "the field comes twice"},
    {RequestFault::kJsonListWanted, Reason::kMalformedJson, "trường này cần một danh sách", "the field takes a list"},
    {RequestFault::kJsonListHere, Reason::kMalformedJson, "trường này không nhận danh sách", "the field takes no list"},
    {RequestFault::kJsonObjectHere, Reason::kMalformedJson, "trường này không nhận đối tượng", "the field takes no object"},
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

const Row& RowOf(RequestFault fault) {
  return *std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& row) { return row.fault == fault; });
}

struct Cause {
  std::string vietnamese;
  std::string english;
};

absl::Status MalformedJson(const Cause& cause, std::string_view path) {
  std::vector<status::Detail> details = {{"cause", cause.vietnamese}, {"cause_en", cause.english}};
  if (!path.empty()) details.push_back({"field", std::string(path)});
  return status::Error(Reason::kMalformedJson, std::move(details));
}

std::string Between(std::string_view text, std::string_view begin, std::string_view end) {
  const size_t at = text.find(begin);
  if (at == text.npos) return "";
  text.remove_prefix(at + begin.size());
  return std::string(text.substr(0, text.rfind(end)));
}

}  // namespace

absl::Status FaultError(RequestFault fault) {
  const Row& row = RowOf(fault);
  if (fault == RequestFault::kTooDeep) {
    return status::Error(row.reason, {{"cause", absl::StrFormat("lồng nhau quá %d tầng", kJsonDepthMax)},
                                      {"cause_en", absl::StrFormat("it is nested deeper than %d", kJsonDepthMax)}});
  }
  return status::Error(row.reason, {{"cause", row.vietnamese}, {"cause_en", row.english}});
}

absl::Status FaultAtByte(RequestFault fault, size_t byte) {
  const Row& row = RowOf(fault);
  return MalformedJson(
      {absl::StrFormat("%s (byte thứ %d)", row.vietnamese, byte), absl::StrFormat("%s (at byte %d)", row.english, byte)}, "");
}

absl::Status MemberFault(RequestFault fault, std::string_view path) {
  const Row& row = RowOf(fault);
  const std::string where = path.empty() ? "" : absl::StrFormat("%s: ", path);
  return MalformedJson({where + row.vietnamese, where + row.english}, path);
}

absl::Status ValueFault(std::string_view words) {
  const std::string path = JsonPath(words.substr(0, 1) == "(" ? Between(words.substr(0, words.find(')') + 1), "(", ")") : "");
  const std::string value = Between(words, "invalid value ", " for type ");
  if (path.empty() || value.empty()) {
    return MalformedJson({absl::StrFormat("giá trị không hợp với trường (%s)", words),
                          absl::StrFormat("a value does not fit its field (%s)", words)},
                         path);
  }
  return MalformedJson({absl::StrFormat("%s: giá trị %s không hợp với trường", path, value),
                        absl::StrFormat("%s: the value %s does not fit the field", path, value)},
                       path);
}

}  // namespace vanthu::gateway
