// SPDX-License-Identifier: Apache-2.0
#include "services/grid_directory.hpp"

#include "json/codec.hpp"
#include "store/region_store.hpp"

namespace gridward::services {

void GridDirectory::load(store::sql::Connection& connection, base::Date day) {
  auto fresh = std::make_shared<Picture>();
  std::vector<std::pair<std::string, domain::Boundary>> grids;
  connection.each("SELECT body FROM region WHERE level = 'grid' AND has_boundary = 1 ORDER BY code", {}, [&](store::sql::Row& row) {
    auto region = json::read_stored<domain::Region>(row.text(0));
    if (domain::valid_on(region, day)) grids.emplace_back(region.code.text(), std::move(*region.boundary));
  }, 100'000);
  // Beyond a county's names the tree is the whole country: those are looked up when needed, not kept.
  connection.each("SELECT code, name FROM region WHERE level IN ('community', 'village', 'grid', 'micro_grid', 'subdistrict') LIMIT 50000", {}, [&](store::sql::Row& row) {
    fresh->names.emplace(row.text(0), row.text(1));
  }, 50'000);
  fresh->grids = grids.size();
  fresh->index = std::make_unique<geo::GridIndex>(grids);
  const std::lock_guard lock(m_mutex);
  fresh->generation = m_picture->generation + 1;
  m_picture = std::move(fresh);
}

std::shared_ptr<const GridDirectory::Picture> GridDirectory::picture() const {
  const std::lock_guard lock(m_mutex);
  return m_picture;
}

std::optional<domain::RegionCode> GridDirectory::grid_at(domain::LngLat point) const {
  const auto now = picture();
  if (!now->index) return std::nullopt;
  const auto code = now->index->grid_at(point);
  if (!code) return std::nullopt;
  return domain::RegionCode::parse(*code);
}

std::string GridDirectory::name_of(const domain::RegionCode& code) const {
  const auto now = picture();
  const auto found = now->names.find(code.text());
  return found == now->names.end() ? code.text() : found->second;
}

std::size_t GridDirectory::grid_count() const { return picture()->grids; }

std::int64_t GridDirectory::generation() const { return picture()->generation; }

}  // namespace gridward::services
