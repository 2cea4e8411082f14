// SPDX-License-Identifier: Apache-2.0
#include "services/verify_base_map.hpp"

#include "store/base_map_store.hpp"

namespace gridward::services {

void verify_base_map(store::sql::Connection& connection, const VerifyReport& report) {
  report.progress("base map", 0);
  store::EditionDigest digest;
  std::int64_t sheets = 0;
  store::each_sheet(connection, [&](const store::StoredSheet& sheet) {
    digest.take(sheet.key, sheet.body);
    report.count(sheets, "sheets of the base map");
  });
  const auto map = store::find_base_map(connection);
  if (digest.text() != (map ? map->edition : std::string())) report.differ(fmt::format("base_sheet: the {} sheets are not those that were imported", sheets));
}

}  // namespace gridward::services
