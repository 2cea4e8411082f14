// SPDX-License-Identifier: Apache-2.0
// Rows of table region. Every search takes the scope as a range of codes; nothing here decides anything.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/region.hpp"
#include "store/sql/connection.hpp"
#include "store/unit_of_work.hpp"

namespace gridward::store {

/// A region without its boundary, for lists.
struct RegionRow {
  domain::RegionCode code;
  domain::RegionLevel level;
  std::string name;
  domain::RegionCode parent;
  std::optional<domain::GridKind> kind;
  base::Date valid_from;
  std::optional<base::Date> valid_to;
  bool has_boundary;
  std::int64_t version;
};

struct RegionSearch {
  std::vector<domain::RegionCode> within;   ///< the scope; empty finds nothing
  std::optional<domain::RegionLevel> level;
  std::optional<base::Date> on;
  std::string after;                        ///< the last code of the page before
  int limit = 50;
};

/// End of the range of codes below `code`: codes c with code ≤ c < below_end(code).
std::string below_end(std::string_view code);
/// "(region >= $3 AND region < $4 OR …)" for a scope, adding its parameters; "1=0" for an empty one.
std::string scope_condition(std::string_view column, const std::vector<domain::RegionCode>& within, std::vector<sql::Value>& parameters);

std::optional<domain::Region> find_region(sql::Connection& connection, const domain::RegionCode& code);
std::vector<RegionRow> search_regions(sql::Connection& connection, const RegionSearch& search);
/// Whole regions with their boundaries below a code (all levels or one), at most 5,000.
std::vector<domain::Region> regions_with_boundary(sql::Connection& connection, const domain::RegionCode& below, std::optional<domain::RegionLevel> level);
std::int64_t count_regions(sql::Connection& connection);
/// Writes the row; returns false when the stored version is not `region.version - 1`.
bool save_region(sql::Connection& connection, const domain::Region& region);
/// Every region's document, for verify.
void each_region(sql::Connection& connection, const std::function<void(const std::string& code, std::int64_t version, const std::string& body)>& visit);

}  // namespace gridward::store
