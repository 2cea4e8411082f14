// SPDX-License-Identifier: Apache-2.0
#include "services/verify_ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/problem.hpp"
#include "ledger/checkpoint.hpp"
#include "services/extend_ledger.hpp"
#include "services/rotate_ledger_key.hpp"
#include "store/ledger_store.hpp"

namespace gridward::services {

namespace {

using ledger::Suite;

const std::string& of(const store::BothSuites& both, Suite suite) { return suite == Suite::sha256 ? both.sha256 : both.sm3; }

/// Walks events, rows of leaves and checkpoints side by side.
class Walk {
 public:
  Walk(store::sql::Connection& connection, const VerifyReport& report, std::vector<ledger::VerifierKey> keys) : m_connection(connection), m_report(report), m_keys(std::move(keys)) {
    for (const Suite suite : ledger::suites) m_trees.emplace_back(suite);
    m_checkpoints = store::checkpoints_after(m_connection, -1, page);
  }

  void keep(const ledger::Note& note) {
    if (ledger::trusted_key(note, m_keys) == nullptr) return m_report.differ(fmt::format("checkpoint: the kept one of size {} is not signed by a key of this ledger", note.checkpoint.head.size));
    m_kept.emplace(note.checkpoint.head.size, note);
  }

  void run() {
    check_heads();
    std::int64_t after = -1;
    for (;;) {
      const auto rows = store::leaves_after(m_connection, after, page);
      for (const auto& row : rows) take(row);
      if (rows.size() < page) break;
      after = rows.back().first;
    }
    finish();
  }

 private:
  static constexpr std::size_t page = 200;

  void take(const store::LedgerLeaves& row) {
    const auto width = static_cast<std::int64_t>(ledger::tile_width);
    const auto size = static_cast<std::int64_t>(m_trees[0].size());
    if (row.first != size || row.count < 1 || row.first % width + row.count > width) m_report.differ(fmt::format("ledger_leaves: {} does not follow {}", row.first, size));
    const auto limit = static_cast<std::size_t>(std::clamp<std::int64_t>(row.count, 1, width));
    const auto events = store::read_after(m_connection, m_last_seq, "", limit);
    if (static_cast<std::int64_t>(events.size()) != row.count || events.empty() || events.front().seq != row.first_seq || events.back().seq != row.last_seq)
      m_report.differ(fmt::format("ledger_leaves: {} does not hold events {} to {}", row.first, row.first_seq, row.last_seq));
    store::BothSuites made;
    for (const auto& event : events) {
      add(event, made);
      check_heads();
    }
    if (made.sha256 != row.hashes.sha256 || made.sm3 != row.hashes.sm3) m_report.differ(fmt::format("ledger_leaves: {} are not the hashes of its events", row.first));
  }

  void add(const store::Event& event, store::BothSuites& made) {
    const auto entry = ledger::to_text(entry_of(event));
    std::vector<ledger::Node> nodes[2];
    for (std::size_t i = 0; i < m_trees.size(); ++i) {
      const auto leaf = ledger::leaf_hash(ledger::suites[i], entry);
      m_trees[i].append(leaf, nodes[i]);
      (i == 0 ? made.sha256 : made.sm3) += ledger::bytes_of(leaf);
    }
    m_last_seq = event.seq;
    for (std::size_t i = 0; i < nodes[0].size(); ++i) {
      ++m_nodes;
      const auto stored = store::find_node(m_connection, nodes[0][i].level, static_cast<std::int64_t>(nodes[0][i].position));
      if (!stored || stored->hash.sha256 != ledger::bytes_of(nodes[0][i].hash) || stored->hash.sm3 != ledger::bytes_of(nodes[1][i].hash))
        m_report.differ(fmt::format("ledger_node: {} of level {} is not what lies below it", nodes[0][i].position, nodes[0][i].level));
    }
    m_report.count(m_taken, "ledger");
  }

  /// Those of the size that has been reached.
  void check_heads() {
    const auto size = m_trees[0].size();
    while (!m_checkpoints.empty() && static_cast<std::uint64_t>(m_checkpoints[m_next].size) <= size) {
      check_stored(m_checkpoints[m_next]);
      if (++m_next < m_checkpoints.size()) continue;
      m_checkpoints = store::checkpoints_after(m_connection, m_checkpoints.back().size, page);
      m_next = 0;
    }
    for (auto [kept, end] = m_kept.equal_range(size); kept != end; ++kept) {
      const auto& checkpoint = kept->second.checkpoint;
      const bool second = checkpoint.origin.ends_with("/sm3");
      if (m_trees[second ? 1 : 0].root() != checkpoint.head.root) m_report.differ(fmt::format("checkpoint: the kept one of size {} is not the root of what is there", size));
    }
  }

  void check_stored(const store::LedgerCheckpoint& checkpoint) {
    m_last_checkpoint = checkpoint.size;
    for (std::size_t i = 0; i < m_trees.size(); ++i) {
      const auto note = ledger::parse_checkpoint(of(checkpoint.note, ledger::suites[i]));
      const auto* key = note ? ledger::trusted_key(*note, m_keys) : nullptr;
      if (key == nullptr || key->suite != ledger::suites[i] || note->checkpoint.head.size != m_trees[i].size() || note->checkpoint.head.size != static_cast<std::uint64_t>(checkpoint.size) ||
          note->checkpoint.head.root != m_trees[i].root())
        m_report.differ(fmt::format("ledger_checkpoint: {} is not a signed root of its leaves", checkpoint.size));
    }
  }

  void finish() {
    const auto size = static_cast<std::int64_t>(m_trees[0].size());
    if (!m_checkpoints.empty()) m_report.differ(fmt::format("ledger_checkpoint: {} is larger than the ledger ({})", m_checkpoints[m_next].size, size));
    if (size > 0 && m_last_checkpoint != size) m_report.differ(fmt::format("ledger_checkpoint: there is none for the {} leaves", size));
    if (store::count_nodes(m_connection) != m_nodes) m_report.differ(fmt::format("ledger_node: there are {} rows for {} nodes", store::count_nodes(m_connection), m_nodes));
    for (const auto& [kept, note] : m_kept)
      if (static_cast<std::int64_t>(kept) > size) m_report.differ(fmt::format("checkpoint: the kept one of size {} has more leaves than the ledger ({})", kept, size));
  }

  store::sql::Connection& m_connection;
  const VerifyReport& m_report;
  std::vector<ledger::VerifierKey> m_keys;
  std::vector<ledger::Frontier> m_trees;
  std::vector<store::LedgerCheckpoint> m_checkpoints;
  std::multimap<std::uint64_t, ledger::Note> m_kept;
  std::size_t m_next = 0;
  std::int64_t m_last_seq = 0, m_nodes = 0, m_taken = 0, m_last_checkpoint = 0;
};

}  // namespace

void verify_ledger(store::sql::Connection& connection, const VerifyReport& report, const std::vector<std::string>& kept) {
  report.progress("ledger", 0);
  try {
    Walk walk(connection, report, published_keys(connection));
    for (const auto& text : kept) {
      const auto notes = ledger::parse_checkpoints(text);
      if (!notes) report.differ("checkpoint: the kept file is no checkpoint");
      else for (const auto& note : *notes) walk.keep(note);
    }
    walk.run();
    for (const auto& key : store::ledger_keys(connection))
      if (key.version > 1 && !is_as_published(connection, key)) report.differ(fmt::format("ledger_key: {} is not as it was published", key.version));
  } catch (const base::Problem& problem) {
    report.differ(fmt::format("ledger: {}", problem.code()));
  }
}

}  // namespace gridward::services
