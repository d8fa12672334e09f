#include "gateway/cli/server/event_stream.h"

#include <utility>

namespace vanthu::cli {

std::vector<Event> EventStream::Take(std::string_view bytes) {
  std::vector<Event> events;
  rest_.append(bytes);
  size_t begin = 0;
  for (size_t end = rest_.find('\n'); end != std::string::npos; end = rest_.find('\n', begin)) {
    std::string_view line = std::string_view(rest_).substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    TakeLine(line, &events);
    begin = end + 1;
  }
  rest_.erase(0, begin);
  return events;
}

void EventStream::TakeLine(std::string_view line, std::vector<Event>* events) {
  if (line.empty()) {
    if (has_data_) {
      if (!next_.id.empty()) last_id_ = next_.id;
      events->push_back(std::move(next_));
    }
    next_ = Event();
    has_data_ = false;
    return;
  }
  const size_t colon = line.find(':');
  if (colon == 0) return;  // a comment: the server says that it lives
  const std::string_view field = line.substr(0, colon);
  std::string_view value = colon == std::string_view::npos ? "" : line.substr(colon + 1);
  if (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  if (field == "data") {
    if (has_data_) next_.data += '\n';
    next_.data.append(value);
    has_data_ = true;
  } else if (field == "event") {
    next_.name = value;
  } else if (field == "id") {
    next_.id = value;
  }
}

}  // namespace vanthu::cli
