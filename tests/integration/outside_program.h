#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/integration/separate_processes.h"

namespace vanthu::integration {

std::string Today();  // in Vietnam

// The programs of docs/examples against one service or a few, by the contracts alone.
class OutsideProgram : public testing::Test {
 protected:
  void Start(const std::vector<std::string>& services);
  // The Python of the contracts, where RunPython finds it.
  void MakeStubs();
  support::Ended RunPython(const std::string& script, const std::vector<std::string>& arguments);
  support::Ended RunShell(const std::string& script, const std::vector<std::string>& arguments);
  support::Ended Run(std::vector<std::string> command, const std::vector<std::string>& arguments);
  std::unique_ptr<support::Child> StartPython(const std::string& script, const std::vector<std::string>& arguments);

  std::filesystem::path Write(const std::string& name, const std::string& bytes);
  std::string Gateway() { return absl::StrCat("http://", processes_.AddressOf("gateway")); }
  std::string Said(const std::vector<std::string>& services);  // for who reads a failure

  SeparateProcesses processes_;

 private:
  support::Child::Environment Environment();
};

}  // namespace vanthu::integration
