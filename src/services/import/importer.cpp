// SPDX-License-Identifier: Apache-2.0
#include "services/import/importer.hpp"

#include "base/text.hpp"
#include "services/access.hpp"
#include "store/region_store.hpp"

namespace gridward::services {

namespace {

constexpr std::size_t doubts_shown = 500;

bool ends_with(const std::string& text, std::string_view end) { return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0; }

/// The usual ways in which one region's name is written.
std::vector<std::string> spellings(const std::string& name) {
  std::vector<std::string> all{name};
  if (ends_with(name, "居委会")) all.push_back(name.substr(0, name.size() - std::string_view("居委会").size()));
  if (ends_with(name, "村委会")) {
    all.push_back(name.substr(0, name.size() - std::string_view("委会").size()));
    all.push_back(name.substr(0, name.size() - std::string_view("村委会").size()));
  }
  if (ends_with(name, "社区居委会")) all.push_back(name.substr(0, name.size() - std::string_view("社区居委会").size()));
  return all;
}

}  // namespace

std::string ImportRun::actor() const { return request.caller == nullptr ? "system" : request.caller->person.text(); }

bool ImportRun::in_scope(const domain::RegionCode& region) const {
  return request.caller == nullptr || domain::may(*request.caller, domain::Act::import_data, region, base::shanghai_date(context.clock.now()));
}

void ImportRun::note(domain::Doubts doubts) {
  outcome.doubtful_count += static_cast<std::int64_t>(doubts.size());
  for (auto& doubt : doubts)
    if (outcome.doubtful.size() < doubts_shown) outcome.doubtful.push_back(std::move(doubt));
}

void ImportRun::refuse(std::int64_t row, std::string column, std::string code, base::Arguments arguments) {
  ++outcome.counts.refused;
  note({domain::Doubt{row, std::move(column), std::move(code), std::move(arguments), true}});
}

RegionNames::RegionNames(const Context& context, const ImportRun& run) {
  context.readers.with([&](store::sql::Connection& connection) {
    connection.each("SELECT code, name FROM region WHERE level IN ('subdistrict', 'community', 'village', 'grid', 'micro_grid') ORDER BY code LIMIT 200000", {}, [&](store::sql::Row& row) {
      const auto code = domain::RegionCode::parse(row.text(0));
      if (!code || !run.in_scope(*code)) return;
      m_codes.insert(code->text());
      for (auto& name : spellings(row.text(1))) m_by_name.emplace(std::move(name), *code);
    }, 200'000);
  });
}

std::optional<domain::RegionCode> RegionNames::find_one(const std::string& text, const std::optional<domain::RegionCode>& within) const {
  if (text.empty()) return std::nullopt;
  if (const auto code = domain::RegionCode::parse(text); code && m_codes.contains(code->text())) return code;
  std::optional<domain::RegionCode> found;
  const auto [first, last] = m_by_name.equal_range(text);
  for (auto entry = first; entry != last; ++entry) {
    if (within && !within->covers(entry->second)) continue;
    if (found) return std::nullopt;   // two of that name: nobody should guess
    found = entry->second;
  }
  return found;
}

std::optional<domain::RegionCode> RegionNames::find(ImportRun& run, std::int64_t row, const std::string& community, const std::string& grid) const {
  const auto around = find_one(community, std::nullopt);
  if (!community.empty() && !around) {
    run.refuse(row, "社区", "import.community_unknown");
    return std::nullopt;
  }
  if (grid.empty()) return around;
  if (const auto exact = find_one(grid, around)) return exact;
  run.note({domain::Doubt{row, "网格", around ? "import.grid_unknown_in_community" : "import.grid_unknown", {}, !around}});
  return around;
}

}  // namespace gridward::services
