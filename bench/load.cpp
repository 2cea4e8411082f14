// SPDX-License-Identifier: Apache-2.0
#include "load.hpp"

#include <algorithm>
#include <boost/asio.hpp>

namespace gridward::bench {

namespace asio = boost::asio;
using asio::ip::tcp;
using Time = std::chrono::steady_clock;

namespace {

struct Shared {
  const LoadOrder& order;
  Time::time_point begin, measure_from, until;
  std::int64_t given_out = 0;
  LoadResult result;
};

std::size_t content_length(const std::string& head) {
  auto lower = head;
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto at = lower.find("content-length:");
  return at == std::string::npos ? 0 : static_cast<std::size_t>(std::stoul(lower.substr(at + 15)));
}

/// When the next request is due.
Time::time_point next_time(Shared& shared) {
  if (shared.order.per_second <= 0) return Time::now();
  return shared.begin + std::chrono::duration_cast<Time::duration>(std::chrono::duration<double>(static_cast<double>(shared.given_out++) / shared.order.per_second));
}

asio::awaitable<void> one_connection(Shared& shared) {
  tcp::socket socket(co_await asio::this_coro::executor);
  co_await socket.async_connect({asio::ip::address_v4::loopback(), shared.order.port}, asio::use_awaitable);
  socket.set_option(tcp::no_delay(true));
  asio::steady_timer timer(socket.get_executor());
  std::string buffer;
  const auto too_few = [&shared] { return !shared.order.once && shared.result.latencies_ms.size() < shared.order.at_least; };
  const bool paced = shared.order.per_second > 0;   // then every request of the time is sent, however late, and counts
  for (bool first = true; paced || Time::now() < shared.until || too_few() || (first && shared.order.once); first = false) {
    const auto sent = next_time(shared);
    if (paced && sent > shared.until) break;
    if (sent > Time::now()) {
      timer.expires_at(sent);
      co_await timer.async_wait(asio::use_awaitable);
    }
    const auto request = shared.order.next();
    co_await asio::async_write(socket, asio::buffer(request), asio::use_awaitable);
    const auto head_size = co_await asio::async_read_until(socket, asio::dynamic_buffer(buffer), "\r\n\r\n", asio::use_awaitable);
    const auto total = head_size + content_length(buffer.substr(0, head_size));
    if (buffer.size() < total) co_await asio::async_read(socket, asio::dynamic_buffer(buffer), asio::transfer_exactly(total - buffer.size()), asio::use_awaitable);
    const auto now = Time::now();
    if (buffer.compare(0, 10, "HTTP/1.1 2") != 0) {
      ++shared.result.refused;
      if (shared.result.first_refusal.empty()) shared.result.first_refusal = buffer.substr(0, total);
    }
    if (sent >= shared.measure_from && (paced || now < shared.until || too_few())) shared.result.latencies_ms.push_back(std::chrono::duration<float, std::milli>(now - sent).count());
    if (now >= shared.until) shared.result.last_body = buffer.substr(head_size, total - head_size);
    buffer.erase(0, total);
  }
}

}  // namespace

LoadResult run_load(const LoadOrder& order) {
  asio::io_context io(1);
  const auto begin = Time::now();
  Shared shared{order, begin, begin + order.warm_up, begin + order.warm_up + order.measured, 0, {}};
  for (int i = 0; i < order.connections; ++i) asio::co_spawn(io, one_connection(shared), [](std::exception_ptr error) { if (error) std::rethrow_exception(error); });
  io.run();
  auto& all = shared.result.latencies_ms;
  std::sort(all.begin(), all.end());
  shared.result.answered = static_cast<std::int64_t>(all.size());
  shared.result.per_second = static_cast<double>(all.size()) / std::chrono::duration<double>(order.measured).count();
  if (!all.empty()) {
    shared.result.p50_ms = static_cast<double>(all[all.size() / 2]);
    shared.result.p99_ms = static_cast<double>(all[all.size() * 99 / 100]);
  }
  return shared.result;
}

}  // namespace gridward::bench
