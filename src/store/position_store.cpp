// SPDX-License-Identifier: Apache-2.0
#include "store/position_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "domain/map_clusters.hpp"
#include "store/region_store.hpp"
#include "store/sha256.hpp"

namespace gridward::store {

namespace {

constexpr std::size_t point_bytes = 18;
constexpr std::uint64_t accuracy_unknown = 0xFFFF;
constexpr const char* share_columns = "person, id, region, started_at, ends_at, seen_at, at, lng, lat, accuracy_m";

void put(std::string& bytes, std::uint64_t value, int count) {
  for (int i = 0; i < count; ++i) bytes.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
}

std::uint64_t take(std::string_view bytes, std::size_t from, int count) {
  std::uint64_t value = 0;
  for (int i = 0; i < count; ++i) value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[from + static_cast<std::size_t>(i)])) << (8 * i);
  return value;
}

std::uint64_t fine(double degrees) { return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(degrees * 1e7 + 0.5))); }
double coarse(std::uint64_t value) { return static_cast<double>(static_cast<std::int32_t>(static_cast<std::uint32_t>(value))) / 1e7; }

StoredShare share_of(const sql::Row& row) {
  StoredShare stored{{domain::ShareId(row.text(1)), domain::PersonId(row.text(0)), *domain::RegionCode::parse(row.text(2)), {row.integer(3)}, {row.integer(4)}}, {row.integer(5)}, {}};
  if (const auto at = row.optional_integer(6)) {
    domain::TrackPoint point{{*at}, static_cast<double>(row.integer(7)) / 1e6, static_cast<double>(row.integer(8)) / 1e6, {}};
    if (const auto accuracy = row.optional_integer(9)) point.accuracy_m = static_cast<double>(*accuracy);
    stored.latest = point;
  }
  return stored;
}

std::optional<std::int64_t> metres(const std::optional<double>& accuracy) { return accuracy ? std::optional(static_cast<std::int64_t>(std::ceil(*accuracy))) : std::nullopt; }

}  // namespace

std::string pack_points(const std::vector<domain::TrackPoint>& points) {
  std::string packed;
  packed.reserve(points.size() * point_bytes);
  for (const auto& point : points) {
    put(packed, static_cast<std::uint64_t>(point.at.us), 8);
    put(packed, fine(point.lng), 4);
    put(packed, fine(point.lat), 4);
    put(packed, point.accuracy_m ? static_cast<std::uint64_t>(*metres(point.accuracy_m)) : accuracy_unknown, 2);
  }
  return packed;
}

std::optional<std::vector<domain::TrackPoint>> unpack_points(std::string_view packed) {
  if (packed.size() % point_bytes != 0) return std::nullopt;
  std::vector<domain::TrackPoint> points;
  for (std::size_t from = 0; from < packed.size(); from += point_bytes) {
    domain::TrackPoint point{{static_cast<std::int64_t>(take(packed, from, 8))}, coarse(take(packed, from + 8, 4)), coarse(take(packed, from + 12, 4)), {}};
    if (const auto accuracy = take(packed, from + 16, 2); accuracy != accuracy_unknown) point.accuracy_m = static_cast<double>(accuracy);
    points.push_back(point);
  }
  return points;
}

std::optional<StoredShare> find_share(sql::Connection& connection, const domain::PersonId& person) {
  const auto row = connection.query_one(fmt::format("SELECT {} FROM position_share WHERE person = $1", share_columns), {person.text()});
  return row ? std::optional(share_of(*row)) : std::nullopt;
}

void start_share(sql::Connection& connection, const domain::PositionShare& share) {
  connection.execute(
      "INSERT INTO position_share(person, id, region, started_at, ends_at, seen_at) VALUES ($1, $2, $3, $4, $5, $4) ON CONFLICT (person) DO UPDATE SET id = excluded.id, region = excluded.region, "
      "started_at = excluded.started_at, ends_at = excluded.ends_at, seen_at = excluded.seen_at, at = NULL, lng = NULL, lat = NULL, accuracy_m = NULL",
      {share.person.text(), share.id.text(), share.region.text(), share.started_at.us, share.ends_at.us});
}

void stop_share(sql::Connection& connection, const domain::PersonId& person, base::Instant now) {
  connection.execute("UPDATE position_share SET ends_at = $2, seen_at = $2, at = NULL, lng = NULL, lat = NULL, accuracy_m = NULL WHERE person = $1 AND ends_at > $2", {person.text(), now.us});
}

void note_latest(sql::Connection& connection, const domain::PersonId& person, const domain::TrackPoint& point, base::Instant now) {
  const std::vector<sql::Value> parameters{person.text(), now.us, point.at.us, domain::micro_degrees(point.lng), domain::micro_degrees(point.lat), sql::or_null(metres(point.accuracy_m))};
  if (connection.execute("UPDATE position_share SET seen_at = $2, at = $3, lng = $4, lat = $5, accuracy_m = $6 WHERE person = $1 AND (at IS NULL OR at <= $3)", parameters) == 0)
    connection.execute("UPDATE position_share SET seen_at = $2 WHERE person = $1", {person.text(), now.us});
}

std::vector<StoredShare> shares_in(sql::Connection& connection, const std::vector<domain::RegionCode>& within, base::Instant seen_after, std::size_t limit) {
  std::vector<sql::Value> parameters{seen_after.us, static_cast<std::int64_t>(limit)};
  std::vector<StoredShare> shares;
  const auto scope = scope_condition("region", within, parameters);
  for (const auto& row : connection.query(fmt::format("SELECT {} FROM position_share WHERE seen_at > $1 AND {} ORDER BY seen_at DESC LIMIT $2", share_columns, scope), parameters)) shares.push_back(share_of(row));
  return shares;
}

Added add_track_batch(sql::Connection& connection, const domain::TrackBatchId& id, const domain::PersonId& person, const std::vector<domain::TrackPoint>& points, base::Instant now) {
  auto packed = pack_points(points);
  const auto digest = sha256_hex(packed);
  const auto added = connection.execute("INSERT INTO track_batch(id, person, received_at, points, digest, packed) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
                                        {id.text(), person.text(), now.us, static_cast<std::int64_t>(points.size()), digest, sql::Blob{std::move(packed)}});
  if (added == 1) return Added::fresh;
  const auto known = connection.query_one("SELECT person, digest FROM track_batch WHERE id = $1", {id.text()});
  return known && known->text(0) == person.text() && known->text(1) == digest ? Added::known : Added::other;
}

std::vector<domain::TrackPoint> track_of(sql::Connection& connection, const domain::PersonId& person, std::size_t batches) {
  std::vector<domain::TrackPoint> track;
  for (const auto& row : connection.query("SELECT packed FROM track_batch WHERE person = $1 ORDER BY received_at DESC LIMIT $2", {person.text(), static_cast<std::int64_t>(batches)}))
    if (const auto points = unpack_points(row.blob(0))) track.insert(track.end(), points->begin(), points->end());
  std::sort(track.begin(), track.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return track;
}

void forget_track(sql::Connection& connection, const domain::PersonId& person) {
  connection.execute("DELETE FROM track_batch WHERE person = $1", {person.text()});
  connection.execute("UPDATE position_share SET at = NULL, lng = NULL, lat = NULL, accuracy_m = NULL WHERE person = $1", {person.text()});
}

std::int64_t forget_positions_before(sql::Connection& connection, base::Instant before, base::Instant now, std::int64_t slice) {
  connection.execute("DELETE FROM position_share WHERE ends_at < $1", {now.us - base::us_per_minute});   // a minute, so that desks hear of the end
  return connection.execute("DELETE FROM track_batch WHERE id IN (SELECT id FROM track_batch WHERE received_at < $1 ORDER BY received_at LIMIT $2)", {before.us, slice});
}

}  // namespace gridward::store
