#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace vanthu::fuzz {

// Changes bytes as a fuzzer does, but the same way for the same seed: for builds that have no libFuzzer.
class ByteMutator {
 public:
  ByteMutator(std::vector<std::string> corpus, uint32_t seed) : corpus_(std::move(corpus)), random_(seed) {}

  // One file of the corpus with a few changes: bytes turned, set, cut out, repeated, taken from another file; in half of them
  // lines only, so that a text stays well-formed. Never larger than twice the largest file.
  std::string Next();

 private:
  size_t Below(size_t limit) { return limit == 0 ? 0 : random_() % limit; }
  void ChangeBytes(std::string& bytes);
  void ChangeLines(std::string& bytes);

  std::vector<std::string> corpus_;
  std::mt19937 random_;
};

}  // namespace vanthu::fuzz
