// SPDX-License-Identifier: Apache-2.0
// Rows of device: which numbers of a person's phone have not come. A person has at most most_devices; one with nothing missing that was
// heard of longest ago makes room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/device_numbers.hpp"
#include "domain/person.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

inline constexpr std::int64_t most_devices = 20;

struct Device {
  domain::DeviceId id;
  domain::PersonId person;
  domain::DeviceNumbers numbers;
  base::Instant heard_at;
};

/// The person's device, made if it is new, and held for this transaction: others wait. Nothing when the id is another person's, or when all
/// that the person may have still miss something.
std::optional<Device> hold_device(sql::Connection& connection, const domain::DeviceId& id, const domain::PersonId& person, base::Instant now);
void save_numbers(sql::Connection& connection, const domain::DeviceId& id, const domain::DeviceNumbers& numbers);
std::optional<Device> find_device(sql::Connection& connection, const domain::DeviceId& id);

/// Who holds or held a post there and has something unsent, and `self` if it has; by id after `after`.
std::vector<domain::PersonId> people_with_unsent(sql::Connection& connection, const std::vector<domain::RegionCode>& within, const std::optional<domain::PersonId>& self, const std::string& after, int limit);
/// Those of a person's devices that miss something, by id.
std::vector<Device> unsent_devices(sql::Connection& connection, const domain::PersonId& person);
void forget_devices(sql::Connection& connection, const domain::PersonId& person);

}  // namespace gridward::store
