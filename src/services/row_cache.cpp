// SPDX-License-Identifier: Apache-2.0
#include "services/row_cache.hpp"

#include <algorithm>
#include <mutex>

#include "store/event_log.hpp"

namespace gridward::services {

namespace {

/// What an entry costs beside its bytes and its key: nodes, counts, times.
constexpr std::size_t entry_bytes = 200;
/// Beyond so many events it is cheaper to make the rows anew than to read what happened.
constexpr std::int64_t most_read = 1000;

std::size_t cost_of(const std::string& id, const RowCache::Row& row) { return row.bytes.size() + id.size() + entry_bytes; }

}  // namespace

void RowCache::drop() {
  m_rows.clear();
  m_bytes = 0;
}

void RowCache::follow(store::sql::Connection& connection, const Moment& moment) {
  std::int64_t known = 0;
  {
    const std::shared_lock lock(m_mutex);
    if (moment.seq <= m_moment.seq && moment.names <= m_moment.names) return;
    known = m_moment.seq;
  }
  const bool renamed = moment.seq > known && (moment.seq - known > most_read || store::happened_after(connection, known, m_renaming));
  const std::unique_lock lock(m_mutex);
  // Another reader may have followed meanwhile; what this one saw of the log is no less for it.
  if (renamed || moment.names > m_moment.names) drop();
  m_moment = {std::max(m_moment.seq, moment.seq), std::max(m_moment.names, moment.names)};
}

RowCache::Rows RowCache::find(store::sql::Connection& connection, const Moment& moment, const std::vector<Wanted>& wanted, base::Instant now) {
  follow(connection, moment);
  Rows rows;
  rows.reserve(wanted.size());
  const std::shared_lock lock(m_mutex);
  for (const auto& [id, version] : wanted) {
    const auto found = m_rows.find(id);
    const bool holds = found != m_rows.end() && found->second->version == version && !(now < found->second->from) && now < found->second->until;
    rows.push_back(holds ? found->second : nullptr);
  }
  return rows;
}

std::shared_ptr<const RowCache::Row> RowCache::keep(const Moment& moment, const std::string& id, Row row) {
  auto made = std::make_shared<const Row>(std::move(row));
  const auto cost = cost_of(id, *made);
  const std::unique_lock lock(m_mutex);
  if (moment.seq != m_moment.seq || moment.names != m_moment.names || cost > m_most_bytes / 4) return made;
  if (m_bytes + cost > m_most_bytes) drop();
  auto& place = m_rows[id];
  if (place) m_bytes -= cost_of(id, *place);
  place = made;
  m_bytes += cost;
  return made;
}

std::size_t RowCache::bytes() const {
  const std::shared_lock lock(m_mutex);
  return m_bytes;
}

}  // namespace gridward::services
