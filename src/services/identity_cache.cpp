// SPDX-License-Identifier: Apache-2.0
#include "services/identity_cache.hpp"

namespace gridward::services {

std::shared_ptr<const Identity> IdentityCache::find(const std::string& token_hash, base::Instant now) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_entries.find(token_hash);
  // An entry from the future belongs to a clock that was moved back; it counts as old.
  if (found == m_entries.end() || found->second.until < now || found->second.until.us > now.us + keep_us) return nullptr;
  return found->second.identity;
}

void IdentityCache::keep(const std::string& token_hash, std::shared_ptr<const Identity> identity, base::Instant now) {
  const std::lock_guard lock(m_mutex);
  if (m_entries.size() >= limit) m_entries.clear();
  m_entries[token_hash] = {std::move(identity), {now.us + keep_us}};
}

void IdentityCache::clear() {
  const std::lock_guard lock(m_mutex);
  m_entries.clear();
}

}  // namespace gridward::services
