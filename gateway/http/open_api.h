#pragma once

#include <string>

#include "gateway/http/contract_comments.h"
#include "gateway/http/route_table.h"

namespace vanthu::gateway {

// The OpenAPI 3.1 page of the routes: one operation for each, as the gateway answers it, described by the contracts' own
// comments.
std::string OpenApiOf(const RouteTable& table, const ContractComments& comments);

}  // namespace vanthu::gateway
