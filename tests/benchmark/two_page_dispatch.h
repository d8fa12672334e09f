#pragma once

#include <string>

namespace vanthu::benchmark {

// An official letter whose page takes two sheets, as a plain text file; each `seed` gives another text. Every second one has the
// faults that people make (a blank forgotten, a mark left out), so that checking has something to say.
std::string TwoPageDispatch(int seed);

}  // namespace vanthu::benchmark
