// SPDX-License-Identifier: Apache-2.0
#include "services/store_photo.hpp"

#include <array>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "store/inspection_store.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace {

/// A photo belongs to one of these; who may do none of them has nothing to send. Returns a region where the caller may.
domain::RegionCode require_some_work(const Context& context, const domain::Caller& caller) {
  using domain::Act;
  static constexpr std::array acts = {Act::inspect, Act::report_hazard, Act::record_rectification, Act::recheck_hazard};
  const auto day = base::shanghai_date(context.clock.now());
  for (const Act act : acts)
    if (const auto scope = domain::scope(caller, act, day); !scope.empty()) return scope.front();
  throw base::forbidden();
}

}  // namespace

std::string_view picture_type(std::string_view bytes) {
  if (base::starts_with(bytes, "\xFF\xD8\xFF")) return "image/jpeg";
  if (base::starts_with(bytes, "\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.size() >= 12 && base::starts_with(bytes, "RIFF") && bytes.substr(8, 4) == "WEBP") return "image/webp";
  return {};
}

StoredPhoto put_photo(const Context& context, const domain::Caller& caller, const domain::PhotoName& name, std::string_view bytes) {
  const auto region = require_some_work(context, caller);
  const auto type = picture_type(bytes);
  if (type.empty()) throw base::invalid("photo.kind");
  // Bytes first: a row without bytes would be a promise that cannot be kept, bytes without a row are only space.
  context.photos.put(name, bytes);
  StoredPhoto stored{{name, static_cast<std::int64_t>(bytes.size())}};
  context.lanes.run([&](store::UnitOfWork& unit) {
    stored.known_before = store::find_photo(unit.connection, name).has_value();
    if (stored.known_before) return;
    store::add_photo(unit.connection, {name, stored.receipt.bytes, std::string(type), caller.person.text(), unit.now});
    record(unit, context, {caller.person.text(), region, "photo.stored", "photo:" + name, 1, json::write_text(PhotoStoredBody{stored.receipt.bytes, std::string(type)}), std::nullopt});
  }, name);
  return stored;
}

namespace {

/// What the caller has sent whole; of others' photos nothing is said here.
std::optional<std::int64_t> sent_whole(const Context& context, const domain::Caller& caller, const domain::PhotoName& name) {
  const auto row = context.readers.with([&](store::sql::Connection& connection) { return store::find_photo(connection, name); });
  if (!row || row->uploaded_by != caller.person.text() || !context.photos.has(name)) return std::nullopt;
  return row->bytes;
}

void refuse_if_wrong(const domain::PhotoName& name, std::int64_t at, std::int64_t size, std::string_view bytes) {
  if (!store::is_sha256_hex(name)) throw base::invalid("photo.name_invalid");
  const auto limit = static_cast<std::int64_t>(store::DirectoryBlobStore::max_bytes);
  if (size > limit) throw base::Problem(base::ProblemKind::too_large, "photo.too_large", {{"limit_mb", std::to_string(limit >> 20)}});
  if (bytes.empty() || at + static_cast<std::int64_t>(bytes.size()) > size) throw base::invalid("photo.part_size");
  if (at == 0 && picture_type(bytes).empty()) throw base::invalid("photo.kind");
}

}  // namespace

TakenPart put_photo_part(const Context& context, const domain::Caller& caller, const domain::PhotoName& name, std::int64_t at, std::int64_t size, std::string_view bytes) {
  require_some_work(context, caller);
  refuse_if_wrong(name, at, size, bytes);
  if (const auto whole = sent_whole(context, caller, name)) return {{name, *whole, true}, true};
  auto& parts = context.photos.parts();
  const auto owner = caller.person.text();
  const auto before = parts.bytes_of(owner, name);
  const auto have = parts.add(owner, name, at, bytes);
  if (!have) throw base::conflict("photo.part_gap");
  if (*have < size) return {{name, *have, false}, *have == before};
  const auto all = parts.read(owner, name);
  try {
    const auto stored = put_photo(context, caller, name, all);
    parts.drop(owner, name);
    return {{name, stored.receipt.bytes, true}, stored.known_before};
  } catch (const base::Problem& problem) {
    if (problem.kind() != base::ProblemKind::unavailable) parts.drop(owner, name);
    throw;
  }
}

PhotoProgress photo_progress(const Context& context, const domain::Caller& caller, const domain::PhotoName& name) {
  require_some_work(context, caller);
  if (!store::is_sha256_hex(name)) throw base::invalid("photo.name_invalid");
  if (const auto whole = sent_whole(context, caller, name)) return {name, *whole, true};
  return {name, context.photos.parts().bytes_of(caller.person.text(), name), false};
}

PhotoFile get_photo(const Context& context, const domain::Caller& caller, const domain::PhotoName& name) {
  const auto scope = domain::scope(caller, domain::Act::read, base::shanghai_date(context.clock.now()));
  const auto photo = context.readers.with([&](store::sql::Connection& connection) {
    auto row = store::find_photo(connection, name);
    if (row && row->uploaded_by != caller.person.text() && !store::photo_shown_within(connection, name, scope)) row.reset();
    return row;
  });
  if (!photo) throw base::not_found("photo", name);
  if (!context.photos.has(name)) throw base::not_found("photo", name);
  return {photo->content_type, context.photos.path_of(name)};
}

}  // namespace gridward::services
