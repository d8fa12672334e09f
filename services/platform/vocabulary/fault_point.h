#pragma once

// VANTHU_FAULT_POINT("saga.numbered") is a place where a test may kill the process: it dies there, as by kill -9, when the
// environment variable VANTHU_DIE_AT names it. Nothing is compiled in unless the build has the option VANTHU_FAULT_POINTS.
#ifdef VANTHU_FAULT_POINTS
#include <csignal>
#include <cstdlib>
#include <string_view>

#define VANTHU_FAULT_POINT(name)                                                      \
  do {                                                                                \
    const char* die_at = std::getenv("VANTHU_DIE_AT");                                \
    if (die_at != nullptr && std::string_view(die_at) == (name)) std::raise(SIGKILL); \
  } while (false)
#else
#define VANTHU_FAULT_POINT(name) \
  do {                           \
  } while (false)
#endif
