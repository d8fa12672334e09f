#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "absl/status/status.h"

namespace vanthu::benchmark {

inline constexpr char kBook[] = "agencies/so-a/books/luat";  // what the library has
inline constexpr int64_t kBookBytes = 100'000'000;           // its text

// The certificates by which the library and whoever stands in front of it know each other: library.pem, gateway.pem and
// authorities.pem in `folder`.
absl::Status MakeCertificates(const std::filesystem::path& folder);

// What a clerk's program sends; good for an hour, and only through a process that proves to be `gateway`.
std::string ClerkToken();

// The two processes that are looked at from outside: the library of the gateway's tests behind its door on a port, and our
// gateway in front of it, as the mains of the house build them. Each writes "port N." and serves until SIGTERM; gives the exit
// code.
int ServeLibrary(const std::filesystem::path& folder);
int ServeGateway(const std::filesystem::path& folder, const std::string& library_address);

}  // namespace vanthu::benchmark
