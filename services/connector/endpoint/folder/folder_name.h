#pragma once

#include <string>
#include <string_view>

namespace vanthu::connector {

// The name that a dispatch's folder has for people: "05-STTTT-BCXB V-v báo cáo … (k3f9q2)". Safe on every file system. The suffix
// keeps dispatches apart that people would name alike.
std::string FolderName(std::string_view number_text, std::string_view abstract, std::string_view suffix);

}  // namespace vanthu::connector
