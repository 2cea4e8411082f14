// SPDX-License-Identifier: Apache-2.0
// Rows of inspection and photo. An inspection never changes; its digest (SHA-256 of the body) stands in its event.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/inspection.hpp"
#include "store/document_table.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

struct StoredInspection {
  domain::InspectionId id;
  domain::PlaceId place;
  domain::RegionCode region;
  domain::PersonId inspector;                 ///< who was there
  std::optional<domain::PersonId> sent_by;   ///< when that was another
  base::Instant received_at;
  std::int64_t failed = 0;
  std::int64_t not_seen = 0;
  std::string digest;
  std::string body;          ///< domain::Inspection as JSON; empty in lists
};

struct InspectionSearch {
  std::vector<domain::RegionCode> within;
  std::optional<domain::PlaceId> place;
  std::string before;        ///< newest first (of a place by arrival, else by id): the last id of the page before
  int limit = 50;
};

/// False if the id is taken.
bool add_inspection(sql::Connection& connection, const StoredInspection& inspection);
std::optional<StoredInspection> find_inspection(sql::Connection& connection, const domain::InspectionId& id);
std::vector<StoredInspection> search_inspections(sql::Connection& connection, const InspectionSearch& search);

struct Photo {
  domain::PhotoName name;
  std::int64_t bytes = 0;
  std::string content_type;
  std::string uploaded_by;
  base::Instant at;
};
void add_photo(sql::Connection& connection, const Photo& photo);
std::optional<Photo> find_photo(sql::Connection& connection, const domain::PhotoName& name);
void use_photo(sql::Connection& connection, const domain::PhotoName& name, const domain::RegionCode& region, const std::string& subject);
/// True if something within the scope shows it.
bool photo_shown_within(sql::Connection& connection, const domain::PhotoName& name, const std::vector<domain::RegionCode>& within);

}  // namespace gridward::store
