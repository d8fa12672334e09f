#pragma once

#include <map>
#include <string>

#include "gateway/cli/console.h"
#include "gateway/cli/server/json_fields.h"

namespace vanthu::cli {

// The deliveries while somebody looks on: on a terminal the table is redrawn in place, elsewhere each change is a line, with
// --json an object a line. Both arguments outlive it.
class LiveDeliveries {
 public:
  LiveDeliveries(const ShowOptions& show, Console& console) : show_(show), console_(console) {}

  void Show(const Json& deliveries);

 private:
  void ShowJson(const Json& deliveries);
  void Redraw(const Json& deliveries);
  void ShowChanges(const Json& deliveries);

  const ShowOptions& show_;
  Console& console_;
  std::string last_;
  std::map<std::string, std::string> shown_;
  int drawn_ = 0;  // lines of the table that stand on the terminal now
};

}  // namespace vanthu::cli
