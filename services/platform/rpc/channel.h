#pragma once

#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/grpcpp.h"
#include "services/platform/rpc/grpc_status.h"

namespace vanthu::rpc {

inline constexpr size_t kChunkBytes = 256 * 1024;  // of a file on its way; a message ends at 4 MiB
inline constexpr int kMessageBytesMax = 4 * 1024 * 1024;

// How one call is made. The deadline counts on the machine's clock.
struct CallOptions {
  absl::Duration timeout = absl::Seconds(10);
  std::string person_token = {};  // of the person on whose behalf it is made; empty: the calling service itself
  std::string traceparent = {};
};

void Prepare(const CallOptions& options, grpc::ClientContext& context);

// One call, awaited:  CallUnary(*stub, &Numbering::Stub::Allocate, request)
template <class Stub, class Req, class Res>
absl::StatusOr<Res> CallUnary(Stub& stub, grpc::Status (Stub::*method)(grpc::ClientContext*, const Req&, Res*),
                              const Req& request, const CallOptions& options = {}) {
  grpc::ClientContext context;
  Prepare(options, context);
  Res response;
  const absl::Status status = FromGrpc((stub.*method)(&context, request, &response));
  if (!status.ok()) return status;
  return response;
}

// Reads a stream to its end, or until `each` says stop with a status other than OK: that status is then the result. An
// OUT_OF_RANGE of `each` stands for "enough" and is a success.
template <class Stub, class Req, class Res>
absl::Status CallStream(Stub& stub, std::unique_ptr<grpc::ClientReader<Res>> (Stub::*method)(grpc::ClientContext*, const Req&),
                        const Req& request, const std::type_identity_t<std::function<absl::Status(const Res&)>>& each,
                        const CallOptions& options = {}) {
  grpc::ClientContext context;
  Prepare(options, context);
  const auto reader = (stub.*method)(&context, request);
  Res item;
  while (reader->Read(&item)) {
    const absl::Status status = each(item);
    if (status.ok()) continue;
    context.TryCancel();
    (void)reader->Finish();
    return absl::IsOutOfRange(status) ? absl::OkStatus() : status;
  }
  return FromGrpc(reader->Finish());
}

// Sends what `fill` puts into each chunk until it says there is no more (false), and gives the answer. When `fill` fails the
// upload is cancelled, and its status is the result.
template <class Stub, class Req, class Res>
absl::StatusOr<Res> CallUpload(Stub& stub, std::unique_ptr<grpc::ClientWriter<Req>> (Stub::*method)(grpc::ClientContext*, Res*),
                               const std::type_identity_t<std::function<absl::StatusOr<bool>(Req*)>>& fill,
                               const CallOptions& options = {}) {
  grpc::ClientContext context;
  Prepare(options, context);
  Res response;
  const auto writer = (stub.*method)(&context, &response);
  while (true) {
    Req chunk;
    const absl::StatusOr<bool> more = fill(&chunk);
    if (!more.ok()) {
      context.TryCancel();
      (void)writer->Finish();
      return more.status();
    }
    if (!*more || !writer->Write(chunk)) break;  // a refused write: the server has answered already
  }
  writer->WritesDone();
  const absl::Status status = FromGrpc(writer->Finish());
  if (!status.ok()) return status;
  return response;
}

// Files of a process's mTLS identity. Key and chain stand in one PEM file, so that a renewal (written beside, then renamed) is
// never seen by halves.
struct TlsFiles {
  std::string key_and_chain;
  std::string authorities;
};

// A channel into a server of this process, whose every call carries `secret` (Door::SecretFor).
std::shared_ptr<grpc::Channel> InProcessChannel(grpc::Server& server, std::string secret);

}  // namespace vanthu::rpc
