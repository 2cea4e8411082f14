// SPDX-License-Identifier: Apache-2.0
// UnitOfWork: what one request writes, all of it or nothing. It runs on a write lane's thread; throwing undoes
// it alone. It may run twice (the database may ask for a second try, or another unit of its batch failed), so it keeps its hands off everything but its own result and the
// connection; what must happen once and only after the commit goes to after_commit. It must be short: others wait behind it.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

struct UnitOfWork {
  sql::Connection& connection;
  base::Instant now;  ///< the server's time of this unit

  /// Called on the lane's thread once the unit is durable; must be quick, must not throw; not called if the unit fails.
  void after_commit(std::function<void()> hook) { hooks.push_back(std::move(hook)); }

  std::vector<std::function<void()>> hooks = {};
};

using Unit = std::function<void(UnitOfWork&)>;

}  // namespace gridward::store
