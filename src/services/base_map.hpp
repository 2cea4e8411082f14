// SPDX-License-Identifier: Apache-2.0
// The base map of a caller's area, part by part, for a phone to keep and for the desk's maps. What lies in no grid of the area, or beside
// one, is not given out. Who redraws grids need not import again, as long as the area stays within the sheets that were kept.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/base_map.hpp"
#include "domain/person.hpp"
#include "services/context.hpp"

namespace gridward::services {

inline constexpr std::size_t base_part_bytes = 256u << 10;   ///< JSON, before compression; one sheet at least
inline constexpr std::size_t base_part_sheets = 64;

struct BaseMapPart {
  std::string edition;                         ///< of the caller's whole; another one than before: start anew. Empty: there is no base map
  std::string source;                          ///< must stand on every map that shows it
  std::optional<base::Date> taken_on;
  std::vector<domain::BaseSheet> sheets;       ///< by key
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(BaseMapPart, (), (edition, source, taken_on, sheets, next))

/// The part at a cursor ("" for the first). Throws request.invalid for a cursor that is none.
BaseMapPart base_map_part(const Context& context, const domain::Caller& caller, const std::string& cursor);

/// The sheets under the grids of these regions that are valid on the day, with a margin.
std::set<std::int64_t> sheets_under(store::sql::Connection& connection, const std::vector<domain::RegionCode>& regions, base::Date day);

}  // namespace gridward::services
