#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/directory/directory.h"
#include "services/directory/rpc/directory_file.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/rpc/in_process_server.h"
#include "services/platform/status/macros.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::directory {

inline const absl::Time kNow = absl::FromUnixSeconds(1'767'225'600);

class FixedClock : public Clock {
 public:
  absl::Time Now() override { return kNow; }
};

inline v1::Content SampleProvince() {
  std::ifstream file(VANTHU_SOURCE_DIR "/deploy/sample/directory.yaml");
  std::ostringstream text;
  text << file.rdbuf();
  auto content = ReadDirectoryFile(text.str(), "directory.yaml");
  EXPECT_TRUE(content.ok()) << content.status();
  return content.ok() ? *content : v1::Content();
}

// The whole service with the sample province, called as the processes of the house call it.
class DirectoryTest : public testing::Test {
 protected:
  explicit DirectoryTest(bool is_sample = true) {
    folder = std::filesystem::path(testing::TempDir()) / ("directory" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    DirectoryConfig config{
        .database = {.url = "sqlite::memory:"}, .key_folder = folder, .audience = "here", .is_sample = is_sample};
    auto opened = Directory::Open(config, clock, randomness);
    EXPECT_TRUE(opened.ok()) << opened.status();
    directory = *std::move(opened);
    server = *rpc::InProcessServer::Start(directory->door());
    standalone = v1::Directory::NewStub(server->ChannelFor("standalone"));
    drafting = v1::Directory::NewStub(server->ChannelFor("drafting"));
  }
  ~DirectoryTest() override {
    server->Shutdown();
    std::filesystem::remove_all(folder);
  }

  absl::StatusOr<v1::ImportDirectoryResponse> Import(const v1::Content& content) {
    v1::ImportDirectoryRequest request;
    *request.mutable_content() = content;
    return rpc::CallUnary(*standalone, &v1::Directory::Stub::ImportDirectory, request);
  }
  absl::StatusOr<v1::ExpandedLine> Expand(const char* day, const char* text, const char* issuer = "agencies/h99-stttt") {
    v1::ExpandRecipientsRequest request;
    request.set_parent(issuer);
    request.set_day(day);
    request.add_lines()->set_text(text);
    ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*drafting, &v1::Directory::Stub::ExpandRecipients, request));
    return response.lines(0);
  }
  absl::StatusOr<v1::ResolveIssuerResponse> Resolve(const char* notation, const char* type, const char* body, const char* day) {
    v1::ResolveIssuerRequest request;
    request.set_notation(notation);
    request.set_type_abbreviation(type);
    request.set_issuing_body(body);
    request.set_day(day);
    return rpc::CallUnary(*drafting, &v1::Directory::Stub::ResolveIssuer, request);
  }
  absl::StatusOr<std::string> Judge(const char* issuer, std::vector<std::string> lines, const char* position, const char* name,
                                    const char* day) {
    v1::JudgeSignerRequest request;
    request.set_parent(issuer);
    request.set_day(day);
    for (const std::string& line : lines) request.add_authority_lines(line);
    request.set_position(position);
    request.set_full_name(name);
    ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*drafting, &v1::Directory::Stub::JudgeSigner, request));
    return response.person();
  }
  absl::StatusOr<v1::PlaySampleAccountResponse> Play(const char* account) {
    v1::PlaySampleAccountRequest request;
    request.set_name(account);
    return rpc::CallUnary(*standalone, &v1::Directory::Stub::PlaySampleAccount, request);
  }

  FixedClock clock;
  crypto::SeededRandomness randomness{1};
  std::filesystem::path folder;
  std::unique_ptr<Directory> directory;
  std::unique_ptr<rpc::InProcessServer> server;
  std::unique_ptr<v1::Directory::Stub> standalone, drafting;
};

class SampleProvinceTest : public DirectoryTest {
 protected:
  SampleProvinceTest() {
    const auto imported = Import(SampleProvince());
    EXPECT_TRUE(imported.ok()) << imported.status();
  }
};

}  // namespace vanthu::directory
