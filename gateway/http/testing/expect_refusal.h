#pragma once

#include <string>

#include "gateway/http/testing/raw_client.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace vanthu::gateway::testing {

// That an answer is an error body with this status and reason, in both languages.
inline void ExpectRefusal(const Answer& answer, int status, const std::string& reason) {
  EXPECT_EQ(answer.status, status) << answer.body;
  EXPECT_EQ(answer.Field("Content-Type"), "application/json; charset=utf-8");
  const auto error = nlohmann::json::parse(answer.body, nullptr, false)["error"];
  EXPECT_EQ(error["code"], status);
  EXPECT_EQ(error["details"][0]["@type"], "type.googleapis.com/google.rpc.ErrorInfo");
  EXPECT_EQ(error["details"][0]["reason"], reason);
  EXPECT_EQ(error["details"][0]["domain"], "vanthu");
  EXPECT_EQ(error["details"][1]["locale"], "vi-VN");
  EXPECT_FALSE(error["message"].get<std::string>().empty());
}

}  // namespace vanthu::gateway::testing
