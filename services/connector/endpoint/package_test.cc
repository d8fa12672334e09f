#include "services/connector/endpoint/package.h"

#include <set>
#include <string>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/platform/text/fold.h"
#include "tests/support/inbox_house.h"

namespace vanthu::connector {
namespace {

TEST(Package, TellsEverythingOfTheDispatchInItsJson) {
  support::InboxHouse house;
  const auto delivery = house.issuer.Deliver(
      "d1", house.To(), {house.EntryOf("pdf", "05.pdf"), house.EntryOf("sheet", "Phụ lục.xlsx")}, house.clock.Now());
  const auto package = PackageOf(delivery);
  ASSERT_TRUE(package.ok()) << package.status();
  const auto json = nlohmann::json::parse(package->texts[0].bytes);
  EXPECT_EQ(json["number"], 5);
  EXPECT_EQ(json["symbol"], "SNV-VP");
  EXPECT_EQ(json["abstract"], delivery.abstract);
  EXPECT_EQ(json["recipient"], "agencies/so-y-te");
  EXPECT_EQ(json["content_digest"], delivery.content_digest.Hex());
  EXPECT_EQ(json["register"]["nonce"].get<std::string>().size(), 32u);
  ASSERT_EQ(json["files"].size(), 2u);
  EXPECT_EQ(json["files"][0]["role"], "dispatch");
  EXPECT_EQ(json["files"][1]["role"], "attachment");
  EXPECT_EQ(json["files"][1]["sha256"], house.EntryOf("sheet", "").digest.Hex());
  EXPECT_EQ(package->texts[1].bytes, delivery.manifest);
}

TEST(Package, SaysThatANumberOfAnExternalRegisterIsNotProvableHere) {
  support::InboxHouse house;
  auto delivery = house.issuer.Deliver("d1", house.To(), {house.EntryOf("pdf", "05.pdf")}, house.clock.Now());
  EXPECT_EQ(nlohmann::json::parse(PackageOf(delivery)->texts[0].bytes)["register"]["provable"], true);
  EXPECT_EQ(PackageOf(delivery)->texts.size(), 4u);
  delivery.register_leaf.clear();
  const auto package = PackageOf(delivery);
  ASSERT_TRUE(package.ok()) << package.status();
  const auto json = nlohmann::json::parse(package->texts[0].bytes);
  EXPECT_EQ(json["register"]["provable"], false);
  EXPECT_NE(json["register"]["note"].get<std::string>().find("không kiểm chứng được"), std::string::npos);
  EXPECT_FALSE(json["register"].contains("proof"));
  EXPECT_EQ(package->texts.size(), 2u);
}

TEST(Package, GivesEachFileANameOfItsOwn) {
  support::InboxHouse house;
  const auto delivery = house.issuer.Deliver(
      "d1", house.To(),
      {house.EntryOf("1", "a.pdf"), house.EntryOf("2", "A.PDF"), house.EntryOf("3", "a.pdf"), house.EntryOf("4", "Dispatch.json"),
       house.EntryOf("5", "../.ssh/x"), house.EntryOf("6", "con"), house.EntryOf("7", "...")},
      house.clock.Now());
  const auto package = PackageOf(delivery);
  ASSERT_TRUE(package.ok()) << package.status();
  std::set<std::string> names;
  for (const PackagedText& text : package->texts) EXPECT_TRUE(names.insert(text::Lower(text.name)).second) << text.name;
  for (const PackagedFile& file : package->files) {
    EXPECT_TRUE(names.insert(text::Lower(file.name)).second) << file.name;
    EXPECT_EQ(file.name.find('/'), std::string::npos);
    EXPECT_NE(file.name.front(), '.');
  }
  EXPECT_EQ(package->files[1].name, "A (2).PDF");
  EXPECT_EQ(package->files[3].name, "Dispatch (2).json");
}

}  // namespace
}  // namespace vanthu::connector
