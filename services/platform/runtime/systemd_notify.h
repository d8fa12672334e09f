#pragma once

#include <string_view>

namespace vanthu::runtime {

// Tells the service manager that started this process (sd_notify(3)): "READY=1", "STOPPING=1". Where there is none, nothing.
void NotifySystemd(std::string_view state);

}  // namespace vanthu::runtime
