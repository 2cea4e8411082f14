// SPDX-License-Identifier: Apache-2.0
// A visit is submitted: judged against its checklist, hazards opened, extinguishers' clocks kept, all in one unit of work.
// Sending the same again gives the same answer; other content under the same id is conflict("inspection.id_taken").
#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <vector>

#include "domain/extinguisher.hpp"
#include "domain/hazard.hpp"
#include "domain/inspection.hpp"
#include "services/context.hpp"
#include "services/sending.hpp"

namespace gridward::services {

struct ExtinguisherView {
  domain::Extinguisher extinguisher;
  domain::ExtinguisherLife life;
};
BOOST_DESCRIBE_STRUCT(ExtinguisherView, (), (extinguisher, life))

struct InspectionReceipt {
  domain::InspectionId id;
  std::vector<domain::PhotoName> photos;   ///< those that the visit names, each once; all of them are here
  base::Instant received_at;
  std::vector<domain::Finding> findings;
  std::int64_t not_seen = 0;
  std::vector<domain::Hazard> hazards;
  std::vector<ExtinguisherView> extinguishers;
};
BOOST_DESCRIBE_STRUCT(InspectionReceipt, (), (id, photos, received_at, findings, not_seen, hazards, extinguishers))

struct SubmittedInspection {
  InspectionReceipt receipt;
  bool known_before = false;
};

/// Who it was made by is judged beside it (sending.hpp): the same visit is the same whoever sends it. Throws invalid_fields for everything wrong with it at once, not_found("place"), forbidden, conflict.
SubmittedInspection submit_inspection(const Context& context, const domain::Caller& caller, const domain::InspectionId& id, const domain::Inspection& inspection, const Sending& sending = {});

/// Returns what was submitted, or throws what submit_inspection throws.
using SubmissionOutcome = std::function<SubmittedInspection()>;
/// The same without waiting for the disk: `done` is called once, on the write lane's thread, and must be quick and not throw. What is
/// wrong with the visit itself, or a full lane, is thrown at once, and `done` is not called. The context must outlive the call.
void begin_submission(const Context& context, const domain::Caller& caller, const domain::InspectionId& id, domain::Inspection inspection,
                      std::function<void(SubmissionOutcome)> done, Sending sending = {});

/// Writes a visit inside a unit that is open already, with everything that a submission writes. For data made in bulk by the house
/// itself: nobody asks who may inspect there, nor whether the phone's clock is plausible; what the checklist refuses is refused.
InspectionReceipt write_visit(store::UnitOfWork& unit, const Context& context, const domain::PersonId& inspector, const domain::Place& place, const domain::InspectionId& id, const domain::Inspection& inspection);

/// Those that the answers name, each once, in order of their names.
std::vector<domain::PhotoName> photos_of(const domain::Inspection& inspection);

/// Days between inspections of a place: its type's rule, halved for high and quartered for very high risk.
std::int64_t inspect_every_days(const domain::Rules& rules, const domain::Place& place);

}  // namespace gridward::services
