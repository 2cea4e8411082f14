// SPDX-License-Identifier: Apache-2.0
#include "services/verify_ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "base/problem.hpp"
#include "ledger/checkpoint.hpp"
#include "ledger/key_file.hpp"
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
    m_checkpoints = store::checkpoints_after(m_connection, before_all, page);
  }

  void keep(const ledger::Note& note) {
    if (ledger::trusted_key(note, m_keys) == nullptr) return m_report.differ(fmt::format("checkpoint: the kept one of size {} is not signed by a key of this ledger", note.checkpoint.head.size));
    m_kept.emplace(note.checkpoint.head.size, note);
  }

  /// Of the first head; 0 when there is none.
  std::int64_t first_at() const { return m_first_at; }

  void run() {
    check_heads();
    std::int64_t after = before_all;
    for (;;) {
      const auto rows = store::leaves_after(m_connection, after, page);
      for (const auto& row : rows) take(row);
      m_rows += static_cast<std::int64_t>(rows.size());
      if (rows.size() < page) break;
      after = rows.back().first;
    }
    finish();
  }

 private:
  static constexpr std::size_t page = 200;
  static constexpr std::int64_t before_all = std::numeric_limits<std::int64_t>::min();

  void take(const store::LedgerLeaves& row) {
    const auto width = static_cast<std::int64_t>(ledger::tile_width);
    const auto size = static_cast<std::int64_t>(m_trees[0].size());
    if (row.first != size || row.count < 1 || row.first % width + row.count > width) m_report.differ(fmt::format("ledger_leaves: {} does not follow {}", row.first, size));
    if (m_head > size ? row.head != m_head : row.head < size + row.count) m_report.differ(fmt::format("ledger_leaves: {} does not say which head ended it", row.first));
    m_head = row.head;
    const auto limit = static_cast<std::size_t>(std::clamp<std::int64_t>(row.count, 1, width));
    const auto events = store::read_after(m_connection, m_last_seq, "", limit);
    if (static_cast<std::int64_t>(events.size()) != row.count || events.empty() || events.front().seq != row.first_seq || events.back().seq != row.last_seq)
      m_report.differ(fmt::format("ledger_leaves: {} does not hold events {} to {}", row.first, row.first_seq, row.last_seq));
    store::BothSuites made;
    for (const auto& event : events) {
      add(event, made);
      check_heads();
    }
    if (m_head == row.first + row.count && m_last_checkpoint != m_head) m_report.differ(fmt::format("ledger_checkpoint: that of {} is missing", m_head));
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
    m_last_at = event.at.us;
    for (std::size_t i = 0; i < nodes[0].size(); ++i) {
      ++m_nodes;
      const auto stored = store::find_node(m_connection, nodes[0][i].level, static_cast<std::int64_t>(nodes[0][i].position));
      if (!stored || stored->hash.sha256 != ledger::bytes_of(nodes[0][i].hash) || stored->hash.sm3 != ledger::bytes_of(nodes[1][i].hash))
        m_report.differ(fmt::format("ledger_node: {} of level {} is not what lies below it", nodes[0][i].position, nodes[0][i].level));
    }
    m_report.count(m_report.verdict.in_ledger, "ledger");
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
    ++m_heads;
    if (m_heads == 1) m_first_at = checkpoint.at;
    if (checkpoint.size != m_head || checkpoint.at != m_last_at) m_report.differ(fmt::format("ledger_checkpoint: {} is not the head of a sequencing, or not of its time", checkpoint.size));
    for (std::size_t i = 0; i < m_trees.size(); ++i) {
      const auto note = ledger::parse_checkpoint(of(checkpoint.note, ledger::suites[i]));
      const auto* key = note ? ledger::trusted_key(*note, m_keys) : nullptr;
      if (key == nullptr || key->suite != ledger::suites[i] || note->checkpoint.head.size != m_trees[i].size() || note->checkpoint.head.size != static_cast<std::uint64_t>(checkpoint.size) ||
          note->checkpoint.head.root != m_trees[i].root() || !signed_by_known(*note))
        m_report.differ(fmt::format("ledger_checkpoint: {} is not a signed root of its leaves", checkpoint.size));
    }
  }

  /// The house's own note has no other signatures: one under an id that nobody knows would be passed over, and may have been another.
  bool signed_by_known(const ledger::Note& note) const {
    return std::all_of(note.signatures.begin(), note.signatures.end(), [&](const auto& signature) {
      return std::any_of(m_keys.begin(), m_keys.end(), [&](const auto& key) { return key.name == signature.name && key.id() == signature.key_id; });
    });
  }

  void finish() {
    const auto size = static_cast<std::int64_t>(m_trees[0].size());
    if (!m_checkpoints.empty()) m_report.differ(fmt::format("ledger_checkpoint: {} is larger than the ledger ({})", m_checkpoints[m_next].size, size));
    if (size > 0 && m_last_checkpoint != size) m_report.differ(fmt::format("ledger_checkpoint: there is none for the {} leaves", size));
    if (size > 0 && m_head != size) m_report.differ(fmt::format("ledger_leaves: there are {}, the last head is that of {}", size, m_head));
    compare_counts();
    if (store::count_nodes(m_connection) != m_nodes) m_report.differ(fmt::format("ledger_node: there are {} rows for {} nodes", store::count_nodes(m_connection), m_nodes));
    for (const auto& [kept, note] : m_kept)
      if (static_cast<std::int64_t>(kept) > size) m_report.differ(fmt::format("checkpoint: the kept one of size {} has more leaves than the ledger ({})", kept, size));
  }

  /// Rows that no walk comes by.
  void compare_counts() {
    const auto row = m_connection.query_one("SELECT (SELECT COUNT(*) FROM ledger_leaves), (SELECT COUNT(*) FROM ledger_checkpoint), (SELECT COUNT(*) FROM event), (SELECT COUNT(*) FROM event WHERE seq > $1)", {m_last_seq});
    if (row->integer(0) != m_rows || row->integer(1) != m_heads) m_report.differ("ledger: there are more rows than its leaves and heads");
    if (row->integer(2) - row->integer(3) != m_report.verdict.in_ledger) m_report.differ("event: some have a number below the ledger's end and are not in it");
  }

  store::sql::Connection& m_connection;
  const VerifyReport& m_report;
  std::vector<ledger::VerifierKey> m_keys;
  std::vector<ledger::Frontier> m_trees;
  std::vector<store::LedgerCheckpoint> m_checkpoints;
  std::multimap<std::uint64_t, ledger::Note> m_kept;
  std::size_t m_next = 0;
  std::int64_t m_last_seq = 0, m_last_at = 0, m_nodes = 0, m_rows = 0, m_head = 0, m_heads = 0, m_last_checkpoint = 0, m_first_at = 0;
};

/// The first keys came with the first head; whatever came later is an event.
void verify_keys(store::sql::Connection& connection, const VerifyReport& report, std::int64_t first_at) {
  std::int64_t version = 0;
  for (const auto& key : store::ledger_keys(connection)) {
    const bool same = key.version == ++version && (version == 1 ? key.at == first_at : is_as_published(connection, key));
    if (!same) report.differ(fmt::format("ledger_key: {} is not as it was published", key.version));
  }
}

void verify_key_file(const Context& context, const VerifyReport& report, const std::vector<ledger::VerifierKey>& published) {
  if (context.ledger_keys.empty() || published.empty()) return;
  const auto keys = ledger::KeyFile(context.ledger_keys).read();
  for (const Suite suite : ledger::suites) {
    const auto newest = std::find_if(published.rbegin(), published.rend(), [&](const auto& key) { return key.suite == suite; });
    const auto is_newest = [&](const auto& key) { return key.suite() == suite && key.verifier(newest->name) == *newest; };
    if (newest == published.rend() || std::none_of(keys.begin(), keys.end(), is_newest)) report.differ("ledger_key: the newest one is not in the key file");
  }
}

}  // namespace

void verify_ledger(const Context& context, store::sql::Connection& connection, const VerifyReport& report, const std::vector<std::string>& kept) {
  report.progress("ledger", 0);
  report.guarded("ledger", [&] {
    const auto published = published_keys(connection);
    Walk walk(connection, report, published);
    for (const auto& text : kept) {
      const auto notes = ledger::parse_checkpoints(text);
      if (!notes) report.differ("checkpoint: the kept file is no checkpoint");
      else for (const auto& note : *notes) walk.keep(note);
    }
    walk.run();
    verify_keys(connection, report, walk.first_at());
    verify_key_file(context, report, published);
  });
}

}  // namespace gridward::services
