// SPDX-License-Identifier: Apache-2.0
// WorkerPool: threads for work that may block, behind one bounded queue; run_on(pool, f), which suspends a coroutine while f runs on
// a worker and goes on on the coroutine's own thread; and begin_on(pool, begin) for work that begins on a worker and ends elsewhere.
#pragma once

#include <atomic>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "http/server/task.hpp"

namespace gridward::http {

class WorkerPool {
 public:
  class Work {
   public:
    virtual ~Work() = default;
    /// refused: do not do it, only say so.
    virtual void run(bool refused) = 0;
  };

  WorkerPool(std::size_t threads, std::size_t max_queued);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Refuses the work at once, on this thread, when the queue is full or the pool takes no more.
  void submit(std::unique_ptr<Work> work);
  std::size_t queued() const;
  /// Refuses what is queued and what comes; what runs goes on.
  void refuse_all();
  /// Waits for the running work; precondition: refuse_all or an empty queue.
  void stop();

 private:
  void serve();
  mutable std::mutex m_mutex;
  std::condition_variable m_news;
  std::deque<std::unique_ptr<Work>> m_queue;
  std::size_t m_max_queued;
  bool m_refusing = false;
  bool m_stopping = false;
  std::vector<std::thread> m_threads;
};

enum class Ran { done, refused, failed };

/// begin(resume) runs on a worker and sees to it that resume(value) is called once, at once or later, on any thread.
template <typename Value, typename F, typename Handler>
class BeginThenResume final : public WorkerPool::Work {
 public:
  BeginThenResume(F begin, Handler handler) : m_begin(std::move(begin)), m_handler(std::make_shared<Handler>(std::move(handler))) {}

  void run(bool refused) override {
    const auto resume = [handler = m_handler](std::optional<Value> value) {
      const auto executor = asio::get_associated_executor(*handler);
      asio::post(executor, [handler, value = std::move(value)]() mutable { std::move (*handler)(std::move(value)); });
    };
    if (refused) resume(std::nullopt);
    else m_begin(resume);
  }

 private:
  F m_begin;
  std::shared_ptr<Handler> m_handler;
};

/// Suspends until the value is there; nothing when the pool refused. What begin refers to must outlive the call.
template <typename Value, typename F>
Task<std::optional<Value>> begin_on(WorkerPool& pool, F begin) {
  asio::use_awaitable_t<Executor> token;
  co_return co_await asio::async_initiate<asio::use_awaitable_t<Executor>, void(std::optional<Value>)>(
      [&pool](auto handler, F inner) {
        pool.submit(std::make_unique<BeginThenResume<Value, F, decltype(handler)>>(std::move(inner), std::move(handler)));
      },
      token, std::move(begin));
}

/// What f refers to must outlive the call: it stands in the suspended coroutine's frame.
template <typename F>
Task<Ran> run_on(WorkerPool& pool, F work) {
  auto attempt = [work = std::move(work)](const auto& resume) mutable {
    Ran ran = Ran::done;
    try {
      work();
    } catch (...) {
      ran = Ran::failed;
    }
    resume(ran);
  };
  const auto ran = co_await begin_on<Ran>(pool, std::move(attempt));
  co_return ran.value_or(Ran::refused);
}

}  // namespace gridward::http
