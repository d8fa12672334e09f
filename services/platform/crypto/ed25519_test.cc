#include "services/platform/crypto/ed25519.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/status/reason.h"

namespace vanthu::crypto {
namespace {

struct Vector {
  const char* seed;
  const char* public_key;
  const char* message;
  const char* signature;
};

// RFC 8032 §7.1, tests 1 to 3.
constexpr Vector kVectors[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7"
     "a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612b"
     "b0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1"
     "ec40a"},
};

std::string Hex(const std::string& bytes) { return absl::BytesToHexString(bytes); }

TEST(SigningKey, GivesTheSignaturesOfRfc8032) {
  for (const Vector& vector : kVectors) {
    const SigningKey key = SigningKey::FromSeed(absl::HexStringToBytes(vector.seed));
    const std::string message = absl::HexStringToBytes(vector.message);
    EXPECT_EQ(Hex(key.public_key().bytes), vector.public_key);
    EXPECT_EQ(Hex(key.Sign(message)), vector.signature);
    EXPECT_TRUE(Verify(key.public_key(), message, key.Sign(message)));
  }
}

TEST(Verify, RefusesAnyChangedBit) {
  const SigningKey key = SigningKey::FromSeed(std::string(32, 's'));
  const std::string signature = key.Sign("message");
  for (size_t bit = 0; bit < signature.size() * 8; ++bit) {
    std::string changed = signature;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(Verify(key.public_key(), "message", changed)) << bit;
  }
  EXPECT_FALSE(Verify(key.public_key(), "massage", signature));
}

TEST(Verify, RefusesKeysAndSignaturesOfAnotherSize) {
  const SigningKey key = SigningKey::FromSeed(std::string(32, 's'));
  const std::string signature = key.Sign("m");
  EXPECT_FALSE(Verify(PublicKey{""}, "m", signature));
  EXPECT_FALSE(Verify(PublicKey{key.public_key().bytes + "x"}, "m", signature));
  EXPECT_FALSE(Verify(key.public_key(), "m", ""));
  EXPECT_FALSE(Verify(key.public_key(), "m", signature + "x"));
}

class KeyFile : public ::testing::Test {
 protected:
  KeyFile() : folder_(std::filesystem::path(::testing::TempDir()) / FreshIdText(system_)) {
    std::filesystem::create_directories(folder_);
  }
  ~KeyFile() override { std::filesystem::remove_all(folder_); }
  std::string Path() const { return (folder_ / "key.pem").string(); }

  SystemRandomness system_;
  SeededRandomness randomness_{7};
  std::filesystem::path folder_;
};

TEST_F(KeyFile, IsMadeOnceAndReadAgain) {
  const auto made = SigningKey::LoadOrCreate(Path(), randomness_);
  const auto read = SigningKey::LoadOrCreate(Path(), randomness_);
  ASSERT_TRUE(made.ok()) << made.status();
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(made->public_key(), read->public_key());
  EXPECT_EQ(made->public_key(), SigningKey::FromSeed(SeededRandomness(7).Bytes(32)).public_key());
}

TEST_F(KeyFile, IsReadableByItsOwnerOnlyAndStandsAlone) {
  ASSERT_TRUE(SigningKey::LoadOrCreate(Path(), randomness_).ok());
  struct stat info = {};
  ASSERT_EQ(stat(Path().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1);
}

TEST_F(KeyFile, OfSomethingElseIsRefusedAndKept) {
  for (const char* content : {"", "not a key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"}) {
    std::ofstream(Path()) << content;
    const auto key = SigningKey::LoadOrCreate(Path(), randomness_);
    EXPECT_TRUE(status::Is(key.status(), status::Reason::kConfigInvalid)) << key.status();
    EXPECT_EQ(std::filesystem::file_size(Path()), std::string(content).size());
  }
}

TEST_F(KeyFile, NeedsItsFolder) {
  const auto key = SigningKey::LoadOrCreate((folder_ / "none" / "key.pem").string(), randomness_);
  EXPECT_TRUE(status::Is(key.status(), status::Reason::kDiskFailed)) << key.status();
}

TEST_F(KeyFile, IsOneKeyForManyStartingAtOnce) {
  std::vector<std::string> seen(8);
  std::vector<std::thread> starts;
  for (std::string& mine : seen) {
    starts.emplace_back([&] { mine = SigningKey::LoadOrCreate(Path(), system_).value().public_key().bytes; });
  }
  for (std::thread& start : starts) start.join();
  EXPECT_EQ(std::vector<std::string>(8, seen[0]), seen);
}

TEST(SeededRandomness, GivesTheSameSequenceHoweverItIsCut) {
  SeededRandomness whole(1), cut(1), other(2);
  const std::string bytes = whole.Bytes(100);
  std::string pieces;
  for (size_t size : {1u, 40u, 0u, 59u}) pieces += cut.Bytes(size);
  EXPECT_EQ(pieces, bytes);
  EXPECT_NE(other.Bytes(100), bytes);
}

TEST(SystemRandomness, GivesAsManyBytesAsAskedAndNeverTheSame) {
  SystemRandomness randomness;
  EXPECT_EQ(randomness.Bytes(0).size(), 0u);
  EXPECT_EQ(randomness.Bytes(33).size(), 33u);
  EXPECT_NE(randomness.Bytes(16), randomness.Bytes(16));
}

TEST(EqualInConstantTime, ComparesBytesAndSizes) {
  EXPECT_TRUE(EqualInConstantTime("", ""));
  EXPECT_TRUE(EqualInConstantTime("abc", "abc"));
  EXPECT_FALSE(EqualInConstantTime("abc", "abd"));
  EXPECT_FALSE(EqualInConstantTime("abc", "ab"));
}

}  // namespace
}  // namespace vanthu::crypto
