// SPDX-License-Identifier: Apache-2.0
// Who a session's token belongs to, kept for some seconds so that a busy phone does not read its posts from the database with
// every request. Changing a person, a post or a session empties it.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/time.hpp"
#include "domain/person.hpp"

namespace gridward::services {

struct Identity {
  domain::Caller caller;
  std::string csrf;          ///< empty for a system's bearer token: it needs none
  std::string token_hash;
};

class IdentityCache {
 public:
  std::shared_ptr<const Identity> find(const std::string& token_hash, base::Instant now) const;
  void keep(const std::string& token_hash, std::shared_ptr<const Identity> identity, base::Instant now);
  void clear();

 private:
  static constexpr std::size_t limit = 20'000;
  static constexpr std::int64_t keep_us = 10 * base::us_per_second;
  struct Entry {
    std::shared_ptr<const Identity> identity;
    base::Instant until;
  };
  mutable std::mutex m_mutex;
  std::unordered_map<std::string, Entry> m_entries;
};

}  // namespace gridward::services
