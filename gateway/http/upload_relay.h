#pragma once

#include <memory>

#include "gateway/http/visit.h"

namespace vanthu::gateway {

// A body of raw bytes as a client stream, piece by piece: the next piece is read when the service has taken the last. A body that
// breaks off cancels the call, so that the service never takes it for whole.
void RelayUpload(std::shared_ptr<Visit> visit);

}  // namespace vanthu::gateway
