// SPDX-License-Identifier: Apache-2.0
#include "http/resources/position_feed.hpp"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>

#include "services/access.hpp"
#include "services/share_position.hpp"

namespace gridward::http {

namespace {

constexpr std::chrono::milliseconds look_every{500};
constexpr std::size_t movements_a_look = 2000, marks_an_event = 500;
/// A unit of work stands in the database some time after the moment that it bears.
constexpr std::int64_t late_commit_us = 10 * base::us_per_second;

struct MovedMark {
  std::string person;
  base::Instant at;
  double lng = 0;
  double lat = 0;
  std::optional<double> accuracy_m;
};
BOOST_DESCRIBE_STRUCT(MovedMark, (), (person, at, lng, lat, accuracy_m))

/// `more`: too much for one event; ask for the whole list.
struct MovedMarks {
  std::vector<MovedMark> moved;
  std::vector<std::string> ended;
  bool more = false;
};
BOOST_DESCRIBE_STRUCT(MovedMarks, (), (moved, ended, more))

using Scope = std::vector<domain::RegionCode>;

struct Listener {
  Scope scope;
  std::shared_ptr<EventStream> stream;
};

/// One text for all listeners of a scope; nothing when nothing moved there.
std::shared_ptr<const std::string> text_for(const Scope& scope, const std::vector<services::Movement>& movements) {
  MovedMarks marks;
  for (const auto& movement : movements) {
    if (std::none_of(scope.begin(), scope.end(), [&](const auto& region) { return region.covers(movement.region); })) continue;
    if (marks.moved.size() + marks.ended.size() == marks_an_event) {
      marks.more = true;
      break;
    }
    if (movement.on_duty) marks.moved.push_back({movement.person.text(), movement.latest->at, movement.latest->lng, movement.latest->lat, movement.latest->accuracy_m});
    else marks.ended.push_back(movement.person.text());
  }
  if (marks.moved.empty() && marks.ended.empty()) return nullptr;
  return std::make_shared<const std::string>("event: positions.moved\ndata: " + json::write_text(marks) + "\n\n");
}

}  // namespace

struct PositionFeed::State {
  explicit State(services::Context& the_context) : context(the_context) {}
  services::Context& context;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Listener> listeners;
  bool ended = false;
};

PositionFeed::PositionFeed(services::Context& context) : m_state(std::make_shared<State>(context)), m_thread([state = m_state] { run(state); }) {}

PositionFeed::~PositionFeed() {
  {
    const std::lock_guard lock(m_state->mutex);
    m_state->ended = true;
  }
  m_state->changed.notify_all();
  m_thread.join();
}

void PositionFeed::add(const domain::Caller& caller, const std::optional<domain::RegionCode>& within, std::shared_ptr<EventStream> stream) {
  services::require_anywhere(m_state->context, caller, domain::Act::see_positions);
  Listener listener{services::scope_within(m_state->context, caller, domain::Act::see_positions, within), std::move(stream)};
  const std::lock_guard lock(m_state->mutex);
  m_state->listeners.push_back(std::move(listener));
}

void PositionFeed::run(const std::shared_ptr<State>& state) {
  std::map<std::string, std::int64_t> told;   // by person: the movement that everybody has heard of
  for (;;) {
    std::vector<Listener> listeners;
    {
      std::unique_lock lock(state->mutex);
      state->changed.wait_for(lock, look_every, [&] { return state->ended; });
      if (state->ended) return;
      std::erase_if(state->listeners, [](const Listener& listener) { return listener.stream->closed(); });
      listeners = state->listeners;
    }
    if (listeners.empty()) continue;
    const auto oldest = state->context.clock.now().us - late_commit_us;
    std::vector<services::Movement> movements;
    try {
      movements = services::movements_since(state->context, {oldest}, movements_a_look);
    } catch (const std::exception&) {   // the database is away; the next look tries again
      continue;
    }
    std::erase_if(told, [&](const auto& known) { return known.second < oldest; });
    std::erase_if(movements, [&](const auto& movement) {
      auto& last = told[movement.person.text()];
      const bool known = last >= movement.seen_at.us;
      last = movement.seen_at.us;
      return known;
    });
    if (movements.empty()) continue;
    std::map<Scope, std::shared_ptr<const std::string>> texts;
    for (const auto& listener : listeners) {
      auto [text, fresh] = texts.try_emplace(listener.scope);
      if (fresh) text->second = text_for(listener.scope, movements);
      if (text->second) listener.stream->send(text->second);
    }
  }
}

}  // namespace gridward::http
