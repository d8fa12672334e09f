#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/http/http_message.h"

namespace vanthu::gateway::testing {

struct Answer {
  int status = 0;  // 0: the connection ended before there was one
  std::vector<HeaderField> fields;
  std::string body;
  bool is_whole = false;  // the body came to its end, by its framing

  std::string Field(std::string_view name) const;  // empty where it did not come
};

// A TCP client that sends exactly what a test says, and reads answers by their framing. Everything gives up after twenty seconds.
class RawClient {
 public:
  // A receive buffer of `receive_buffer` bytes makes a slow reader of it; 0: the system's.
  explicit RawClient(int port, int receive_buffer = 0);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool Send(std::string_view bytes);  // false: the other side is gone
  void EndSending();

  Answer Read(bool has_body = true);  // `has_body` false: the answer to a HEAD
  // What comes until `bytes` of it are there or nothing comes any more.
  std::string ReadBytes(size_t bytes);
  std::string ReadUntil(std::string_view mark);
  bool IsClosed();  // by the other side, within the time

 private:
  bool Fill();
  std::string Take(size_t bytes);
  std::string TakeLine();
  void ReadChunks(Answer* answer);

  int socket_;
  std::string buffer_;
};

// A request in text: "GET /x HTTP/1.1", Host, `fields`, and the body with its length if there is one.
std::string RequestText(std::string_view method, std::string_view target, const std::vector<HeaderField>& fields = {},
                        std::string_view body = "");

Answer Ask(int port, std::string_view method, std::string_view target, const std::vector<HeaderField>& fields = {},
           std::string_view body = "");

}  // namespace vanthu::gateway::testing
