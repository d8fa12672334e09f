#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace grpc {
class ClientContext;
}

namespace vanthu::gateway {

// The calls to services that are under way, so that a stop can end them and wait: channel and server must not go while a call, or
// what is left of it, uses them. Threads: any.
class LiveCalls {
 public:
  // A place among the live, held by whatever owns the call for as long as it exists: its first member, so the last to go.
  class Place {
   public:
    Place() = default;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place();

    // `wind_up` is called when the gateway drains, for calls that would never end by themselves; it must not block. False: the
    // gateway is stopping, the call must not begin.
    bool Take(LiveCalls& calls, grpc::ClientContext* context, std::function<void()> wind_up);
    void Done();  // the call is over, its context goes next

   private:
    LiveCalls* calls_ = nullptr;
    grpc::ClientContext* context_ = nullptr;
  };

  void WindUp();
  // Cancels what is left, lets nothing new begin, and waits until every place is empty.
  void Stop();

 private:
  std::mutex mutex_;  // guards all below
  std::condition_variable left_;
  std::map<grpc::ClientContext*, std::function<void()>> calls_;
  int places_ = 0;
  bool winding_up_ = false;
  bool stopping_ = false;
};

}  // namespace vanthu::gateway
