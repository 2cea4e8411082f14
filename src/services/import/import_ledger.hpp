// SPDX-License-Identifier: Apache-2.0
// A ledger from elsewhere becomes divisions, regions, people or places. First it only says what it would do; with `commit` it
// writes. Importing the same file twice changes nothing the second time. Doubtful rows are named by row and column.
#pragma once

#include <boost/describe.hpp>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "documents/tabular_file.hpp"
#include "domain/ledger_fields.hpp"
#include "domain/ledger_table.hpp"
#include "services/context.hpp"

namespace gridward::services {

struct ImportColumn {
  std::string header;
  std::optional<domain::LedgerField> field;   ///< absent = not imported
};
BOOST_DESCRIBE_STRUCT(ImportColumn, (), (header, field))

struct ImportCounts {
  std::int64_t rows_read = 0;
  std::int64_t created = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t refused = 0;
};

struct ImportOutcome {
  ImportCounts counts;
  std::vector<ImportColumn> columns;
  std::int64_t doubtful_count = 0;
  std::vector<domain::Doubt> doubtful;        ///< the first 500
};

struct ImportRequest {
  domain::LedgerKind kind = domain::LedgerKind::places;
  std::filesystem::path file;
  documents::TabularLimits limits;
  bool commit = false;
  /// Absent: from the server room, everything is in scope and the actor is the system.
  const domain::Caller* caller = nullptr;
};

/// share 0 … 1.
using ImportProgress = std::function<void(double share)>;

ImportOutcome import_ledger(const Context& context, const ImportRequest& request, const ImportProgress& progress = {});

}  // namespace gridward::services
