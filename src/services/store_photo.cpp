// SPDX-License-Identifier: Apache-2.0
#include "services/store_photo.hpp"

#include <array>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/codec.hpp"
#include "services/access.hpp"
#include "services/event_bodies.hpp"
#include "store/inspection_store.hpp"

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
