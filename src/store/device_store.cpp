// SPDX-License-Identifier: Apache-2.0
#include "store/device_store.hpp"

#include <fmt/format.h>

#include "json/codec.hpp"
#include "store/region_store.hpp"

namespace gridward::store {

namespace {

Device device_of(const sql::Row& row) {
  return {domain::DeviceId(row.text(0)), domain::PersonId(row.text(1)), json::read_stored<domain::DeviceNumbers>(row.text(3)), {row.integer(2)}};
}

bool touch(sql::Connection& connection, const domain::DeviceId& id, const domain::PersonId& person, base::Instant now) {
  return connection.execute("UPDATE device SET heard_at = $3 WHERE id = $1 AND person = $2", {id.text(), person.text(), now.us}) == 1;
}

bool make_room(sql::Connection& connection, const domain::PersonId& person) {
  if (connection.query_one("SELECT COUNT(*) FROM device WHERE person = $1", {person.text()})->integer(0) < most_devices) return true;
  return connection.execute("DELETE FROM device WHERE id IN (SELECT id FROM device WHERE person = $1 AND unsent = 0 ORDER BY heard_at, id LIMIT 1)", {person.text()}) == 1;
}

bool add(sql::Connection& connection, const domain::DeviceId& id, const domain::PersonId& person, base::Instant now) {
  return connection.execute("INSERT INTO device(id, person, unsent, heard_at, body) VALUES ($1, $2, 0, $3, $4) ON CONFLICT (id) DO NOTHING",
                            {id.text(), person.text(), now.us, json::write_text(domain::DeviceNumbers{})}) == 1;
}

}  // namespace

std::optional<Device> hold_device(sql::Connection& connection, const domain::DeviceId& id, const domain::PersonId& person, base::Instant now) {
  if (!touch(connection, id, person, now)) {
    if (find_device(connection, id) || !make_room(connection, person)) return std::nullopt;
    // Not added: another transaction has just done so, and has ended.
    if (!add(connection, id, person, now) && !touch(connection, id, person, now)) return std::nullopt;
  }
  return find_device(connection, id);
}

void save_numbers(sql::Connection& connection, const domain::DeviceId& id, const domain::DeviceNumbers& numbers) {
  connection.execute("UPDATE device SET unsent = $2, body = $3 WHERE id = $1", {id.text(), domain::missing_count(numbers), json::write_text(numbers)});
}

std::optional<Device> find_device(sql::Connection& connection, const domain::DeviceId& id) {
  const auto row = connection.query_one("SELECT id, person, heard_at, body FROM device WHERE id = $1", {id.text()});
  if (!row) return std::nullopt;
  return device_of(*row);
}

std::vector<domain::PersonId> people_with_unsent(sql::Connection& connection, const std::vector<domain::RegionCode>& within, const std::optional<domain::PersonId>& self, const std::string& after, int limit) {
  std::vector<sql::Value> parameters{after, self ? self->text() : std::string(), std::int64_t{limit}};
  const auto condition = scope_condition("region", within, parameters);
  std::vector<domain::PersonId> people;
  for (const auto& row : connection.query(fmt::format("SELECT DISTINCT person FROM device WHERE unsent > 0 AND person > $1 AND (person = $2 OR person IN (SELECT person FROM post WHERE {})) ORDER BY person LIMIT $3", condition), parameters))
    people.emplace_back(row.text(0));
  return people;
}

std::vector<Device> unsent_devices(sql::Connection& connection, const domain::PersonId& person) {
  std::vector<Device> devices;
  for (const auto& row : connection.query("SELECT id, person, heard_at, body FROM device WHERE person = $1 AND unsent > 0 ORDER BY id", {person.text()})) devices.push_back(device_of(row));
  return devices;
}

void forget_devices(sql::Connection& connection, const domain::PersonId& person) { connection.execute("DELETE FROM device WHERE person = $1", {person.text()}); }

}  // namespace gridward::store
