#include "services/connector/endpoint/folder/folder_name.h"

#include <string>

#include "gtest/gtest.h"
#include "services/platform/text/utf8.h"

namespace vanthu::connector {
namespace {

TEST(FolderName, IsWhatPeopleLookFor) {
  EXPECT_EQ(FolderName("05/SNV-VP", "V/v báo cáo", "k3f9q2"), "05-SNV-VP V-v báo cáo (k3f9q2)");
}

TEST(FolderName, CutsALongAbstractBetweenWordsAndKeepsTheSuffix) {
  std::string abstract;
  for (int i = 0; i < 100; ++i) abstract += "nghị quyết ";
  const std::string name = FolderName("1234/QĐ-UBND", abstract, "k3f9q2");
  EXPECT_LT(name.size(), 140u);
  EXPECT_EQ(name.substr(name.size() - 9), " (k3f9q2)");
  EXPECT_FALSE(text::FirstInvalidUtf8(name));
}

TEST(FolderName, HoldsNoTextThatAFileSystemMinds) {
  const std::string name = FolderName("../..", "a\n..\\b:c*?\"<>|", "k3f9q2");
  EXPECT_EQ(name.find_first_of("/\\:*?\"<>|\n"), std::string::npos);
  EXPECT_NE(name.front(), '.');
}

}  // namespace
}  // namespace vanthu::connector
