// SPDX-License-Identifier: Apache-2.0
#include "http/server/worker_pool.hpp"

namespace gridward::http {

WorkerPool::WorkerPool(std::size_t threads, std::size_t max_queued) : m_max_queued(max_queued) {
  for (std::size_t i = 0; i < threads; ++i) m_threads.emplace_back([this] { serve(); });
}

WorkerPool::~WorkerPool() {
  refuse_all();
  stop();
}

void WorkerPool::submit(std::unique_ptr<Work> work) {
  {
    const std::lock_guard lock(m_mutex);
    if (!m_refusing && m_queue.size() < m_max_queued) m_queue.push_back(std::move(work));
  }
  if (work) work->run(true);
  else m_news.notify_one();
}

std::size_t WorkerPool::queued() const {
  const std::lock_guard lock(m_mutex);
  return m_queue.size();
}

void WorkerPool::refuse_all() {
  std::deque<std::unique_ptr<Work>> dropped;
  {
    const std::lock_guard lock(m_mutex);
    m_refusing = true;
    dropped.swap(m_queue);
  }
  for (const auto& work : dropped) work->run(true);
}

void WorkerPool::stop() {
  {
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
  }
  m_news.notify_all();
  for (auto& thread : m_threads)
    if (thread.joinable()) thread.join();
}

void WorkerPool::serve() {
  for (;;) {
    std::unique_ptr<Work> work;
    {
      std::unique_lock lock(m_mutex);
      m_news.wait(lock, [&] { return m_stopping || !m_queue.empty(); });
      if (m_queue.empty()) return;
      work = std::move(m_queue.front());
      m_queue.pop_front();
    }
    work->run(false);
  }
}

}  // namespace gridward::http
