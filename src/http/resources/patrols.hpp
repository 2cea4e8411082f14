// SPDX-License-Identifier: Apache-2.0
// The routes of patrols; they alone are judged by rules/patrols.json.
#pragma once

#include "domain/patrol_route.hpp"
#include "http/resources/api.hpp"

namespace gridward::http {

void add_patrols(Router& router, Api& api, const domain::PatrolRules& rules);

}  // namespace gridward::http
