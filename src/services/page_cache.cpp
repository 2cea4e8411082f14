// SPDX-License-Identifier: Apache-2.0
#include "services/page_cache.hpp"

namespace gridward::services {

namespace {

/// What an entry costs beside its bytes and its key: nodes, counts, times.
constexpr std::size_t entry_bytes = 200;

}  // namespace

std::shared_ptr<const PageCache::Page> PageCache::find(const std::string& key, std::int64_t seq, base::Instant now) const {
  const std::lock_guard lock(m_mutex);
  if (seq != m_seq) return nullptr;
  const auto found = m_pages.find(key);
  // A clock that was moved back may ask for a time before the page was made.
  if (found == m_pages.end() || now < found->second->from || !(now < found->second->until)) return nullptr;
  return found->second;
}

std::shared_ptr<const PageCache::Page> PageCache::keep(const std::string& key, std::int64_t seq, Page page) {
  auto made = std::make_shared<const Page>(std::move(page));
  const auto cost = made->bytes.size() + key.size() + entry_bytes;
  const std::lock_guard lock(m_mutex);
  if (seq < m_seq || cost > m_most_bytes / 4 || !(made->from < made->until)) return made;
  if (seq > m_seq || m_bytes + cost > m_most_bytes) {
    m_pages.clear();
    m_bytes = 0;
    m_seq = seq;
  }
  auto& place = m_pages[key];
  if (place) m_bytes -= place->bytes.size() + key.size() + entry_bytes;
  place = made;
  m_bytes += cost;
  return made;
}

std::size_t PageCache::bytes() const {
  const std::lock_guard lock(m_mutex);
  return m_bytes;
}

}  // namespace gridward::services
