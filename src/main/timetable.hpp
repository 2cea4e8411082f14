// SPDX-License-Identifier: Apache-2.0
// Which jobs run, and how often: overdue hazards climb, events reach people through the groups' robots, ended sessions go.
#pragma once

#include <vector>

#include "base/histogram.hpp"
#include "jobs/runner.hpp"
#include "main/configuration.hpp"

namespace gridward {

/// What is passed must outlive the jobs.
/// On a runner of its own: a slow gateway of another job must not delay the ledger, which follows within a second. `lag`: see services::LagTold.
std::vector<jobs::Job> sequencing(services::Context& context, base::Histogram& lag);
std::vector<jobs::Job> timetable(services::Context& context, const Configuration& configuration);

}  // namespace gridward
