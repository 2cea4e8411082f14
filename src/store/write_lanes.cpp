// SPDX-License-Identifier: Apache-2.0
#include "store/write_lanes.hpp"

#include <algorithm>
#include <future>

#include "base/problem.hpp"
#include "store/write_lane.hpp"

namespace gridward::store {

WriteLanes::WriteLanes(const sql::DatabaseAddress& address, const base::Clock& clock, WriteLanesOptions options) {
  const std::size_t count = address.engine() == sql::Engine::sqlite ? 1 : std::max<std::size_t>(1, options.lanes);
  for (std::size_t i = 0; i < count; ++i) {
    auto connection = sql::open(address);
    if (!options.durable && connection->engine() == sql::Engine::sqlite) connection->script("PRAGMA synchronous = OFF");
    auto keeper = options.durable && connection->log() != nullptr ? std::make_unique<LogKeeper>(*connection->log(), sql::open(address)) : nullptr;
    m_lanes.push_back(std::make_unique<Lane>(std::move(connection), std::move(keeper), clock, options, m_figures));
  }
}

WriteLanes::~WriteLanes() { stop(); }

WriteLanes::Lane& WriteLanes::lane_of(std::string_view key) {
  return *m_lanes[std::hash<std::string_view>{}(key) % m_lanes.size()];
}

void WriteLanes::run(Unit unit, std::string_view lane_key) {
  ENSURE(!Lane::here());
  const auto answer = std::make_shared<std::promise<void>>();
  auto durable = answer->get_future();
  lane_of(lane_key).push(std::move(unit), [answer](std::exception_ptr error) {
    if (error)
      answer->set_exception(error);
    else
      answer->set_value();
  });
  durable.get();
}

void WriteLanes::run_async(Unit unit, std::function<void(std::exception_ptr)> done, std::string_view lane_key) {
  lane_of(lane_key).push(std::move(unit), std::move(done));
}

void WriteLanes::stop() {
  for (const auto& lane : m_lanes) lane->stop();
}

std::size_t WriteLanes::waiting() const {
  std::size_t count = 0;
  for (const auto& lane : m_lanes) count += lane->waiting();
  return count;
}

}  // namespace gridward::store
