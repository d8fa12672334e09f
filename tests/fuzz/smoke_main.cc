// usage: NAME_fuzz_smoke CORPUS ROUNDS. Runs every file of the corpus and ROUNDS mutations of them; a crash is the failure. The
// seed of the input that crashed is the last one printed.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/byte_mutator.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

void Run(const std::string& input) {
  // The exact size on the heap: one byte read too far is seen by the sanitizer.
  const std::vector<uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::vector<std::string> FilesOf(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> files;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return files;
}

}  // namespace

int main(int argument_count, char** arguments) {
  const std::vector<std::string> corpus = argument_count == 3 ? FilesOf(arguments[1]) : std::vector<std::string>();
  if (corpus.empty()) {
    std::fputs("usage: SMOKE CORPUS ROUNDS, with a corpus that is not empty\n", stderr);
    return EXIT_FAILURE;
  }
  for (const std::string& file : corpus) Run(file);
  Run("");
  const auto rounds = static_cast<uint32_t>(std::strtoul(arguments[2], nullptr, 10));
  for (uint32_t seed = 1; seed <= rounds; ++seed) {
    std::fprintf(stderr, "\rseed %u", seed);
    Run(vanthu::fuzz::ByteMutator(corpus, seed).Next());
  }
  std::fprintf(stderr, "\r%zu files and %u mutations of them\n", corpus.size(), rounds);
  return EXIT_SUCCESS;
}
