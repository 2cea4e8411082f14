// SPDX-License-Identifier: Apache-2.0
// What every service needs of the house: the tools and the rules. Built once by main; services keep no state of their own
// except the grid directory, the identities of the last minutes and the pages that were just asked for.
#pragma once

#include <filesystem>

#include "base/time.hpp"
#include "domain/rules.hpp"
#include "services/grid_directory.hpp"
#include "services/identity_cache.hpp"
#include "services/page_cache.hpp"
#include "store/blob_store.hpp"
#include "store/event_log.hpp"
#include "store/sql/read_pool.hpp"
#include "store/vault.hpp"
#include "store/write_lanes.hpp"

namespace gridward::services {

struct Settings {
  std::string filing_number;               ///< 备案编号, shown to every user
  std::int64_t desk_idle_minutes = 30;     ///< a desk's session ends after so long without a request (domain.md §7.7)
  std::int64_t session_days = 7;           ///< a phone's session at most
  std::int64_t lock_after_failures = 5;
  std::int64_t lock_minutes = 15;
};

struct Context {
  store::WriteLanes& lanes;
  store::sql::ReadPool& readers;
  const domain::Rules& rules;
  const base::Clock& clock;
  store::Vault& vault;
  store::DirectoryBlobStore& photos;
  store::EventSignal& signal;
  GridDirectory& grids;
  IdentityCache& identities;
  PageCache& pages;
  Settings settings;
  std::filesystem::path ledger_keys = {};   ///< file of the keys that sign the Merkle ledger
};

}  // namespace gridward::services
