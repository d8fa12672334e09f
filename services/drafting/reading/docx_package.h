#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

struct zip;

namespace vanthu::drafting {

// A report of a province with hundreds of pictures has some hundred parts.
inline constexpr int64_t kPackageEntriesMax = 4000;
// Unpacked, all together, read or not: more is no text with some pictures but a bomb for whoever opens it.
inline constexpr uint64_t kPackageBytesMax = 256ULL << 20;
// A word processor's XML shrinks 10 to 50 times; DEFLATE at its utmost, 1,032 times. Small parts may be all blanks.
inline constexpr uint64_t kPackedRatioMax = 200;
inline constexpr uint64_t kRatioFreeBytes = 1 << 20;
// The parts that are read, together: a text of 500 pages with every word in a run of its own.
inline constexpr uint64_t kReadPartsBytesMax = 24 << 20;

// An Office Open XML package (ECMA-376 Part 2): a zip whose entries are looked at under the limits above before one of them is
// unpacked. Nothing is ever written anywhere; pictures and whatever nobody asks for stay packed. It does not own the bytes.
// Threads: one.
class DocxPackage {
 public:
  // DAMAGED_FILE; UNSAFE_FILE for a bomb, for names that lead out of the package and for two parts of one name, of which programs
  // would show different ones; UNSUPPORTED_FORMAT behind a password. `bytes` outlive the package.
  static absl::StatusOr<DocxPackage> Open(std::string_view bytes, std::string_view file_name);

  // Part names are compared without regard to case (ECMA-376 Part 2, 6.2.2.3), and have no leading slash here.
  bool Holds(std::string_view part) const;
  bool HoldsAnyNamed(std::string_view last_name) const;

  // FILE_TOO_LARGE above what is read of one file; DAMAGED_FILE also where the part is missing.
  absl::StatusOr<std::string> Read(std::string_view part);

 private:
  struct Discarder {
    void operator()(zip* archive) const;
  };
  struct Entry {
    uint64_t index = 0;
    uint64_t size = 0;
  };

  DocxPackage(std::unique_ptr<zip, Discarder> archive, std::string_view file_name);
  absl::Status List();
  absl::Status ListEntry(uint64_t index);

  std::unique_ptr<zip, Discarder> archive_;
  std::string file_name_;
  std::map<std::string, Entry, std::less<>> entries_;  // by name in lower case
  uint64_t bytes_ = 0;
  uint64_t read_ = 0;
};

}  // namespace vanthu::drafting
