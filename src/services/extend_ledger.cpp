// SPDX-License-Identifier: Apache-2.0
#include "services/extend_ledger.hpp"

#include "base/problem.hpp"
#include "services/sign_ledger.hpp"

namespace gridward::services {

namespace {

using ledger::Suite;

std::string& of(store::BothSuites& both, Suite suite) { return suite == Suite::sha256 ? both.sha256 : both.sm3; }

/// What one page of events adds, hashed and ready to be written.
struct Page {
  store::LedgerHead before;
  std::vector<store::LedgerKey> published;
  std::vector<store::LedgerLeaves> leaves;
  std::vector<store::LedgerNode> nodes;
  Heads heads;
  base::Instant at;              ///< of the newest event: the time of the head
  std::size_t events = 0;
  base::Instant oldest;
};

void add_leaf(Page& page, std::int64_t index, std::int64_t seq, const store::BothSuites& hash) {
  const bool new_tile = index % static_cast<std::int64_t>(ledger::tile_width) == 0;
  if (page.leaves.empty() || new_tile) page.leaves.push_back({index, 0, seq, seq, {}});
  auto& row = page.leaves.back();
  ++row.count;
  row.last_seq = seq;
  row.hashes.sha256 += hash.sha256;
  row.hashes.sm3 += hash.sm3;
}

std::optional<Page> read_page(store::sql::Connection& connection, std::size_t limit) {
  Page page;
  page.before = store::ledger_head(connection);
  page.published = store::ledger_keys(connection);
  const auto events = store::read_after(connection, page.before.last_seq, "", limit);
  if (events.empty()) return std::nullopt;
  page.events = events.size();
  page.oldest = events.front().at;
  const auto size = static_cast<std::uint64_t>(page.before.size);
  std::vector<ledger::Frontier> trees;
  for (const Suite suite : ledger::suites) trees.emplace_back(suite, size, tiles_of(connection, suite));
  std::vector<ledger::Node> nodes[2];
  auto index = page.before.size;
  for (const auto& event : events) {
    const auto entry = ledger::to_text(entry_of(event));
    store::BothSuites hash;
    for (std::size_t i = 0; i < trees.size(); ++i) {
      const auto leaf = ledger::leaf_hash(ledger::suites[i], entry);
      trees[i].append(leaf, nodes[i]);
      of(hash, ledger::suites[i]) = ledger::bytes_of(leaf);
    }
    add_leaf(page, index++, event.seq, hash);
  }
  for (auto& row : page.leaves) row.head = index;
  page.at = events.back().at;
  for (std::size_t i = 0; i < nodes[0].size(); ++i)
    page.nodes.push_back({nodes[0][i].level, static_cast<std::int64_t>(nodes[0][i].position), {std::string(ledger::bytes_of(nodes[0][i].hash)), std::string(ledger::bytes_of(nodes[1][i].hash))}});
  for (std::size_t i = 0; i < trees.size(); ++i) page.heads[i] = {trees[i].size(), trees[i].root()};
  return page;
}

}  // namespace

ledger::Entry entry_of(const store::Event& event) {
  std::optional<std::int64_t> device_at;
  if (event.device_at) device_at = event.device_at->us;
  return {event.seq, event.id, event.at.us, device_at, event.actor, event.region, event.kind, event.subject, event.version, event.body};
}

std::vector<ledger::VerifierKey> published_keys(store::sql::Connection& connection) { return verifiers_of(store::ledger_keys(connection)); }

ledger::HashReader tiles_of(store::sql::Connection& connection, Suite suite) {
  return [&connection, suite](unsigned level, std::uint64_t first, std::uint64_t count) {
    auto both = store::ledger_hashes(connection, level, static_cast<std::int64_t>(first), static_cast<std::int64_t>(count));
    const std::string_view bytes = of(both, suite);
    if (bytes.size() != count * 32) throw base::Problem(base::ProblemKind::internal, "ledger.incomplete");
    std::vector<ledger::Hash> hashes;
    for (std::size_t i = 0; i < bytes.size(); i += 32) hashes.push_back(*ledger::hash_from(bytes.substr(i, 32)));
    return hashes;
  };
}

std::size_t extend_ledger(const Context& context, std::size_t limit, const LagTold& told) {
  const auto page = context.readers.with([&](store::sql::Connection& connection) { return read_page(connection, limit); });
  if (!page) return 0;
  const auto made = sign_heads(ledger::KeyFile(context.ledger_keys), page->published, page->heads, page->at);
  bool written = false;
  context.lanes.run([&](store::UnitOfWork& unit) {
    written = false;
    // Another process was faster, or has put another key in place: the next round begins anew.
    if (store::ledger_head(unit.connection) != page->before || store::ledger_keys(unit.connection) != page->published) return;
    for (const auto& leaves : page->leaves) store::add(unit, leaves);
    for (const auto& node : page->nodes) store::add(unit, node);
    if (made.first_key) store::add(unit, *made.first_key);
    store::add(unit, store::LedgerCheckpoint{static_cast<std::int64_t>(page->heads[0].size), page->at.us, made.notes});
    written = true;
  }, "ledger");
  if (written && told) told(static_cast<double>(context.clock.now().us - page->oldest.us) / static_cast<double>(base::us_per_second));
  return written ? page->events : 0;
}

void follow_events(const Context& context, const std::stop_token& stop, const LagTold& told) {
  constexpr int most_pages = 64;
  for (int page = 0; page < most_pages && !stop.stop_requested() && extend_ledger(context, ledger_page, told) == ledger_page; ++page) {}
}

}  // namespace gridward::services
