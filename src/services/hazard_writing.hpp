// SPDX-License-Identifier: Apache-2.0
// Writing a hazard and its steps inside a unit of work: row, step, event, tallies and the place's count of open hazards, together.
// Used by every service that opens or moves a hazard.
#pragma once

#include <optional>
#include <string>

#include "domain/hazard.hpp"
#include "services/context.hpp"

namespace gridward::services {

/// Opens the hazard with its first step; throws conflict("hazard.id_taken") if the id is in use.
domain::Hazard open_in(store::UnitOfWork& unit, const Context& context, domain::Hazard draft, const domain::Step& found, std::optional<std::int64_t> limit_hours);

/// Applies a step. Throws what domain::apply throws, and conflict("hazard.moved_on") when somebody else was faster.
domain::Hazard step_in(store::UnitOfWork& unit, const Context& context, const domain::Hazard& before, const domain::Step& step);

/// What an opened event carries: enough to fold it.
struct OpenedBody {
  domain::Hazard hazard;
  domain::Step step;
};
BOOST_DESCRIBE_STRUCT(OpenedBody, (), (hazard, step))

}  // namespace gridward::services
