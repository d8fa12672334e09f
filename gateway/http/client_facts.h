#pragma once

#include <set>
#include <string>

#include "gateway/http/http_message.h"

namespace vanthu::gateway {

// Who is at the other end, seen through the proxies that stand in front of us.
struct ClientFacts {
  std::string address;
  bool came_by_proxy = false;
  bool is_tls = false;  // as the proxy says; we ourselves speak plain HTTP
};

// X-Forwarded-For and -Proto count only from an address in `trusted_proxies`, and of the first only what that proxy added: its
// last entry (ASVS 4.1.3). From anybody else they are what a client claims.
ClientFacts ClientFactsOf(const RequestHead& head, const std::set<std::string>& trusted_proxies);

}  // namespace vanthu::gateway
