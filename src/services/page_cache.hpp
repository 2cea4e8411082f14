// SPDX-License-Identifier: Apache-2.0
// Pages that many ask for alike, kept as the bytes that answered before. A page belongs to one position of the event log: who asks names
// the position that its own read transaction sees, so that no page outlives a commit, whichever process made it, and one step of the
// log empties the cache. A page whose content follows the clock says how long it holds. The key must name the scope beside the
// question: nothing here asks who may see a page. Thread-safe; bounded in bytes; not for what is written for one reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/time.hpp"
#include "services/row_cache.hpp"

namespace gridward::services {

class PageCache {
 public:
  explicit PageCache(std::size_t most_bytes = 16u << 20) : m_most_bytes(most_bytes) {}

  struct Page {
    base::Instant from;    ///< it holds from here …
    base::Instant until;   ///< … to just before here
    std::string bytes;
  };

  /// The page of that key as of that position of the log and that time; nullptr if there is none.
  std::shared_ptr<const Page> find(const std::string& key, std::int64_t seq, base::Instant now) const;
  /// Keeps it, unless the log is known to have moved on, the page holds for no time at all or is larger than a quarter of the cache.
  /// Gives it back.
  std::shared_ptr<const Page> keep(const std::string& key, std::int64_t seq, Page page);
  std::size_t bytes() const;
  /// The rows of hazard lists, which outlive the pages that they stood on.
  RowCache& hazard_rows() { return m_hazard_rows; }
  /// What they show of their places.
  RowCache& place_names() { return m_place_names; }

 private:
  mutable std::mutex m_mutex;
  std::unordered_map<std::string, std::shared_ptr<const Page>> m_pages;
  std::int64_t m_seq = 0;
  std::size_t m_bytes = 0;
  std::size_t m_most_bytes;
  RowCache m_hazard_rows{"place.saved"}, m_place_names{"place.saved", 4u << 20};
};

}  // namespace gridward::services
