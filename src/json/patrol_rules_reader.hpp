// SPDX-License-Identifier: Apache-2.0
// Reads rules/patrols.json. Only patrols need it, so it is handed to them and stands in no room that everybody enters.
#pragma once

#include <string_view>

#include "domain/patrol_route.hpp"

namespace gridward::json {

/// Throws base::invalid("rules.unreadable"), also when an interval is no whole number of days from 1 on, or tracks would be kept for more than 30.
domain::PatrolRules read_patrol_rules(std::string_view content);

}  // namespace gridward::json
