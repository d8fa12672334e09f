#pragma once

#include <memory>

#include "gateway/http/visit.h"

namespace vanthu::gateway {

// One request, one answer: the body becomes the request's fields, the answer JSON. No thread waits for the service.
void RelayUnary(std::shared_ptr<Visit> visit);

}  // namespace vanthu::gateway
