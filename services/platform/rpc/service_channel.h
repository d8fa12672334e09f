#pragma once

#include <memory>
#include <string>

#include "grpcpp/channel.h"
#include "services/platform/rpc/channel.h"

namespace vanthu::rpc {

inline constexpr unsigned kTlsRefreshSeconds = 60;  // how often a process looks at its certificate's files

// A channel to the process of another service, whatever its address: the other side has to prove by its certificate that it is
// `service`, and the one common name of ours says who is calling. One that was started anew is found again within seconds, one
// whose machine is gone is noticed.
std::shared_ptr<grpc::Channel> ServiceChannel(const std::string& target, const TlsFiles& files, const std::string& service,
                                              unsigned refresh_seconds = kTlsRefreshSeconds);

}  // namespace vanthu::rpc
