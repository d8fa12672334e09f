#pragma once

#include <string>

#include "gateway/http/contract_comments.h"
#include "gateway/http/open_api_schemas.h"
#include "gateway/http/route.h"

namespace vanthu::gateway {

// A route's path with a parameter for each place that is not fixed: "/v1/agencies/{agency}/drafts/{draft}:approve".
std::string OpenApiPath(const Route& route);

OpenApiSchemas::Json OpenApiOperation(const Route& route, const ContractComments& comments, OpenApiSchemas* schemas);

}  // namespace vanthu::gateway
