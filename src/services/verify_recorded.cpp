// SPDX-License-Identifier: Apache-2.0
#include "services/verify_recorded.hpp"

#include <filesystem>

#include "json/codec.hpp"
#include "services/event_bodies.hpp"
#include "store/sha256.hpp"
#include "store/sql/connection.hpp"

namespace gridward::services {

namespace {

using store::sql::Connection;
using store::sql::Row;
using store::sql::Value;

constexpr std::string_view photo_prefix = "photo:", token_prefix = "api_token:";

void compare_photo(const Context& context, Connection& connection, const VerifyReport& report, const WalkedEvent& event) {
  report.count(report.verdict.photos, "photos");
  const auto name = event.subject.substr(photo_prefix.size());
  const auto told = json::read_stored<PhotoStoredBody>(event.body);
  const auto row = connection.query_one("SELECT bytes, content_type, uploaded_by, at FROM photo WHERE name = $1", {name});
  const std::vector<Value> expected{told.bytes, told.content_type, event.actor, event.at};
  if (!row || Row(*row).values() != expected) report.differ(fmt::format("photo: {} is not what was stored", name));
  if (!context.photos.has(name)) return report.differ(fmt::format("photo: {} has no bytes", name));
  std::error_code gone;
  const auto size = std::filesystem::file_size(context.photos.path_of(name), gone);
  if (gone || static_cast<std::int64_t>(size) != told.bytes) report.differ(fmt::format("photo: {} has {} bytes and not {}", name, size, told.bytes));
}

void compare_token(Connection& connection, const VerifyReport& report, const WalkedEvent& event) {
  ++report.verdict.tokens;
  const auto hash = event.subject.substr(token_prefix.size());
  const auto told = json::read_stored<TokenGivenBody>(event.body);
  const auto row = connection.query_one("SELECT person, note, created FROM api_token WHERE token_hash = $1", {hash});
  const std::vector<Value> expected{told.person.text(), told.note, event.at};
  if (!row || Row(*row).values() != expected) report.differ(fmt::format("api_token: {} is not the one that was given", hash.substr(0, 12)));
}

/// While it waits, tries, next_try and code are the channel's last word and nobody's record.
void compare_notice(Connection& connection, const VerifyReport& report, const WalkedEvent& first, const WalkedEvent& last) {
  report.count(report.verdict.notices, "notices");
  const auto told = json::read_stored<NoticeQueuedBody>(first.body);
  const auto row = connection.query_one("SELECT event_seq, target, state, body, tries, next_try, code, form FROM delivery WHERE id = $1", {last.subject});
  if (!row) return report.differ(fmt::format("delivery: {} is missing", last.subject));
  const bool ended = last.kind != "notice.queued";
  bool same = row->integer(0) == told.event_seq && row->text(1) == told.target && row->text(2) == (ended ? last.kind.substr(last.kind.find('.') + 1) : "waiting") && store::sha256_hex(row->text(3)) == told.digest && row->text(7) == told.form.value_or("notice");
  if (same && ended) {
    const auto end = json::read_stored<NoticeEndedBody>(last.body);
    same = row->integer(4) == end.tries && row->integer(5) == end.next_try && row->text(6) == end.code;
  }
  if (!same) report.differ(fmt::format("delivery: {} is not what its events say", last.subject));
}

}  // namespace

bool is_recorded_row(std::string_view kind) { return kind == "photo.stored" || kind == "api_token.given" || kind.starts_with("notice."); }

void verify_recorded_row(const Context& context, Connection& connection, const VerifyReport& report, const WalkedEvent& first, const WalkedEvent& last) {
  if (last.kind == "photo.stored") return compare_photo(context, connection, report, last);
  if (last.kind == "api_token.given") return compare_token(connection, report, last);
  compare_notice(connection, report, first, last);
}

}  // namespace gridward::services
