// SPDX-License-Identifier: Apache-2.0
#include "http/server/event_stream.hpp"

#include <charconv>

#include "base/text.hpp"

namespace gridward::http {

std::string event_text(std::string_view id, std::string_view kind, std::string_view data) {
  std::string text;
  text.reserve(id.size() + kind.size() + data.size() + 32);
  if (!id.empty()) text.append("id: ").append(id).append(1, '\n');
  if (!kind.empty()) text.append("event: ").append(kind).append(1, '\n');
  for (const auto line : base::split(data, '\n')) text.append("data: ").append(line).append(1, '\n');
  std::erase(text, '\r');   // would end a line too
  return text.append(1, '\n');
}

std::optional<std::int64_t> last_event_id(std::string_view header) {
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), id);
  if (error != std::errc() || end != header.data() + header.size() || id < 0) return std::nullopt;
  return id;
}

void EventStream::wake(std::unique_lock<std::mutex>& lock) {
  if (m_woken || !m_wake) return;
  m_woken = true;
  // Called outside the lock: the connection may take at once.
  const auto call = m_wake;
  lock.unlock();
  call();
}

bool EventStream::send(Text event) {
  std::unique_lock lock(m_mutex);
  if (m_closed) return false;
  if (m_queue.size() >= m_max_events || m_bytes + event->size() > m_max_bytes) {
    // What is queued is of no use to a reader that is this far behind.
    m_queue.clear();
    m_bytes = 0;
    m_closed = true;
    wake(lock);
    return false;
  }
  m_bytes += event->size();
  m_queue.push_back(std::move(event));
  wake(lock);
  return true;
}

void EventStream::close() {
  std::unique_lock lock(m_mutex);
  if (m_closed) return;
  m_closed = true;
  wake(lock);
}

bool EventStream::closed() const {
  const std::lock_guard lock(m_mutex);
  return m_closed;
}

void EventStream::on_news(std::function<void()> wake_connection) {
  std::unique_lock lock(m_mutex);
  m_wake = std::move(wake_connection);
  m_woken = false;
  if (!m_queue.empty() || m_closed) wake(lock);
}

std::string EventStream::take(bool& ended) {
  const std::lock_guard lock(m_mutex);
  std::string text;
  text.reserve(m_bytes);
  for (const auto& event : m_queue) text += *event;
  m_queue.clear();
  m_bytes = 0;
  m_woken = false;
  ended = m_closed;
  return text;
}

void EventStream::abandon() {
  const std::lock_guard lock(m_mutex);
  m_closed = true;
  m_queue.clear();
  m_bytes = 0;
  m_wake = nullptr;
}

}  // namespace gridward::http
