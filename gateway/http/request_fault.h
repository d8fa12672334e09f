#pragma once

#include <string>
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

// MALFORMED_JSON by the words of the library that read it, "(title): Cannot find field.": kept in both languages, after what they
// mean.
absl::Status JsonFault(std::string_view words);

}  // namespace vanthu::gateway
