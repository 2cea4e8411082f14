// SPDX-License-Identifier: Apache-2.0
// What the importers of the four kinds share: scope, names of regions, counting and doubts, and batches of rows that become
// one unit of work each.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "domain/ledger_rows.hpp"
#include "services/import/import_ledger.hpp"

namespace gridward::services {

/// One import under way.
struct ImportRun {
  const Context& context;
  const ImportRequest& request;
  ImportOutcome outcome = {};

  std::string actor() const;
  bool in_scope(const domain::RegionCode& region) const;
  void note(domain::Doubts doubts);
  /// A row that is left out, with the reason.
  void refuse(std::int64_t row, std::string column, std::string code, base::Arguments arguments = {});
};

/// Regions by code and by name as people write it: with or without 居委会, 村委会.
class RegionNames {
 public:
  RegionNames(const Context& context, const ImportRun& run);
  /// A community or grid named by code or name; grids are looked for within the community first. nullopt with the doubt noted.
  std::optional<domain::RegionCode> find(ImportRun& run, std::int64_t row, const std::string& community, const std::string& grid) const;
  std::optional<domain::RegionCode> find_one(const std::string& text, const std::optional<domain::RegionCode>& within) const;

 private:
  std::unordered_multimap<std::string, domain::RegionCode> m_by_name;
  std::set<std::string> m_codes;
};

/// Imports one kind. `take` gets each data row; `finish` what is left of a batch.
class Importer {
 public:
  virtual ~Importer() = default;
  virtual void take(const domain::RecognisedLedger& ledger, domain::TableRow& row) = 0;
  virtual void finish() = 0;
};

std::unique_ptr<Importer> division_importer(ImportRun& run);
std::unique_ptr<Importer> region_importer(ImportRun& run);
std::unique_ptr<Importer> person_importer(ImportRun& run);
std::unique_ptr<Importer> place_importer(ImportRun& run);

}  // namespace gridward::services
