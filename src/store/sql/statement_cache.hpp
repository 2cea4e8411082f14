// SPDX-License-Identifier: Apache-2.0
// StatementCache: prepared statements by their text, bounded; the one not used for longest goes first. References stay valid until
// the entry is dropped, which only insert does.
#pragma once

#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace gridward::store::sql {

template <typename Statement>
class StatementCache {
 public:
  explicit StatementCache(std::size_t limit) : m_limit(limit) {}

  Statement* find(std::string_view sql) {
    const auto found = m_by_text.find(sql);
    if (found == m_by_text.end()) return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return &found->second->statement;
  }

  /// Precondition: find gave nothing. Returns the statement that had to go.
  std::optional<Statement> insert(std::string_view sql, Statement statement) {
    m_entries.push_front({std::string(sql), std::move(statement)});
    m_by_text.emplace(m_entries.front().sql, m_entries.begin());
    if (m_entries.size() <= m_limit) return std::nullopt;
    std::optional<Statement> dropped(std::move(m_entries.back().statement));
    m_by_text.erase(m_entries.back().sql);
    m_entries.pop_back();
    return dropped;
  }

  void clear() {
    m_by_text.clear();
    m_entries.clear();
  }
  std::size_t size() const { return m_entries.size(); }

 private:
  struct Entry {
    std::string sql;
    Statement statement;
  };
  std::size_t m_limit;
  std::list<Entry> m_entries;
  std::unordered_map<std::string_view, typename std::list<Entry>::iterator> m_by_text;
};

}  // namespace gridward::store::sql
