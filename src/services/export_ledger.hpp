// SPDX-License-Identifier: Apache-2.0
// Ledgers for people who live in spreadsheets: every hazard or place within the scope, streamed to an XLSX file.
#pragma once

#include <filesystem>

#include "base/messages.hpp"
#include "services/context.hpp"

namespace gridward::services {

enum class LedgerName { hazards, places };
BOOST_DESCRIBE_ENUM(LedgerName, hazards, places)

struct ExportRequest {
  LedgerName ledger = LedgerName::hazards;
  std::optional<domain::RegionCode> within;
  base::Language language = base::Language::zh;
  const domain::Caller* caller = nullptr;   ///< absent: from the server room
};

/// What stands at the end of the file.
struct Exported {
  std::int64_t rows = 0;
  std::string checksum;   ///< of the rows: documents/row_checksum.hpp
};

/// Contacts are masked, as everywhere.
Exported export_ledger(const Context& context, const ExportRequest& request, const std::filesystem::path& file);

}  // namespace gridward::services
