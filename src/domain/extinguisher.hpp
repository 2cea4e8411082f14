// SPDX-License-Identifier: Apache-2.0
// A fire extinguisher's life clock, domain.md §5.1–5.3. The table is data (rules/extinguishers.json).
#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "domain/place.hpp"

namespace gridward::domain {

struct ExtinguisherTag;
using ExtinguisherId = base::Id<ExtinguisherTag>;

/// In order of gravity; the first that applies is the status.
enum class ExtinguisherStatus { scrapped_required, expired_service, body_defect, pressure_low, due_soon, ok };
BOOST_DESCRIBE_ENUM(ExtinguisherStatus, scrapped_required, expired_service, body_defect, pressure_low, due_soon, ok)

/// What was seen on the unit: `body` is a condition of §5.3 (scrap), `service_defect` a pin, hose, nozzle, valve or label.
enum class ExtinguisherDefect { body, pressure_low, service_defect };
BOOST_DESCRIBE_ENUM(ExtinguisherDefect, body, pressure_low, service_defect)

struct Extinguisher {
  ExtinguisherId id;
  PlaceId place;
  std::string type;                          ///< key of the life table, or an obsolete type
  std::string spot;                          ///< where it hangs: "后厨门口"
  std::optional<std::string> manufactured;   ///< "2021-03"; absent = unreadable, which means scrap
  std::optional<base::Date> last_service;
  std::vector<ExtinguisherDefect> defects;
  bool removed = false;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Extinguisher, (), (id, place, type, spot, manufactured, last_service, defects, removed, version))

struct ExtinguisherType {
  std::string id;
  std::string zh;
  std::string en;
  std::int64_t first_service_months = 0;
  std::int64_t service_every_months = 0;
  std::int64_t scrap_after_months = 0;
};
BOOST_DESCRIBE_STRUCT(ExtinguisherType, (), (id, zh, en, first_service_months, service_every_months, scrap_after_months))

struct LifeTable {
  std::vector<ExtinguisherType> types;
  std::vector<std::string> obsolete;  ///< ids that must be replaced at once
  std::int64_t due_soon_days = 60;
};

struct ExtinguisherLife {
  ExtinguisherStatus status = ExtinguisherStatus::ok;
  std::optional<base::Date> first_due;
  std::optional<base::Date> next_due;
  std::optional<base::Date> scrap_on;
  std::optional<std::int64_t> days_left;  ///< until the earlier of next_due and scrap_on; negative = over
};
BOOST_DESCRIBE_STRUCT(ExtinguisherLife, (), (status, first_due, next_due, scrap_on, days_left))

/// "2021-03" → the last day of that month; nothing if it is no month.
std::optional<base::Date> end_of_month(std::string_view year_month);
/// Throws base::invalid("extinguisher.unknown_type") for a type in neither list.
ExtinguisherLife life_of(const Extinguisher& extinguisher, const LifeTable& table, base::Date today);

}  // namespace gridward::domain
