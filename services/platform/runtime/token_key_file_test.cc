#include "services/platform/runtime/token_key_file.h"

#include "gtest/gtest.h"
#include "services/platform/crypto/public_key_pem.h"
#include "services/platform/rpc/testing/desk_house.h"
#include "services/platform/status/reason.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::runtime {
namespace {

crypto::PublicKey KeyOf(char seed) { return crypto::SigningKey::FromSeed(std::string(32, seed)).public_key(); }

class TokenKeyFileTest : public testing::Test {
 protected:
  std::vector<crypto::PublicKey> KeysLater() {
    clock_.Advance(absl::Seconds(2));
    return file_.Keys();
  }

  support::TemporaryFolder temporary_;
  const std::filesystem::path path_ = temporary_.path() / "token-keys.pem";
  const std::unique_ptr<files::Disk> disk_ = files::MakeSystemDisk();
  rpc::testing::SetClock clock_;
  TokenKeyFile file_{*disk_, clock_, path_};
};

TEST_F(TokenKeyFileTest, HasNobodyUntilTheFileIsThere) {
  EXPECT_TRUE(file_.Keys().empty());
  EXPECT_TRUE(status::Is(file_.last_failure(), status::Reason::kNotFound));
  ASSERT_TRUE(AddTokenKey(*disk_, path_, KeyOf('a')).ok());
  EXPECT_EQ(KeysLater(), std::vector{KeyOf('a')});
  EXPECT_TRUE(file_.last_failure().ok());
}

TEST_F(TokenKeyFileTest, KeepsTheEarlierKeyBesideTheNew) {
  ASSERT_TRUE(AddTokenKey(*disk_, path_, KeyOf('a')).ok());
  ASSERT_TRUE(AddTokenKey(*disk_, path_, KeyOf('b')).ok());
  ASSERT_TRUE(AddTokenKey(*disk_, path_, KeyOf('b')).ok());
  EXPECT_EQ(KeysLater(), (std::vector{KeyOf('b'), KeyOf('a')}));
}

TEST_F(TokenKeyFileTest, KeepsWhatItHadWhenTheFileIsSpoilt) {
  ASSERT_TRUE(AddTokenKey(*disk_, path_, KeyOf('a')).ok());
  EXPECT_EQ(KeysLater().size(), 1U);
  ASSERT_TRUE(files::WriteWhole(*disk_, path_, "nonsense").ok());
  EXPECT_EQ(KeysLater(), std::vector{KeyOf('a')});
  EXPECT_TRUE(status::Is(file_.last_failure(), status::Reason::kConfigInvalid));
  EXPECT_TRUE(status::Is(AddTokenKey(*disk_, path_, KeyOf('b')), status::Reason::kConfigInvalid));
}

}  // namespace
}  // namespace vanthu::runtime
