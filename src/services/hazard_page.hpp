// SPDX-License-Identifier: Apache-2.0
// A page of the hazard list as JSON, put together from rows: those that are kept (row_cache.hpp) and those made from the stored document,
// whose fields go over as they stand. The text is the same as json::write_text of the HazardList.
#pragma once

#include "services/context.hpp"
#include "store/hazard_store.hpp"

namespace gridward::services {

/// `search` already holds the caller's scope and one row more than the page. `moment` is that of the connection's read transaction.
PageCache::Page hazard_page(const Context& context, store::sql::Connection& connection, const store::HazardSearch& search, const RowCache::Moment& moment, base::Instant now);

}  // namespace gridward::services
