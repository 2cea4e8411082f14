// SPDX-License-Identifier: Apache-2.0
// ReadPool: a bounded number of read-only connections. Readers never wait for writers, only for one another, and not for long.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <type_traits>
#include <utility>
#include <vector>

#include "store/sql/connection.hpp"

namespace gridward::store::sql {

class ReadPool {
 public:
  /// Connections are opened when first needed, at most `size` of them.
  ReadPool(DatabaseAddress address, std::size_t size) : m_address(std::move(address)), m_size(size) {
    m_idle.reserve(size);
  }

  /// Runs `work` with a connection of its own, inside one read transaction (everything it sees is of one moment), and returns
  /// what it returns. Throws unavailable("store.busy", 1) when none gets free within 5 s.
  template <typename Work>
  auto with(Work&& work) {
    Lease lease(*this);
    if constexpr (std::is_void_v<decltype(work(lease.connection()))>) {
      work(lease.connection());
      lease.finish();
    } else {
      auto result = work(lease.connection());
      lease.finish();
      return result;
    }
  }

  /// Figures for the metrics: connections lent now, how many there may be, and how often nobody got one in time.
  std::size_t in_use() const;
  std::size_t size() const { return m_size; }
  std::uint64_t timeouts() const;

 private:
  class Lease {
   public:
    explicit Lease(ReadPool& pool);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Connection& connection() { return *m_connection; }
    void finish();

   private:
    ReadPool& m_pool;
    std::unique_ptr<Connection> m_connection;
  };

  std::unique_ptr<Connection> take();
  void give_back(std::unique_ptr<Connection> connection) noexcept;

  DatabaseAddress m_address;
  std::size_t m_size;
  mutable std::mutex m_mutex;
  std::condition_variable m_free;
  std::vector<std::unique_ptr<Connection>> m_idle;
  std::size_t m_opened = 0;
  std::uint64_t m_timeouts = 0;
};

}  // namespace gridward::store::sql
