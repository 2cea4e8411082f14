// SPDX-License-Identifier: Apache-2.0
// The next step of a hazard: notice, extension, handing over, done, re-check … Whether it may be taken now is the domain's rule,
// who may take it is the role's. The step's id is made by whoever takes it: sending twice gives the same answer,
// also when the second time a colleague sends it, or the first (sending.hpp).
#pragma once

#include <boost/describe.hpp>
#include <stop_token>

#include "domain/deadline.hpp"
#include "domain/hazard.hpp"
#include "json/shape.hpp"
#include "services/context.hpp"
#include "services/sending.hpp"

namespace gridward::services {

struct StepInput {
  domain::StepKind kind = domain::StepKind::noted;
  std::optional<base::Instant> device_at;
  std::string text;
  std::vector<domain::PhotoName> photos;
  std::optional<base::Instant> due;
  std::optional<domain::Limit> limit;    ///< instead of due: counted from now by the holiday table
  std::optional<std::string> to;
  bool by_place = false;
};
BOOST_DESCRIBE_STRUCT(StepInput, (), (kind, device_at, text, photos, due, limit, to, by_place))

struct RecordedStep {
  domain::Hazard hazard;
  domain::Step step;
  bool known_before = false;
};

RecordedStep record_step(const Context& context, const domain::Caller& caller, const domain::HazardId& hazard, const domain::StepId& id, const StepInput& input,
                         const Sending& sending = {});

/// A hazard seen outside an inspection: on patrol, or told to a grid member.
struct HazardReport {
  domain::HazardSource source = domain::HazardSource::patrol;
  std::optional<domain::PlaceId> place;
  std::optional<domain::LngLat> at;         ///< WGS-84; needed when there is no place
  std::optional<domain::RegionCode> region; ///< needed when there is neither
  std::optional<domain::ChecklistRef> checklist;
  std::optional<std::string> item;
  std::string description;
  domain::ResultClass result_class = domain::ResultClass::G1;
  std::optional<std::int64_t> limit_hours;  ///< G2 only, 1–8784
  std::vector<domain::PhotoName> photos;
  base::Instant found_at;
};
BOOST_DESCRIBE_STRUCT(HazardReport, (), (source, place, at, region, checklist, item, description, result_class, limit_hours, photos, found_at))

struct ReportedHazard {
  domain::Hazard hazard;
  bool known_before = false;
};
ReportedHazard report_hazard(const Context& context, const domain::Caller& caller, const domain::HazardId& id, const HazardReport& report,
                             const Sending& sending = {});

/// Time passes: every open hazard that is overdue climbs to the level the rules say. Returns how many climbed. Ends between two hazards
/// when told to stop; the next call goes on.
int climb_overdue(const Context& context, const std::stop_token& stop = {});

}  // namespace gridward::services

template <>
inline constexpr auto gridward::json::optional_fields<gridward::services::StepInput> = std::array<std::string_view, 1>{"text"};
