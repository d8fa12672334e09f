#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"
#include "tests/benchmark/command_output.h"
#include "tests/benchmark/http_load.h"
#include "tests/benchmark/measured_gateway.h"
#include "tests/benchmark/peak_memory.h"
#include "tests/benchmark/side_by_side.h"
#include "tests/support/child.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::benchmark {
namespace {

constexpr std::array<int, 3> kConnections = {1, 64, 256};
constexpr int kJudgedConnections = 64;
constexpr int kRounds = 5;
constexpr absl::Duration kSpan = absl::Seconds(3);
constexpr int64_t kUploadBytes = int64_t{8} << 20;
constexpr int kUploads = 16;
constexpr int64_t kTransferKibibytesMax = 32 * 1024;  // beyond what the gateway holds without one: well below any of the files
constexpr char kUnit[] = "requests/s";
constexpr char kPeer[] = "grpc-gateway";

// The library, and in front of it our gateway and grpc-gateway: each in a process of its own.
struct House {
  support::TemporaryFolder folder;
  std::unique_ptr<support::Child> library;
  std::unique_ptr<support::Child> ours;
  std::unique_ptr<support::Child> peer;
  HttpTarget our_book;
  HttpTarget peer_book;
};

absl::StatusOr<int> PortOf(support::Child& program) {
  int port = 0;
  program.Says(".\n");
  const std::string told = program.Output();
  const size_t at = told.find("port ");
  if (at == std::string::npos || !absl::SimpleAtoi(told.substr(at + 5, told.find('.', at) - at - 5), &port))
    return absl::InternalError(absl::StrCat("a program that was to serve said: ", told));
  return port;
}

absl::StatusOr<std::string> BuildPeer() {
  const std::string folder = VANTHU_BINARY_DIR "/gateway_peer";
  RETURN_IF_ERROR(OutputOf(absl::StrFormat("'%s/tests/benchmark/gateway_peer/build' '%s' '%s/proto' '%s/proto/googleapis'",
                                           VANTHU_SOURCE_DIR, folder, VANTHU_SOURCE_DIR, VANTHU_BINARY_DIR))
                      .status());
  return folder + "/gatewaypeer";
}

absl::StatusOr<std::unique_ptr<House>> Open(const std::string& peer_program) {
  auto house = std::make_unique<House>();
  const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
  const std::string folder = house->folder.path().string();
  RETURN_IF_ERROR(MakeCertificates(folder));
  house->library = std::make_unique<support::Child>(std::vector<std::string>{self, "library", folder});
  ASSIGN_OR_RETURN(const int library_port, PortOf(*house->library));
  const std::string address = absl::StrCat("127.0.0.1:", library_port);
  house->ours = std::make_unique<support::Child>(std::vector<std::string>{self, "gateway", folder, address});
  house->peer = std::make_unique<support::Child>(
      std::vector<std::string>{peer_program, address, "library", folder + "/gateway.pem", folder + "/authorities.pem"});
  house->our_book = {0, absl::StrCat("/v1/", kBook), ClerkToken()};
  house->peer_book = house->our_book;
  ASSIGN_OR_RETURN(house->our_book.port, PortOf(*house->ours));
  ASSIGN_OR_RETURN(house->peer_book.port, PortOf(*house->peer));
  return house;
}

// Both give the book before either is measured.
absl::Status Compare(const House& house) {
  for (const HttpTarget& target : {house.our_book, house.peer_book}) {
    ASSIGN_OR_RETURN(const std::string answer, Get(target));
    if (answer.find("Luật Ban hành") == std::string::npos) return absl::InternalError(absl::StrCat("no book: ", answer));
  }
  return absl::OkStatus();
}

absl::Status MeasureMemory(const House& house) {
  const auto peak = [&house] { return PeakKibibytes(house.ours->pid()); };
  HttpTarget text = house.our_book;
  text.path += "/text";
  const int64_t idle = peak();
  RETURN_IF_ERROR(Download(text, kBookBytes));
  const int64_t downloaded = peak();
  const std::string file = (house.folder.path() / "upload").string();
  std::ofstream(file, std::ios::binary) << std::string(kUploadBytes, 'v');
  text.path += "?fileName=big";
  RETURN_IF_ERROR(Upload(text, file, kUploads));
  const int64_t uploaded = peak();
  absl::PrintF(
      "memory of the gateway's process at most: %d KiB after one GET, %d after a download of %d MB, %d after %d uploads of %d "
      "MiB at once\n",
      idle, downloaded, kBookBytes / 1'000'000, uploaded, kUploads, kUploadBytes >> 20);
  if (idle > 0 && uploaded - idle <= kTransferKibibytesMax) return absl::OkStatus();
  return absl::InternalError(absl::StrFormat("transfers took %d KiB, more than %d", uploaded - idle, kTransferKibibytesMax));
}

absl::StatusOr<Medians> MeasureLoad(const House& house, int connections) {
  const Side ours{"ours", [&] { return RequestsPerSecond(house.our_book, connections, kSpan); }};
  const Side peer{kPeer, [&] { return RequestsPerSecond(house.peer_book, connections, kSpan); }};
  absl::PrintF("%d connections\n", connections);
  return MeasureSideBySide(ours, peer, kRounds, kUnit);
}

absl::StatusOr<std::string> Measure() {
  ASSIGN_OR_RETURN(const std::string peer_program, BuildPeer());
  ASSIGN_OR_RETURN(const auto house, Open(peer_program));
  RETURN_IF_ERROR(Compare(*house));
  RETURN_IF_ERROR(MeasureMemory(*house));
  std::string judged;
  for (const int connections : kConnections) {
    ASSIGN_OR_RETURN(const Medians medians, MeasureLoad(*house, connections));
    absl::PrintF("%s\n", ResultLine(absl::StrCat("with ", connections), medians, kPeer, kUnit));
    if (connections == kJudgedConnections) judged = ResultLine("gateway", medians, kPeer, kUnit);
  }
  return judged;
}

}  // namespace
}  // namespace vanthu::benchmark

int main(int argc, char** argv) {
  const std::string_view role = argc > 1 ? argv[1] : "";
  if (role == "library" && argc == 3) return vanthu::benchmark::ServeLibrary(argv[2]);
  if (role == "gateway" && argc == 4) return vanthu::benchmark::ServeGateway(argv[2], argv[3]);
  return vanthu::benchmark::PrintResult(vanthu::benchmark::Measure());
}
