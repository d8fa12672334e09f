#pragma once

#include <cstddef>
#include <cstdint>

#include "absl/time/time.h"

namespace vanthu::gateway {

// A request's line and header fields: twice what browsers send with cookies of a whole domain.
inline constexpr size_t kHeaderBytesMax = 16 * 1024;

// A field name or parameter beyond this many is no client's need, but a parser's burden.
inline constexpr size_t kHeaderFieldsMax = 100;
inline constexpr size_t kQueryFieldsMax = 200;

// A gRPC message ends at 4 MiB; a body that becomes one leaves room for the other fields of its request.
inline constexpr int64_t kMessageBodyBytesMax = (int64_t{4} << 20) - 64 * 1024;

// Nesting of a JSON body: our contracts need five.
inline constexpr int kJsonDepthMax = 32;

// An uploaded file: what the services take (500 MiB each) and a little, so that they say no by their own reason.
inline constexpr int64_t kUploadBytesMax = int64_t{512} << 20;

// A body is read, and a file sent, in pieces of this size: one is in memory for each transfer.
inline constexpr size_t kPieceBytes = 64 * 1024;

// How long the services may take for an answer: what a client gets that names no time, and the most that it may name. A door
// takes no deadline of more than an hour.
inline constexpr absl::Duration kAnswerTimeout = absl::Seconds(30);
inline constexpr absl::Duration kTimeoutMax = absl::Minutes(55);

// A session's token is asked for again after this long: so long a session that was ended elsewhere may still speak here.
inline constexpr absl::Duration kTokenKept = absl::Minutes(1);
inline constexpr absl::Duration kRenewalTimeout = absl::Seconds(10);
inline constexpr size_t kSessionsRemembered = 10'000;  // about 6 MB; beyond that the memory starts anew

// Compressing less costs more bytes and time than it saves.
inline constexpr size_t kCompressBytesMin = 1024;

// Silence on an event stream: proxies close what says nothing for a minute.
inline constexpr absl::Duration kHeartbeat = absl::Seconds(15);

// A stream whose first event does not come at once is answered without it, so that the client knows that it is connected.
inline constexpr absl::Duration kFirstEventWait = absl::Seconds(1);

// What clients are told to wait before they connect again.
inline constexpr absl::Duration kReconnectAfter = absl::Seconds(2);

}  // namespace vanthu::gateway
