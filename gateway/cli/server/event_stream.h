#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::cli {

struct Event {
  std::string id;
  std::string name = "message";
  std::string data;
};

// Reads server-sent events (HTML standard §9.2.6) out of bytes that come in pieces of any size. Pure.
class EventStream {
 public:
  // The events that these bytes complete.
  std::vector<Event> Take(std::string_view bytes);

  // What to send as Last-Event-ID when the stream is taken up again; empty: nothing was seen.
  const std::string& last_id() const { return last_id_; }

 private:
  void TakeLine(std::string_view line, std::vector<Event>* events);

  std::string rest_;  // of a line that has not ended
  Event next_;
  bool has_data_ = false;
  std::string last_id_;
};

}  // namespace vanthu::cli
