#include "services/platform/rpc/worker_pool.h"

#include <limits>
#include <utility>

namespace vanthu::rpc {

WorkerPool::WorkerPool(size_t threads, size_t queue_max) : queue_max_(queue_max) {
  for (size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
}

WorkerPool::~WorkerPool() { Stop(); }

bool WorkerPool::TryPost(std::function<void()> task) { return Push(std::move(task), queue_max_); }

bool WorkerPool::Post(std::function<void()> task) { return Push(std::move(task), std::numeric_limits<size_t>::max()); }

bool WorkerPool::Push(std::function<void()> task, size_t limit) {
  {
    std::lock_guard lock(mutex_);
    if (stopping_ || tasks_.size() >= limit) return false;
    tasks_.push_back(std::move(task));
  }
  ready_.notify_one();
  return true;
}

void WorkerPool::Stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  ready_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void WorkerPool::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    ready_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    std::function<void()> task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    task();
    task = nullptr;  // what it holds (a Done, say) may post again when it goes: not under the lock
    lock.lock();
  }
}

}  // namespace vanthu::rpc
