#pragma once

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"

namespace vanthu::gateway {

// What can be wrong with a request, or with what came of it, before any service has a word in it. Each has its reason and its
// cause in Vietnamese and English in one table (fault.cc).
enum class RequestFault {
  // the head and its framing
  kLineEnding,
  kMethod,
  kTarget,
  kVersion,
  kFieldName,
  kFieldValue,
  kContentLength,
  kTwoContentLengths,
  kTransferEncoding,
  kTransferEncodingTooOld,
  kChunk,
  kEndlessFraming,
  kCutShort,
  kHost,
  kUnreadable,
  // the target
  kNoPath,
  kPercentSign,
  kNotUtf8,
  kDotsForNames,
  kTooManyQueryFields,
  kEncodedSlash,
  // the body
  kNoBodyHere,
  kTooDeep,
  kJsonSyntax,
  kJsonNotUtf8,
  kNoJsonObject,
  kNoSuchField,
  kJsonMemberTwice,
  kJsonListWanted,
  kJsonListHere,
  kJsonObjectHere,
  // who asks
  kNoCredential,
  kTwoAuthorizations,
  kNoBearer,
  kBearerForm,
  // on the other side
  kNoAnswerMade,
  kNoAnswerCame,
};

absl::Status FaultError(RequestFault fault);

// A fault of JSON at one of its bytes, the first is 1.
absl::Status FaultAtByte(RequestFault fault, size_t byte);

// A fault of the member with this path, "lines[2].fullName"; an empty path is the whole body.
absl::Status MemberFault(RequestFault fault, std::string_view path);

// MALFORMED_JSON for a value that protobuf's reader did not take, by its words: "(lent_count): invalid value "x" for type …".
absl::Status ValueFault(std::string_view words);

}  // namespace vanthu::gateway
