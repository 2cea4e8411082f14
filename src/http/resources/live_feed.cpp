// SPDX-License-Identifier: Apache-2.0
#include "http/resources/live_feed.hpp"

#include <algorithm>
#include <mutex>

#include "http/resources/position_feed.hpp"
#include "services/access.hpp"
#include "services/summarise.hpp"

namespace gridward::http {

namespace {

constexpr int catch_up_limit = 200;
/// Events of this long travel together, so that a busy house reads its log some times a second, not at every commit.
constexpr std::chrono::milliseconds gather_time{50};

struct LiveEvent {
  std::int64_t seq = 0;
  std::string kind;
  std::string subject;
  std::string region;
  base::Instant at;
};
BOOST_DESCRIBE_STRUCT(LiveEvent, (), (seq, kind, subject, region, at))

std::string text_of(const store::Event& event) {
  return event_text(std::to_string(event.seq), event.kind, json::write_text(LiveEvent{event.seq, event.kind, event.subject, event.region, event.at}));
}

struct Listener {
  domain::Caller caller;
  std::vector<domain::RegionCode> scope;
  std::int64_t after = 0;
  std::shared_ptr<EventStream> stream;

  bool hears(const store::Event& event) const {
    return event.seq > after && std::any_of(scope.begin(), scope.end(), [&](const auto& region) { return event.region.compare(0, region.text().size(), region.text()) == 0; });
  }
};

/// A post that has days, a substitution for instance, begins and ends at midnight.
bool has_dated_post(const domain::Caller& caller) {
  return std::any_of(caller.posts.begin(), caller.posts.end(), [](const auto& post) { return post.stands_in_for || post.to; });
}

/// Whose post an event changed.
std::optional<domain::PersonId> whose_post(const store::Event& event) {
  if (event.kind != "post.saved") return std::nullopt;
  try {
    return json::read_stored<domain::Post>(event.body).person;
  } catch (const std::exception&) {  // somebody wrote into the log: verify tells
    return std::nullopt;
  }
}

/// Ends the stream of those for whom it is so: they come again by themselves, and are heard with the posts that they have then.
template <typename IsSo>
void send_away(std::vector<Listener>& listeners, IsSo is_so) {
  for (const auto& listener : listeners)
    if (is_so(listener.caller)) listener.stream->close();
}

}  // namespace

struct LiveFeed::State {
  explicit State(services::Context& the_context) : context(the_context) {}
  services::Context& context;
  std::mutex mutex;
  std::vector<Listener> listeners;
  bool ended = false;
};

LiveFeed::LiveFeed(services::Context& context) : m_state(std::make_shared<State>(context)), m_thread([state = m_state] { run(state); }) {}

LiveFeed::~LiveFeed() {
  {
    const std::lock_guard lock(m_state->mutex);
    m_state->ended = true;
    for (const auto& listener : m_state->listeners) listener.stream->close();
  }
  m_thread.join();
}

std::size_t LiveFeed::listeners() const {
  const std::lock_guard lock(m_state->mutex);
  return m_state->listeners.size();
}

std::shared_ptr<EventStream> LiveFeed::listen(const domain::Caller& caller, std::optional<domain::RegionCode> within, std::int64_t after) {
  auto& state = *m_state;
  Listener listener{caller, services::scope_within(state.context, caller, domain::Act::read, within), 0, std::make_shared<EventStream>()};
  listener.stream->send(": connected\n\n");
  // Held while catching up: what the feed sends before is in the answer, what it sends afterwards this listener hears.
  const std::lock_guard lock(state.mutex);
  if (after > 0) {
    const auto missed = services::changes_since(state.context, caller, within, after, catch_up_limit);
    for (const auto& event : missed.events) listener.stream->send(text_of(event));
    if (missed.more) listener.stream->send(event_text(std::to_string(missed.cursor), "reload", "{}"));
    listener.after = missed.cursor;
  }
  auto stream = listener.stream;
  state.listeners.push_back(std::move(listener));
  return stream;
}

void LiveFeed::run(const std::shared_ptr<State>& state) {
  std::int64_t seq = state->context.signal.latest();
  auto day = base::shanghai_date(state->context.clock.now());
  for (;;) {
    state->context.signal.wait_beyond(seq, std::chrono::milliseconds(500));
    {
      const std::lock_guard lock(state->mutex);
      if (state->ended) return;
      const auto today = base::shanghai_date(state->context.clock.now());
      if (today != day) send_away(state->listeners, has_dated_post);
      day = today;
      std::erase_if(state->listeners, [](const Listener& listener) { return listener.stream->closed(); });
      if (state->listeners.empty()) seq = state->context.signal.latest();   // nobody listens: nothing to read
    }
    std::this_thread::sleep_for(gather_time);
    if (state->context.signal.latest() <= seq) continue;
    std::vector<store::Event> events;
    try {
      events = services::log_after(state->context, seq, 500);
    } catch (const std::exception&) {  // the database is away; the next round tries again
      continue;
    }
    for (const auto& event : events) {
      const auto text = std::make_shared<const std::string>(text_of(event));
      const std::lock_guard lock(state->mutex);
      for (const auto& listener : state->listeners)
        if (listener.hears(event)) listener.stream->send(text);
      if (const auto person = whose_post(event)) send_away(state->listeners, [&](const domain::Caller& caller) { return caller.person == *person; });
    }
    if (!events.empty()) seq = events.back().seq;
  }
}

Reply open_live(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto asked = request.query_number("after", 0, 9'000'000'000'000'000);
  const auto after = last_event_id(request.headers.find("last-event-id")).value_or(asked);
  const bool positions = flag_query(request, "positions");
  if (positions) services::require_anywhere(api.context, identity->caller, domain::Act::see_positions);
  const auto stream = api.live->listen(identity->caller, region_query(request), after);
  if (positions) api.positions->add(identity->caller, region_query(request), stream);
  return Reply::events(stream);
}

}  // namespace gridward::http
