#include "tests/fuzz/byte_mutator.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vanthu::fuzz {
namespace {

constexpr size_t kRunBytesMax = 64;
constexpr size_t kChangesMax = 6;

}  // namespace

std::string ByteMutator::Next() {
  size_t largest = 0;
  for (const std::string& file : corpus_) largest = std::max(largest, file.size());
  std::string bytes = corpus_[Below(corpus_.size())];
  const bool lines = Below(2) == 0;
  for (size_t left = 1 + Below(kChangesMax); left > 0; --left) lines ? ChangeLines(bytes) : ChangeBytes(bytes);
  bytes.resize(std::min(bytes.size(), 2 * largest));
  return bytes;
}

void ByteMutator::ChangeBytes(std::string& bytes) {
  static constexpr std::array<unsigned char, 8> kEdges = {0x00, 0x01, 0x20, 0x7F, 0x80, 0xBF, 0xFE, 0xFF};
  const size_t at = Below(bytes.size());
  const size_t run = std::min(1 + Below(kRunBytesMax), bytes.size() - at);
  switch (Below(6)) {
    case 0:
      if (!bytes.empty()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << Below(8)));
      return;
    case 1:
      if (!bytes.empty()) bytes[at] = static_cast<char>(kEdges[Below(kEdges.size())]);
      return;
    case 2:
      bytes.erase(at, run);
      return;
    case 3:
      bytes.insert(Below(bytes.size() + 1), bytes.substr(at, run));
      return;
    case 4:
      bytes.resize(at);
      return;
    default: {
      const std::string& other = corpus_[Below(corpus_.size())];
      bytes.insert(at, other.substr(Below(other.size()), 1 + Below(kRunBytesMax)));
    }
  }
}

void ByteMutator::ChangeLines(std::string& bytes) {
  const auto line_begin = [&](const std::string& text) {
    const size_t end = text.find('\n', Below(text.size()));
    return end == std::string::npos ? 0 : end + 1;
  };
  const auto line_at = [](const std::string& text, size_t begin) { return text.substr(begin, text.find('\n', begin) - begin); };
  const size_t at = line_begin(bytes);
  const std::string line = line_at(bytes, at);
  switch (Below(4)) {
    case 0:
      bytes.erase(at, line.size() + 1);
      return;
    case 1:
      bytes.erase(at, line.size());
      bytes.insert(line_begin(bytes), line + "\n");
      return;
    case 2:
      if (at > 0) bytes[at - 1] = ' ';
      return;
    default: {
      const std::string& other = corpus_[Below(corpus_.size())];
      bytes.insert(at, line_at(other, line_begin(other)) + "\n");
    }
  }
}

}  // namespace vanthu::fuzz
