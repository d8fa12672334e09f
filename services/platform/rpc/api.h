#pragma once

#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "grpcpp/grpcpp.h"
#include "services/platform/rpc/call.h"
#include "services/platform/rpc/done.h"
#include "services/platform/rpc/door.h"
#include "services/platform/rpc/feed.h"
#include "services/platform/rpc/grpc_status.h"
#include "services/platform/rpc/guarded.h"
#include "services/platform/rpc/sink.h"
#include "services/platform/rpc/stream_reactor.h"
#include "services/platform/rpc/upload_reactor.h"

namespace vanthu::rpc {

// The base of every rpc/*_service: binds each RPC of Svc to a member function in one line of the constructor. Handlers never see
// gRPC.
//
//   NumberingService(Door& door, NumberAllocator& allocator) : Api<Numbering>(door) {
//     Unary("Allocate", this, &NumberingService::Allocate);   // void(const Call&, const Req&, Done<Res>): holds no thread,
//     answers later; it
//                                                             // runs on a thread of gRPC's and must not block
//     Unary("GetNumber", this, &NumberingService::GetNumber); // StatusOr<Res>(const Call&, const Req&): on the door's pool
//     Stream("Watch", this, &NumberingService::Watch);        // StatusOr<unique_ptr<Feed<Res>>>(const Call&, const Req&): on the
//     pool Upload("Store", this, &NumberingService::Store);        // StatusOr<unique_ptr<Sink<Req, Res>>>(const Call&, const
//     Req& first chunk)
//   }
//
// Every RPC of the service has to be bound, once: Door::Ready, and so the server, refuses otherwise. MarkMethodCallback and the
// handlers of grpc::internal are what generated code calls; they are named in this header alone.
template <class Svc>
class Api : public Svc::Service {
 protected:
  explicit Api(Door& door) : door_(door) { door_.Offer(Svc::service_full_name(), this); }

  template <class Self, class Req, class Res>
  void Unary(const char* name, Self* self, absl::StatusOr<Res> (Self::*handler)(const Call&, const Req&)) {
    BindUnary<Req, Res>(name, [this, self, handler](std::shared_ptr<const Call> call, const Req& request, Done<Res> done) {
      door_.Run(call, [self, handler, call, &request, done](const absl::Status& wanted) {
        if (!wanted.ok()) return done(wanted);
        done(Guarded<Res>([&] { return (self->*handler)(*call, request); }));
      });
    });
  }

  template <class Self, class Req, class Res>
  void Unary(const char* name, Self* self, void (Self::*handler)(const Call&, const Req&, Done<Res>)) {
    BindUnary<Req, Res>(name, [self, handler](std::shared_ptr<const Call> call, const Req& request, Done<Res> done) {
      const auto held = [call, done](absl::StatusOr<Res> result) {
        done(std::move(result));
      };  // keeps the call as long as the answer is owed
      const auto begun = Guarded<bool>([&] { return (self->*handler)(*call, request, Done<Res>(held)), true; });
      if (!begun.ok()) done(begun.status());
    });
  }

  template <class Self, class Req, class Res>
  void Stream(const char* name, Self* self,
              absl::StatusOr<std::unique_ptr<Feed<Res>>> (Self::*handler)(const Call&, const Req&)) {
    Method* method = door_.Bind(Svc::service_full_name(), name);
    if (method == nullptr) return;
    this->MarkMethodCallback(
        method->descriptor->index(),
        new grpc::internal::CallbackServerStreamingHandler<Req, Res>(
            [this, method, self, handler](grpc::CallbackServerContext* context,
                                          const Req* request) -> grpc::ServerWriteReactor<Res>* {
              auto call = std::make_shared<Call>();
              const absl::Status admitted = door_.Admit(*method, *context, request, call.get());
              if (!admitted.ok()) return TurnedAway<RefusedStream<Res>>(*method, *call, admitted);
              auto open = [self, handler, call, request] {
                return Guarded<std::unique_ptr<Feed<Res>>>([&] { return (self->*handler)(*call, *request); });
              };
              return StreamReactor<Res>::Start(door_, *method, std::move(open));
            }));
  }

  template <class Self, class Req, class Res>
  void Upload(const char* name, Self* self,
              absl::StatusOr<std::unique_ptr<Sink<Req, Res>>> (Self::*handler)(const Call&, const Req&)) {
    Method* method = door_.Bind(Svc::service_full_name(), name);
    if (method == nullptr) return;
    this->MarkMethodCallback(
        method->descriptor->index(),
        new grpc::internal::CallbackClientStreamingHandler<Req, Res>(
            [this, method, self, handler](grpc::CallbackServerContext* context, Res* response) -> grpc::ServerReadReactor<Req>* {
              auto call = std::make_shared<Call>();
              const absl::Status admitted = door_.Admit(*method, *context, nullptr, call.get());
              if (!admitted.ok()) return TurnedAway<RefusedUpload<Req>>(*method, *call, admitted);
              auto open = [self, handler, call](const Req& first) {
                return Guarded<std::unique_ptr<Sink<Req, Res>>>([&] { return (self->*handler)(*call, first); });
              };
              return UploadReactor<Req, Res>::Start(door_, *method, call, response, std::move(open));
            }));
  }

 private:
  template <class Req, class Res, class Run>
  void BindUnary(const char* name, Run run) {
    Method* method = door_.Bind(Svc::service_full_name(), name);
    if (method == nullptr) return;
    this->MarkMethodCallback(method->descriptor->index(),
                             new grpc::internal::CallbackUnaryHandler<Req, Res>(
                                 [this, method, run](grpc::CallbackServerContext* context, const Req* request, Res* response) {
                                   grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
                                   auto call = std::make_shared<Call>();
                                   Done<Res> done([method, response, reactor](absl::StatusOr<Res> result) {
                                     method->Count(result.status().code());
                                     const grpc::Status status = ToGrpc(result.status());
                                     if (result.ok()) *response = std::move(*result);
                                     reactor->Finish(status);
                                   });
                                   const absl::Status admitted = door_.Admit(*method, *context, request, call.get());
                                   if (admitted.ok()) {
                                     run(call, *request, done);
                                   } else {
                                     door_.TurnAway(*call, admitted, [done, admitted] { done(admitted); });
                                   }
                                   return reactor;
                                 }));
  }

  template <class Reactor>
  Reactor* TurnedAway(Method& method, const Call& call, const absl::Status& status) {
    method.Count(status.code());
    auto* reactor = new Reactor;
    door_.TurnAway(call, status, [reactor, status] { reactor->Finish(ToGrpc(status)); });
    return reactor;
  }

  Door& door_;
};

}  // namespace vanthu::rpc
