// SPDX-License-Identifier: Apache-2.0
// Place: what is inspected. Its type is a key of rules/place_types.json. A household is known only as a building or
// stairwell: no personal file. The person in charge is personal data and lives in the vault under `contact`.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/problem.hpp"
#include "domain/geometry.hpp"
#include "domain/region.hpp"

namespace gridward::domain {

struct PlaceTag;
using PlaceId = base::Id<PlaceTag>;

enum class GasKind { none, piped, lpg, alcohol_fuel, unknown };
BOOST_DESCRIBE_ENUM(GasKind, none, piped, lpg, alcohol_fuel, unknown)

/// Safety-risk grade 安全风险分级; not a hazard level, not a warning level.
enum class RiskLevel { low, medium, high, very_high };
BOOST_DESCRIBE_ENUM(RiskLevel, low, medium, high, very_high)

/// Where a thing is, as stored and as it came.
struct Position {
  LngLat at;                      ///< WGS-84/CGCS2000
  std::optional<LngLat> raw;      ///< as entered, when the datum was another
  Datum raw_datum = Datum::wgs84;
  std::optional<double> accuracy_m;
};
BOOST_DESCRIBE_STRUCT(Position, (), (at, raw, raw_datum, accuracy_m))

/// A visit that whoever steers the area asked for; it ends with the next one.
struct AskedVisit {
  std::string why;                     ///< plain words for who goes there; it stands in the record, hence nothing personal
  base::Date by{};                     ///< last day
  base::Instant at;                    ///< since when
};
BOOST_DESCRIBE_STRUCT(AskedVisit, (), (why, by, at))

struct Place {
  PlaceId id;
  std::string name;
  std::string type;                    ///< key of rules/place_types.json
  std::string address;                 ///< of the place, to building level
  RegionCode region;                   ///< its grid where known, else the community
  std::optional<Position> position;
  bool outside_every_grid = false;     ///< the position lies in no grid: kept, flagged
  std::optional<std::string> credit_code;
  std::optional<double> area_m2;
  std::optional<std::int64_t> floors;
  std::optional<std::int64_t> staff;
  std::optional<bool> slept_in;        ///< 是否住人
  GasKind gas = GasKind::unknown;
  RiskLevel risk = RiskLevel::medium;
  std::string contact;                 ///< vault id of the person in charge, or empty
  std::string note;
  bool active = true;
  std::optional<std::int64_t> code_edition;   ///< of the code on its door; none = the first
  std::optional<AskedVisit> asked;
  std::optional<PlaceId> merged_into;         ///< the place that this one doubled; it is closed then
  std::optional<std::vector<PlaceId>> doubles;   ///< those merged into this one; none has doubles of its own
  std::optional<base::Instant> last_inspected;
  std::int64_t open_hazards = 0;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Place, (), (id, name, type, address, region, position, outside_every_grid, credit_code, area_m2, floors,
                                  staff, slept_in, gas, risk, contact, note, active, code_edition, asked, merged_into, doubles, last_inspected, open_hazards, version))

/// Problems that refuse the place (name or type missing, too long, position not finite …).
std::vector<base::FieldProblem> place_problems(const Place& place);
/// Codes "asked.why_needed", "asked.why_long", "asked.by_past", "asked.by_far".
std::vector<base::FieldProblem> asked_problems(const AskedVisit& asked, base::Date today);
/// Doubts that are shown and accepted: a credit code that fails its check ("place.credit_code_check").
std::vector<base::FieldProblem> place_warnings(const Place& place);

enum class CreditCodeCheck { good, wrong_shape, wrong_check, early_pilot };
/// GB 32100-2015, domain.md §7.1.
CreditCodeCheck check_credit_code(std::string_view code);

}  // namespace gridward::domain
