// SPDX-License-Identifier: Apache-2.0
// Rows of hazard and hazard_step.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/hazard.hpp"
#include "store/document_table.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

enum class HazardOrder { due_first, newest_first };

struct HazardSearch {
  std::vector<domain::RegionCode> within;
  std::optional<domain::HazardState> state;
  std::optional<domain::HazardLevel> level;
  std::optional<domain::PlaceId> place;
  bool open_only = false;
  std::optional<base::Instant> overdue_at;   ///< only those overdue at that time
  HazardOrder order = HazardOrder::due_first;
  /// The last row of the page before: its sort key (due or found_at) and id.
  std::optional<std::pair<std::int64_t, std::string>> after;
  int limit = 50;
};

/// Sort key of a hazard without a due time: after everything that has one.
constexpr std::int64_t no_due = 9'000'000'000'000'000;

std::optional<domain::Hazard> find_hazard(sql::Connection& connection, const domain::HazardId& id);
std::vector<domain::Hazard> search_hazards(sql::Connection& connection, const HazardSearch& search);
/// The same rows in the same order, without their content: what the index holds, for those who know the content by its version.
struct HazardKey {
  std::string id;
  std::int64_t version = 0;
  std::int64_t sort_key = 0;   ///< due or found_at, as the search orders
};
/// The same with the document unread, beside what its row is judged by.
struct HazardDocument {
  std::string id;
  std::int64_t version = 0;
  std::int64_t sort_key = 0;
  domain::HazardState state = domain::HazardState::found;
  std::optional<base::Instant> due;
  std::optional<std::string> place;
  std::string document;
};
std::vector<HazardDocument> search_hazard_documents(sql::Connection& connection, const HazardSearch& search);
std::optional<HazardDocument> find_hazard_document(sql::Connection& connection, const std::string& id);
std::vector<HazardKey> search_hazard_keys(sql::Connection& connection, const HazardSearch& search);
/// False if the id is taken.
bool add_hazard(sql::Connection& connection, const domain::Hazard& hazard);
/// False if the stored version is not hazard.version - 1.
bool update_hazard(sql::Connection& connection, const domain::Hazard& hazard);

void add_step(sql::Connection& connection, const domain::HazardId& hazard, std::int64_t version, const domain::Step& step);
std::vector<domain::Step> steps_of(sql::Connection& connection, const domain::HazardId& hazard);
struct FoundStep {
  domain::HazardId hazard;
  domain::Step step;
};
std::optional<FoundStep> find_step(sql::Connection& connection, const domain::StepId& id);

/// Open hazards whose due time has passed, oldest first.
std::vector<domain::Hazard> hazards_due_before(sql::Connection& connection, base::Instant at, int limit, const std::string& after_id, std::int64_t after_due);

/// Counts per region code of open hazards, the overdue and the imminent among them.
struct OpenCount {
  std::string region;
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t imminent = 0;
  std::int64_t suspected_major = 0;
  std::int64_t waiting_recheck = 0;
};
std::vector<OpenCount> count_open(sql::Connection& connection, const domain::RegionCode& below, base::Instant now);

}  // namespace gridward::store
