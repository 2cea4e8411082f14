// SPDX-License-Identifier: Apache-2.0
// Which jobs run, and how often: overdue hazards climb, events reach people through the groups' robots, ended sessions go.
#pragma once

#include <vector>

#include "jobs/runner.hpp"
#include "main/configuration.hpp"

namespace gridward {

/// The context must outlive the jobs.
/// On a runner of its own: a slow gateway of another job must not delay the ledger, which follows within a second.
std::vector<jobs::Job> sequencing(services::Context& context);
std::vector<jobs::Job> timetable(services::Context& context, const Configuration& configuration);

}  // namespace gridward
