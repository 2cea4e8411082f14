// SPDX-License-Identifier: Apache-2.0
// Who still has work on a phone that the house does not have: so that somebody can be helped, and for nothing else. Known from the numbers
// that phones give to what is entered on them (domain/device_numbers.hpp). Everybody sees their own; others' who steers there, or sets
// the system up.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/device_numbers.hpp"
#include "domain/person.hpp"
#include "services/context.hpp"

namespace gridward::services {

/// Notes in the submission's own unit that the entry of this person's phone arrived, whoever sent it; nothing without an entry. A device that
/// is another person's is passed over: no work is refused for the sake of a number.
void note_entry(store::UnitOfWork& unit, const domain::PersonId& person, const std::optional<domain::DeviceEntry>& entry);
/// The same for what a colleague sends: that the entry came says nothing about when the phone itself was heard.
void note_entry_of_another(store::UnitOfWork& unit, const domain::PersonId& person, const std::optional<domain::DeviceEntry>& entry);

struct DeviceReport {
  std::int64_t made = 0;                    ///< the highest number made, 0–1,000,000
  std::vector<std::int64_t> withdrawn;      ///< numbers whose owner took them back on the phone, at most 200 at a time
  std::optional<std::int64_t> oldest_s;     ///< how long ago, in seconds by the phone's clock, the oldest was made that it still holds
};
BOOST_DESCRIBE_STRUCT(DeviceReport, (), (made, withdrawn, oldest_s))

struct NumberRange {
  std::int64_t first = 0;
  std::int64_t last = 0;
};
BOOST_DESCRIBE_STRUCT(NumberRange, (), (first, last))

struct DeviceView {
  std::int64_t made = 0;
  std::vector<NumberRange> missing;
};
BOOST_DESCRIBE_STRUCT(DeviceView, (), (made, missing))

struct HeardDevice {
  DeviceView view;
  bool known_before = false;
};
/// What the phone says about its numbers; told again it changes nothing. Throws invalid_fields, conflict("device.taken") for an id that is
/// another person's, conflict("device.many").
HeardDevice hear_device(const Context& context, const domain::Caller& caller, const domain::DeviceId& id, const DeviceReport& report);

struct UnsentDevice {
  domain::DeviceId id;
  std::int64_t unsent = 0;
  base::Instant since;
  base::Instant heard_at;
};
BOOST_DESCRIBE_STRUCT(UnsentDevice, (), (id, unsent, since, heard_at))

struct UnsentWork {
  domain::PersonId person;
  std::string name;
  std::int64_t unsent = 0;
  base::Instant since;
  std::vector<UnsentDevice> devices;
};
BOOST_DESCRIBE_STRUCT(UnsentWork, (), (person, name, unsent, since, devices))

struct UnsentList {
  std::vector<UnsentWork> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(UnsentList, (), (items, next))

struct UnsentQuery {
  std::optional<domain::RegionCode> within;
  std::string cursor;
  int limit = 50;
};
/// In the order of the people's ids, never by how much. Throws not_found("region") for a region outside of what the caller may see.
UnsentList list_unsent(const Context& context, const domain::Caller& caller, const UnsentQuery& query);

/// The phone is lost or was wiped: what is missing of it is not waited for any more. An event says who decided it and how many there were.
/// Throws not_found("device") unless it is the caller's or of somebody whose unsent work the caller sees.
void give_up_device(const Context& context, const domain::Caller& caller, const domain::DeviceId& id);

}  // namespace gridward::services
