// SPDX-License-Identifier: Apache-2.0
#include "services/rotate_ledger_key.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "json/codec.hpp"
#include "ledger/checkpoint.hpp"
#include "ledger/key_note.hpp"
#include "services/access.hpp"
#include "services/sign_ledger.hpp"

namespace gridward::services {

namespace {

using store::sql::Connection;

std::vector<ledger::SigningKey> of_suite(const std::vector<ledger::SigningKey>& keys, ledger::Suite suite) {
  std::vector<ledger::SigningKey> found;
  std::copy_if(keys.begin(), keys.end(), std::back_inserter(found), [&](const auto& key) { return key.suite() == suite; });
  return found;
}

std::string subject_of(std::int64_t version) { return "ledger_key:" + std::to_string(version); }

/// Where the log begins: the event belongs to everybody who may see that.
domain::RegionCode first_region(Connection& connection) {
  const auto first = store::read_after(connection, 0, "", 1);
  return first.empty() ? domain::RegionCode() : domain::RegionCode::parse(first.front().region).value_or(domain::RegionCode());
}

KeyPublishedBody hand_over(const std::vector<ledger::SigningKey>& fresh, const std::vector<ledger::SigningKey>& before, const std::string& house) {
  KeyPublishedBody body;
  for (const auto& key : fresh) {
    const bool first = key.suite() == ledger::Suite::sha256;
    const auto origin = ledger::origin_of(key.suite(), house);
    (first ? body.sha256 : body.sm3) = key.verifier(origin).text();
    (first ? body.sha256_note : body.sm3_note) = ledger::sign_key_note(key, origin, of_suite(before, key.suite()));
  }
  return body;
}

std::optional<KeyPublishedBody> body_of(Connection& connection, std::int64_t version) {
  const auto events = store::events_of(connection, subject_of(version));
  if (events.empty()) return std::nullopt;
  return json::read_stored<KeyPublishedBody>(events.front().body);
}

/// Each key's notes lead to it from the key before it.
bool endorsed(Connection& connection, const store::LedgerKey& before, const store::LedgerKey& row) {
  const auto body = body_of(connection, row.version);
  const auto notes = ledger::parse_key_notes(body ? body->sha256_note + body->sm3_note : std::string());
  if (!notes) return false;
  const auto known = ledger::follow(verifiers_of({before}), *notes);
  const auto mine = verifiers_of({row});
  return std::all_of(mine.begin(), mine.end(), [&](const auto& key) { return std::find(known.begin(), known.end(), key) != known.end(); });
}

}  // namespace

store::LedgerKey rotate_ledger_key(const Context& context, bool distrust_old) {
  const ledger::KeyFile file(context.ledger_keys);
  const auto held = file.lock();
  const auto published = context.readers.with([](Connection& connection) { return store::ledger_keys(connection); });
  if (published.empty()) throw base::not_found("ledger");
  const auto before = distrust_old ? std::vector<ledger::SigningKey>() : newest_keys(file, file.read(), published);
  std::vector<ledger::SigningKey> fresh;
  for (const auto suite : ledger::suites) fresh.push_back(ledger::SigningKey::generate(suite));
  const auto body = hand_over(fresh, before, house_name(published));
  auto all = before;
  all.insert(all.end(), fresh.begin(), fresh.end());
  file.write(all);
  store::LedgerKey row{published.back().version + 1, 0, {body.sha256, body.sm3}};
  context.lanes.run([&](store::UnitOfWork& unit) {
    if (store::ledger_keys(unit.connection) != published) throw base::conflict("ledger.key_busy", {{"file", file.name()}});
    row.at = unit.now.us;
    store::add(unit, row);
    record(unit, context, {"system", first_region(unit.connection), "ledger.key_published", subject_of(row.version), 1, json::write_text(body), std::nullopt});
  }, "ledger");
  return row;
}

std::vector<KeyVersion> ledger_key_versions(const Context& context) {
  return context.readers.with([&](Connection& connection) {
    const auto rows = store::ledger_keys(connection);
    std::vector<KeyVersion> versions;
    for (std::size_t i = 0; i < rows.size(); ++i) versions.push_back({rows[i], i > 0 && endorsed(connection, rows[i - 1], rows[i]), in_force(rows, i, context.clock.now())});
    return versions;
  });
}

bool is_as_published(Connection& connection, const store::LedgerKey& row) {
  const auto events = store::events_of(connection, subject_of(row.version));
  if (events.size() != 1 || events.front().kind != "ledger.key_published" || events.front().at.us != row.at) return false;
  const auto body = json::read_stored<KeyPublishedBody>(events.front().body);
  const auto first = ledger::parse_key_note(body.sha256_note), second = ledger::parse_key_note(body.sm3_note);
  return row.verifier == store::BothSuites{body.sha256, body.sm3} && first && second && first->key.text() == body.sha256 && second->key.text() == body.sm3;
}

std::string ledger_key_notes(const Context& context) {
  return context.readers.with([](Connection& connection) {
    std::string notes;
    for (const auto& row : store::ledger_keys(connection))
      if (const auto body = body_of(connection, row.version)) notes += body->sha256_note + body->sm3_note;
    return notes;
  });
}

}  // namespace gridward::services
