// SPDX-License-Identifier: Apache-2.0
#include "services/prove_event.hpp"

#include "base/problem.hpp"
#include "documents/qr_code.hpp"
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

bool may_read(const Context& context, const domain::Caller& caller, const store::Event& event) {
  const auto region = domain::RegionCode::parse(event.region);
  return region && domain::may(caller, domain::Act::read, *region, base::shanghai_date(context.clock.now()));
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

std::string ledger_entries(const Context& context, const domain::Caller& caller, const std::string& name) {
  const auto tile = ledger::parse_tile(name);
  if (!tile) throw base::not_found("tile");
  return context.readers.with([&](Connection& connection) {
    const auto size = static_cast<std::uint64_t>(store::ledger_head(connection).size);
    if (ledger::width_in(size, 0, tile->number) < tile->width) throw base::not_found("tile");
    const auto first = store::seq_of_leaf(connection, static_cast<std::int64_t>(tile->number * ledger::tile_width));
    const auto events = store::read_after(connection, first.value_or(1) - 1, "", tile->width);
    if (!first || events.size() != tile->width) throw base::Problem(base::ProblemKind::internal, "ledger.incomplete");
    std::string bundle;
    for (const auto& event : events) {
      if (!may_read(context, caller, event)) throw base::not_found("tile");
      ledger::add_to_bundle(bundle, ledger::to_text(entry_of(event)));
    }
    return bundle;
  });
}

std::string checkpoint_picture(const Context& context, Suite suite, std::int64_t size) {
  return context.readers.with([&](Connection& connection) {
    if (size == 0) return documents::QrCode(newest_note(connection, suite)).svg();
    const auto found = store::checkpoint_of_size(connection, size);
    if (!found || found->size != size) throw base::not_found("ledger");
    return documents::QrCode(suite == Suite::sha256 ? found->note.sha256 : found->note.sm3).svg();
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
    if (found.empty() || found.front().seq != seq || !may_read(context, caller, found.front())) throw base::not_found("event");
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
