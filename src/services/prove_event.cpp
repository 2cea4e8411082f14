// SPDX-License-Identifier: Apache-2.0
#include "services/prove_event.hpp"

#include "base/problem.hpp"
#include "ledger/proof_text.hpp"
#include "ledger/tile.hpp"
#include "services/extend_ledger.hpp"
#include "store/ledger_store.hpp"

namespace gridward::services {

namespace {

using ledger::Suite;
using store::sql::Connection;

std::string newest_note(Connection& connection, Suite suite) {
  const auto newest = store::newest_checkpoint(connection);
  if (!newest) throw base::not_found("ledger");
  return suite == Suite::sha256 ? newest->note.sha256 : newest->note.sm3;
}

std::uint64_t size_of(const std::string& note) {
  const auto read = ledger::parse_checkpoint(note);
  if (!read) throw base::Problem(base::ProblemKind::internal, "ledger.incomplete");
  return read->checkpoint.head.size;
}

}  // namespace

std::string ledger_checkpoint(const Context& context, Suite suite) {
  return context.readers.with([&](Connection& connection) { return newest_note(connection, suite); });
}

std::string ledger_tile(const Context& context, Suite suite, const std::string& level_text, const std::string& name) {
  const auto level = ledger::parse_level(level_text);
  const auto tile = ledger::parse_tile(name);
  if (!level || !tile) throw base::not_found("tile");
  return context.readers.with([&](Connection& connection) {
    const auto size = static_cast<std::uint64_t>(store::ledger_head(connection).size);
    if (ledger::width_in(size, *level, tile->number) < tile->width) throw base::not_found("tile");
    std::string bytes;
    for (const auto& hash : tiles_of(connection, suite)(*level, tile->number * ledger::tile_width, tile->width)) bytes += ledger::bytes_of(hash);
    return bytes;
  });
}

std::string ledger_key_list(const Context& context) {
  std::string lines;
  for (const auto& key : context.readers.with([](Connection& connection) { return published_keys(connection); })) lines += key.text() + '\n';
  return lines;
}

std::string prove_event(const Context& context, const domain::Caller& caller, std::int64_t seq, Suite suite) {
  return context.readers.with([&](Connection& connection) {
    const auto found = store::read_after(connection, seq - 1, "", 1);
    const auto region = found.empty() ? std::nullopt : domain::RegionCode::parse(found.front().region);
    if (found.empty() || found.front().seq != seq || !region || !domain::may(caller, domain::Act::read, *region, base::shanghai_date(context.clock.now()))) throw base::not_found("event");
    const auto leaf = store::leaf_of(connection, seq);
    if (!leaf) throw base::not_found("event");
    const auto note = newest_note(connection, suite);
    const auto index = static_cast<std::uint64_t>(*leaf);
    return ledger::to_text(ledger::InclusionProof{ledger::to_text(entry_of(found.front())), index, ledger::inclusion_proof(suite, index, size_of(note), tiles_of(connection, suite)), note});
  });
}

std::string prove_growth(const Context& context, std::int64_t older, Suite suite) {
  return context.readers.with([&](Connection& connection) {
    const auto note = newest_note(connection, suite);
    const auto size = size_of(note), from = static_cast<std::uint64_t>(older);
    if (older < 1 || from > size) throw base::not_found("ledger");
    return ledger::to_text(ledger::ConsistencyProof{from, ledger::consistency_proof(suite, from, size, tiles_of(connection, suite)), note});
  });
}

}  // namespace gridward::services
