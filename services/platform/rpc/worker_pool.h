#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vanthu::rpc {

// The threads of one door, as many as told, and the calls that wait for them. One pool per door: two doors on one pool would wait
// for each other in nested calls. Tasks do not throw. Stop runs what is queued, then joins.
class WorkerPool {
 public:
  WorkerPool(size_t threads, size_t queue_max);
  ~WorkerPool();

  // A new call. False: the queue is full, or the pool has stopped.
  bool TryPost(std::function<void()> task);
  // The next step of what was admitted before (a stream's pull, an upload's chunk): never refused for a full queue, since each
  // admitted call has one step at most. False only after Stop.
  bool Post(std::function<void()> task);

  void Stop();

 private:
  bool Push(std::function<void()> task, size_t limit);
  void Work();

  std::mutex mutex_;  // guards tasks_, stopping_
  std::condition_variable ready_;
  std::deque<std::function<void()>> tasks_;
  bool stopping_ = false;
  const size_t queue_max_;
  std::vector<std::thread> threads_;
};

}  // namespace vanthu::rpc
