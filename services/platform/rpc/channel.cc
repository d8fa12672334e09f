#include "services/platform/rpc/channel.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "grpc/support/time.h"
#include "grpcpp/support/client_interceptor.h"
#include "services/platform/rpc/identity.h"

namespace vanthu::rpc {
namespace {

class SecretBearer : public grpc::experimental::Interceptor {
 public:
  explicit SecretBearer(const std::string& secret) : secret_(secret) {}

  void Intercept(grpc::experimental::InterceptorBatchMethods* methods) override {
    if (methods->QueryInterceptionHookPoint(grpc::experimental::InterceptionHookPoints::PRE_SEND_INITIAL_METADATA)) {
      methods->GetSendInitialMetadata()->emplace(kCallerSecretKey, secret_);
    }
    methods->Proceed();
  }

 private:
  const std::string secret_;
};

class SecretBearers : public grpc::experimental::ClientInterceptorFactoryInterface {
 public:
  explicit SecretBearers(std::string secret) : secret_(std::move(secret)) {}
  grpc::experimental::Interceptor* CreateClientInterceptor(grpc::experimental::ClientRpcInfo*) override {
    return new SecretBearer(secret_);
  }

 private:
  const std::string secret_;
};

grpc::ChannelArguments Arguments() {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMessageBytesMax);
  arguments.SetMaxSendMessageSize(kMessageBytesMax);
  return arguments;
}

}  // namespace

void Prepare(const CallOptions& options, grpc::ClientContext& context) {
  const gpr_timespec timeout = gpr_time_from_micros(absl::ToInt64Microseconds(options.timeout), GPR_TIMESPAN);
  context.set_deadline(gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), timeout));
  if (!options.person_token.empty()) context.AddMetadata(kAuthorizationKey, absl::StrCat("Bearer ", options.person_token));
  if (!options.traceparent.empty()) context.AddMetadata(kTraceparentKey, options.traceparent);
}

std::shared_ptr<grpc::Channel> InProcessChannel(grpc::Server& server, std::string secret) {
  std::vector<std::unique_ptr<grpc::experimental::ClientInterceptorFactoryInterface>> interceptors;
  interceptors.push_back(std::make_unique<SecretBearers>(std::move(secret)));
  return server.experimental().InProcessChannelWithInterceptors(Arguments(), std::move(interceptors));
}

}  // namespace vanthu::rpc
