// SPDX-License-Identifier: Apache-2.0
#include "store/sql/read_pool.hpp"

#include "base/problem.hpp"

namespace gridward::store::sql {

namespace {
constexpr std::chrono::seconds longest_wait{5};
}

ReadPool::Lease::Lease(ReadPool& pool) : m_pool(pool), m_connection(pool.take()) {
  try {
    m_connection->heal();
    m_connection->begin();
  } catch (...) {
    m_pool.give_back(std::move(m_connection));
    throw;
  }
}

ReadPool::Lease::~Lease() {
  m_connection->rollback();
  m_pool.give_back(std::move(m_connection));
}

void ReadPool::Lease::finish() { m_connection->commit(); }

std::unique_ptr<Connection> ReadPool::take() {
  std::unique_lock lock(m_mutex);
  if (!m_free.wait_for(lock, longest_wait, [&] { return !m_idle.empty() || m_opened < m_size; })) {
    ++m_timeouts;
    throw base::unavailable("store.busy", 1);
  }
  if (!m_idle.empty()) {
    auto connection = std::move(m_idle.back());
    m_idle.pop_back();
    return connection;
  }
  ++m_opened;
  lock.unlock();
  try {
    return open(m_address, Access::read_only);
  } catch (...) {
    lock.lock();
    --m_opened;
    m_free.notify_one();
    throw;
  }
}

std::size_t ReadPool::in_use() const {
  const std::lock_guard lock(m_mutex);
  return m_opened - m_idle.size();
}

std::uint64_t ReadPool::timeouts() const {
  const std::lock_guard lock(m_mutex);
  return m_timeouts;
}

void ReadPool::give_back(std::unique_ptr<Connection> connection) noexcept {
  {
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(connection));
  }
  m_free.notify_one();
}

}  // namespace gridward::store::sql
