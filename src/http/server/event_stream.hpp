// SPDX-License-Identifier: Apache-2.0
// EventStream: the pushing end of a server-sent event stream. Make one, give it to Reply::events, keep it where the news is and
// send from any thread; no worker waits meanwhile. A reader too slow for its queue is dropped: it reconnects and resumes
// with Last-Event-ID. The server adds a heartbeat comment every 15 s.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace gridward::http {

/// "id: …\nevent: …\ndata: …\n\n"; data may have several lines. Make it once and send it to many.
std::string event_text(std::string_view id, std::string_view kind, std::string_view data);
/// Where a returning reader left off (Last-Event-ID); nothing for what was never sent as an id.
std::optional<std::int64_t> last_event_id(std::string_view header);

class EventStream {
 public:
  using Text = std::shared_ptr<const std::string>;

  explicit EventStream(std::size_t max_events = 1024, std::size_t max_bytes = 1 << 20) : m_max_events(max_events), m_max_bytes(max_bytes) {}

  /// False when the stream is closed, or is closed now because its queue is full. Never blocks.
  bool send(Text event);
  bool send(std::string event) { return send(std::make_shared<const std::string>(std::move(event))); }
  /// Ends the stream after what is queued.
  void close();
  /// True when either side has ended it; drop the handle then.
  bool closed() const;

  // The connection's side.
  /// Called (from any thread) whenever there is something to take; set once, empty to detach.
  void on_news(std::function<void()> wake);
  /// Everything queued, as one text; ended says that nothing will follow.
  std::string take(bool& ended);
  /// The reader is gone.
  void abandon();

 private:
  void wake(std::unique_lock<std::mutex>& lock);

  mutable std::mutex m_mutex;
  std::deque<Text> m_queue;
  std::size_t m_bytes = 0;
  std::size_t m_max_events;
  std::size_t m_max_bytes;
  bool m_closed = false;
  bool m_woken = false;
  std::function<void()> m_wake;
};

}  // namespace gridward::http
