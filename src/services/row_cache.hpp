// SPDX-License-Identifier: Apache-2.0
// Rows of lists as the bytes that showed them, so that a page that a commit has made old is put together again from the rows that did
// not change. A reader asks for the version that its own read transaction sees: a changed row is never shown in its old form. Names
// that a row shows beside its own content are watched instead: what is kept is dropped when the log tells of a changed name, or when
// `names` (the picture of region names) has grown. Nothing here asks who may see a row: it is found by ids that a scoped search gave. Thread-safe;
// bounded in bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/time.hpp"
#include "store/sql/connection.hpp"

namespace gridward::services {

class RowCache {
 public:
  /// `renaming`: the kind of event after which names may differ.
  explicit RowCache(std::string_view renaming, std::size_t most_bytes = 16u << 20) : m_renaming(renaming), m_most_bytes(most_bytes) {}

  struct Row {
    std::int64_t version = 0;
    base::Instant from;    ///< it holds from here …
    base::Instant until;   ///< … to just before here
    std::string bytes;
  };
  using Rows = std::vector<std::shared_ptr<const Row>>;

  /// What a reader sees: a position of the log and the names of regions.
  struct Moment {
    std::int64_t seq = 0;
    std::int64_t names = 0;
  };
  struct Wanted {
    std::string id;
    std::int64_t version = 0;
  };

  /// A row for each, nullptr where it is not kept or does not hold. Reads from the log what happened since anybody last asked.
  Rows find(store::sql::Connection& connection, const Moment& moment, const std::vector<Wanted>& wanted, base::Instant now);
  /// Keeps it, unless names may have changed since the reader's moment.
  std::shared_ptr<const Row> keep(const Moment& moment, const std::string& id, Row row);
  std::size_t bytes() const;

 private:
  void follow(store::sql::Connection& connection, const Moment& moment);
  void drop();

  std::string m_renaming;
  std::size_t m_most_bytes;
  mutable std::shared_mutex m_mutex;
  std::unordered_map<std::string, std::shared_ptr<const Row>> m_rows;
  Moment m_moment;
  std::size_t m_bytes = 0;
};

}  // namespace gridward::services
