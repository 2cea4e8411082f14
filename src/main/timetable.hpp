// SPDX-License-Identifier: Apache-2.0
// Which jobs run, and how often: overdue hazards climb, events reach people through the groups' robots, ended sessions go.
#pragma once

#include <vector>

#include "jobs/runner.hpp"
#include "main/configuration.hpp"

namespace gridward {

/// The context must outlive the jobs.
std::vector<jobs::Job> timetable(services::Context& context, const Configuration& configuration);

}  // namespace gridward
