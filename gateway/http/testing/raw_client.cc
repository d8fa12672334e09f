#include "gateway/http/testing/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

namespace vanthu::gateway::testing {
namespace {

constexpr int kPatienceSeconds = 20;

}  // namespace

std::string Answer::Field(std::string_view name) const {
  for (const HeaderField& field : fields) {
    if (EqualsIgnoringCase(field.name, name)) return field.value;
  }
  return "";
}

RawClient::RawClient(int port, int receive_buffer) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
  const timeval patience{.tv_sec = kPatienceSeconds, .tv_usec = 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
  if (receive_buffer > 0) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof(receive_buffer));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) {
    close(socket_);
    socket_ = -1;
  }
}

RawClient::~RawClient() {
  if (socket_ >= 0) close(socket_);
}

bool RawClient::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

void RawClient::EndSending() { shutdown(socket_, SHUT_WR); }

bool RawClient::Fill() {
  char piece[16384];
  const ssize_t got = recv(socket_, piece, sizeof(piece), 0);
  if (got <= 0) return false;
  buffer_.append(piece, static_cast<size_t>(got));
  return true;
}

std::string RawClient::Take(size_t bytes) {
  std::string taken = buffer_.substr(0, bytes);
  buffer_.erase(0, taken.size());
  return taken;
}

std::string RawClient::TakeLine() {
  size_t end = buffer_.find("\r\n");
  while (end == std::string::npos && Fill()) end = buffer_.find("\r\n");
  if (end == std::string::npos) return "";
  const std::string line = Take(end);
  Take(2);
  return line;
}

std::string RawClient::ReadBytes(size_t bytes) {
  while (buffer_.size() < bytes && Fill()) continue;
  return Take(bytes);
}

std::string RawClient::ReadUntil(std::string_view mark) {
  size_t at = buffer_.find(mark);
  while (at == std::string::npos) {
    const size_t searched = buffer_.size() - std::min(buffer_.size(), mark.size());
    if (!Fill()) return Take(buffer_.size());
    at = buffer_.find(mark, searched);
  }
  return Take(at + mark.size());
}

bool RawClient::IsClosed() {
  if (socket_ < 0) return true;
  char one;
  while (true) {
    const ssize_t got = recv(socket_, &one, 1, 0);
    if (got == 0) return true;
    if (got < 0) return errno == ECONNRESET;
  }
}

Answer RawClient::Read(bool has_body) {
  Answer answer;
  const std::string line = TakeLine();
  if (line.size() < 12) return answer;
  answer.status = std::atoi(line.c_str() + 9);
  for (std::string field = TakeLine(); !field.empty(); field = TakeLine()) {
    const size_t colon = field.find(": ");
    answer.fields.push_back({field.substr(0, colon), colon == std::string::npos ? "" : field.substr(colon + 2)});
  }
  const std::string length = answer.Field("Content-Length");
  if (!has_body || answer.status == 204 || answer.status == 304 || answer.status < 200) {
    answer.is_whole = true;
  } else if (!length.empty()) {
    const auto wanted = static_cast<size_t>(std::atoll(length.c_str()));
    answer.body = ReadBytes(wanted);
    answer.is_whole = answer.body.size() == wanted;
  } else if (answer.Field("Transfer-Encoding") == "chunked") {
    ReadChunks(&answer);
  } else {
    while (Fill()) continue;
    answer.body = Take(buffer_.size());
    answer.is_whole = true;
  }
  return answer;
}

void RawClient::ReadChunks(Answer* answer) {
  while (true) {
    const std::string line = TakeLine();
    if (line.empty()) return;
    const auto size = static_cast<size_t>(std::strtoull(line.c_str(), nullptr, 16));
    const std::string chunk = ReadBytes(size);
    answer->body += chunk;
    if (chunk.size() != size) return;
    TakeLine();
    if (size == 0) break;
  }
  answer->is_whole = true;
}

std::string RequestText(std::string_view method, std::string_view target, const std::vector<HeaderField>& fields,
                        std::string_view body) {
  std::string text;
  text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: gateway\r\n");
  for (const HeaderField& field : fields) text.append(field.name).append(": ").append(field.value).append("\r\n");
  if (!body.empty() || method == "POST" || method == "PATCH") {
    text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  }
  return text.append("\r\n").append(body);
}

Answer Ask(int port, std::string_view method, std::string_view target, const std::vector<HeaderField>& fields,
           std::string_view body) {
  RawClient client(port);
  client.Send(RequestText(method, target, fields, body));
  return client.Read(method != "HEAD");
}

}  // namespace vanthu::gateway::testing
