// SPDX-License-Identifier: Apache-2.0
#include "services/base_map.hpp"

#include <algorithm>
#include <fstream>

#include "geo/datum.hpp"
#include "geo/sheets.hpp"
#include "services/house_fixture.hpp"
#include "services/import/import_base_map.hpp"
#include "services/save_region.hpp"
#include "services/verify_house.hpp"
#include "store/base_map_store.hpp"

namespace gridward::services {
namespace {

namespace fs = std::filesystem;

const fs::path small_map = fs::path(GRIDWARD_SOURCE_DIR) / "tests/data/maps/small.geojson";

class BaseMapOfHouse : public HouseTest {
 protected:
  BaseMapOrder order(bool commit = true) {
    BaseMapOrder wanted;
    wanted.source = "© 示例测绘";
    wanted.commit = commit;
    return wanted;
  }
  BaseMapOutcome import(const fs::path& file = small_map) { return import_base_map(context(), file, order()); }
  fs::path written(const std::string& name, const std::string& bytes) {
    const auto file = folder / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }
  /// One feature of a map.
  fs::path drawn(const std::string& tags, const std::string& geometry) {
    return written("drawn.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)" + tags + R"(,"geometry":)" + geometry + "}]}");
  }
  std::vector<domain::BaseSheet> sheets(const domain::Caller& caller) {
    std::vector<domain::BaseSheet> all;
    for (std::string cursor;;) {
      auto part = base_map_part(context(), caller, cursor);
      all.insert(all.end(), part.sheets.begin(), part.sheets.end());
      if (!part.next) return all;
      cursor = *part.next;
    }
  }
  static bool named(const std::vector<domain::BaseSheet>& sheets, const std::string& name) {
    return std::any_of(sheets.begin(), sheets.end(), [&](const auto& sheet) { return std::find(sheet.names.begin(), sheet.names.end(), name) != sheet.names.end(); });
  }
  template <typename Kind>
  static std::int64_t count(const std::vector<domain::BaseSheet>& sheets, std::vector<std::vector<std::int64_t>> domain::BaseSheet::*what, Kind kind) {
    std::int64_t found = 0;
    for (const auto& sheet : sheets) found += std::count_if((sheet.*what).begin(), (sheet.*what).end(), [&](const auto& one) { return one.front() == static_cast<std::int64_t>(kind); });
    return found;
  }
  std::int64_t events() { return number("SELECT COUNT(*) FROM event WHERE kind = 'base_map.imported'"); }
  std::int64_t rows() { return number("SELECT COUNT(*) FROM base_sheet") + number("SELECT COUNT(*) FROM base_map"); }
  std::string problem(const fs::path& file) {
    return problem_of([&] { import(file); });
  }
};

TEST_F(BaseMapOfHouse, a_preview_writes_nothing) {
  const auto outcome = import_base_map(context(), small_map, order(false));
  EXPECT_TRUE(outcome.changed);
  EXPECT_GT(outcome.map.sheets, 0);
  EXPECT_EQ(rows(), 0);
  EXPECT_EQ(events(), 0);
}

TEST_F(BaseMapOfHouse, roads_water_railways_names_and_the_houses_inside_the_grids_are_kept) {
  import();
  const auto all = sheets(member);
  for (const auto* name : {"样例大道", "样例巷", "样例河", "样例湖", "样例村"}) EXPECT_TRUE(named(all, name)) << name;
  for (const auto* name : {"没有的路", "远方的路", "不显示的名字", "小屋"}) EXPECT_FALSE(named(all, name)) << name;
  EXPECT_EQ(count(all, &domain::BaseSheet::areas, domain::BaseArea::building), 1);   // neither the hut nor the one in no grid
  EXPECT_GE(count(all, &domain::BaseSheet::lines, domain::BaseLine::rail), 1);
  EXPECT_GE(count(all, &domain::BaseSheet::areas, domain::BaseArea::water), 2);
}

TEST_F(BaseMapOfHouse, a_line_goes_on_in_the_next_sheet_where_it_left_this_one) {
  import();
  const auto all = sheets(office);
  std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> ends;   // of the long road, by column: where it enters and leaves, in units of the earth
  for (const auto& sheet : all)
    for (const auto& line : sheet.lines) {
      if (line[0] != static_cast<std::int64_t>(domain::BaseLine::trunk)) continue;
      std::int64_t x = 0;
      for (std::size_t i = 2; i < line.size(); i += 2) x += line[i];
      ends[sheet.lng] = {sheet.lng * geo::units_a_sheet + line[2], sheet.lng * geo::units_a_sheet + x};
      for (std::size_t i = 2, at = 0; i < line.size(); i += 2) {
        at += static_cast<std::size_t>(line[i]);
        EXPECT_LE(at, static_cast<std::size_t>(geo::units_a_sheet));
      }
    }
  ASSERT_GE(ends.size(), 2u);
  EXPECT_EQ(ends.begin()->second.second, std::next(ends.begin())->second.first);
}

TEST_F(BaseMapOfHouse, the_same_file_twice_changes_nothing) {
  EXPECT_TRUE(import().changed);
  clock.set({clock.now().us + base::us_per_day});
  const auto again = import();
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(again.map.version, 1);
  EXPECT_EQ(events(), 1);
}

TEST_F(BaseMapOfHouse, another_map_takes_the_place_of_the_one_before) {
  import();
  const auto before = base_map_part(context(), member, "").edition;
  import(drawn(R"({"highway":"residential","name":"新路"})", R"({"type":"LineString","coordinates":[[121.071,32.061],[121.073,32.061]]})"));
  const auto all = sheets(member);
  EXPECT_TRUE(named(all, "新路"));
  EXPECT_FALSE(named(all, "样例巷"));
  EXPECT_NE(base_map_part(context(), member, "").edition, before);
  EXPECT_EQ(events(), 2);
  EXPECT_TRUE(verify_house(context()).clean());
}

TEST_F(BaseMapOfHouse, everybody_gets_the_own_area_only) {
  import();
  const auto own = sheets(member), far = sheets(far_member);
  ASSERT_FALSE(own.empty());
  ASSERT_FALSE(far.empty());
  for (const auto& sheet : own)
    EXPECT_TRUE(std::none_of(far.begin(), far.end(), [&](const auto& other) { return other.key == sheet.key; }));
  EXPECT_TRUE(named(far, "界外的楼") || count(far, &domain::BaseSheet::areas, domain::BaseArea::building) == 1);
  EXPECT_NE(base_map_part(context(), member, "").edition, base_map_part(context(), far_member, "").edition);
  const auto nobody = base_map_part(context(), person("new.one", domain::Role::grid_member, other_community), "");
  EXPECT_TRUE(nobody.sheets.empty());
}

TEST_F(BaseMapOfHouse, a_grid_that_is_drawn_later_has_its_map_without_another_import) {
  import();
  auto grid = region("320612001001009", "东九网格");
  grid.boundary = box(121.062, 32.062, 0.003, 0.003);
  grid.kind = domain::GridKind::basic;
  save_region(context(), person("admin.county", domain::Role::administrator, code("320612")), grid);
  EXPECT_TRUE(named(sheets(person("new.one", domain::Role::grid_member, grid.code)), "样例大道"));
}

TEST_F(BaseMapOfHouse, it_comes_in_parts_and_resumes_at_each) {
  std::string features;
  for (int i = 0; i < 9000; ++i)
    features += std::string(i ? "," : "") + R"({"type":"Feature","properties":{"highway":"path"},"geometry":{"type":"LineString","coordinates":[[121.0)" + std::to_string(7000 + i % 4000) + "," + "32.06" + std::to_string(10 + i % 80) +
                R"(],[121.0)" + std::to_string(7010 + i % 2900) + ",32.06" + std::to_string(10 + i % 80) + "]]}}";
  import(written("many.geojson", R"({"type":"FeatureCollection","features":[)" + features + "]}"));
  const auto first = base_map_part(context(), office, "");
  ASSERT_TRUE(first.next.has_value());
  const auto rest = base_map_part(context(), office, *first.next);
  EXPECT_EQ(rest.edition, first.edition);
  ASSERT_FALSE(rest.sheets.empty());
  EXPECT_GT(rest.sheets.front().key, first.sheets.back().key);
  EXPECT_EQ(sheets(office).size(), static_cast<std::size_t>(number("SELECT COUNT(*) FROM base_sheet")));
  EXPECT_EQ(problem_of([&] { base_map_part(context(), office, "12x"); }), "request.invalid cursor=request.cursor_unknown");
}

TEST_F(BaseMapOfHouse, a_hostile_or_broken_file_is_refused_in_words_and_leaves_everything_as_it_was) {
  import();
  const auto before = base_map_part(context(), office, "").edition;
  std::ifstream whole(small_map);
  const std::string bytes((std::istreambuf_iterator<char>(whole)), {});
  EXPECT_EQ(problem(written("cut.geojson", bytes.substr(0, bytes.size() / 2))), "import.unreadable");
  EXPECT_EQ(problem(written("empty.geojson", "")), "import.empty");
  EXPECT_EQ(problem(written("none.geojson", R"({"type":"FeatureCollection","features":[]})")), "import.empty");
  EXPECT_EQ(problem(written("table.csv", "a,b\n1,2\n")), "base_map.no_map");
  EXPECT_EQ(problem(written("other.pdf", "%PDF-1.7 nothing")), "import.unreadable");
  EXPECT_EQ(problem(written("head.osm.pbf", std::string("\0\0\0\x0E\x0A\x09OSMHeader", 15) + std::string(3000, 'x'))), "import.unreadable");
  EXPECT_EQ(problem(folder / "there_is_none.geojson"), "import.unreadable");
  EXPECT_EQ(problem(drawn(R"({"highway":"trunk"})", R"({"type":"LineString","coordinates":[[10,10],[11,11]]})")), "base_map.nothing_here");
  EXPECT_EQ(problem(drawn(R"({"shop":"yes"})", R"({"type":"LineString","coordinates":[[121.071,32.061],[121.073,32.061]]})")), "base_map.nothing_here");
  EXPECT_EQ(base_map_part(context(), office, "").edition, before);
  EXPECT_EQ(events(), 1);
  EXPECT_TRUE(verify_house(context()).clean());
}

TEST_F(BaseMapOfHouse, a_map_says_whose_it_is_or_is_not_taken) {
  auto wanted = order();
  wanted.source.clear();
  EXPECT_EQ(problem_of([&] { import_base_map(context(), small_map, wanted); }), "base_map.source_missing");
  for (int i = 0; i < 121; ++i) wanted.source += "长";
  EXPECT_EQ(problem_of([&] { import_base_map(context(), small_map, wanted); }), "base_map.source_long");
  EXPECT_EQ(rows(), 0);
  import();
  EXPECT_EQ(base_map_part(context(), member, "").source, "© 示例测绘");
}

TEST_F(BaseMapOfHouse, an_extract_of_openstreetmap_is_read_with_its_three_layers_and_names_its_source) {
  auto wanted = order();
  wanted.source.clear();
  const auto outcome = import_base_map(context(), fs::path(GRIDWARD_SOURCE_DIR) / "tests/data/maps/small.osm.pbf", wanted);
  EXPECT_EQ(outcome.map.source, domain::openstreetmap_source);
  const auto all = sheets(member);
  EXPECT_TRUE(named(all, "样例巷"));
  EXPECT_TRUE(named(all, "样例村"));
  EXPECT_EQ(count(all, &domain::BaseSheet::areas, domain::BaseArea::building), 1);
}

TEST_F(BaseMapOfHouse, an_extract_that_breaks_off_is_refused) {
  std::ifstream whole(fs::path(GRIDWARD_SOURCE_DIR) / "tests/data/maps/small.osm.pbf", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(whole)), {});
  ASSERT_GT(bytes.size(), 100u);
  EXPECT_EQ(problem(written("cut.osm.pbf", bytes.substr(0, bytes.size() - 40))), "import.unreadable");
  EXPECT_EQ(rows(), 0);
}

TEST_F(BaseMapOfHouse, a_map_in_another_datum_comes_to_where_it_belongs) {
  const auto at = geo::from_wgs84({121.0725, 32.0625}, domain::Datum::gcj02);
  const auto text = R"({"type":"Point","coordinates":[)" + std::to_string(at.lng) + "," + std::to_string(at.lat) + "]}";
  auto wanted = order();
  wanted.datum = domain::Datum::gcj02;
  import_base_map(context(), drawn(R"({"place":"village","name":"样例村"})", text), wanted);
  const auto all = sheets(member);
  ASSERT_EQ(all.size(), 1u);
  const auto& point = all.front().points.front();
  EXPECT_NEAR(static_cast<double>(all.front().lng * geo::units_a_sheet + point[2]), 121.0725 * geo::units_a_degree, 2);
  EXPECT_NEAR(static_cast<double>(all.front().lat * geo::units_a_sheet + point[3]), 32.0625 * geo::units_a_degree, 2);
}

TEST_F(BaseMapOfHouse, verify_names_sheets_that_are_not_those_that_were_imported) {
  import();
  EXPECT_TRUE(verify_house(context()).clean());
  plant("UPDATE base_sheet SET body = replace(body, '样例巷', '别的巷') WHERE body LIKE '%样例巷%'");
  const auto verdict = verify_house(context());
  ASSERT_EQ(verdict.difference_count, 1);
  EXPECT_NE(verdict.differences.front().find("base_sheet"), std::string::npos);
}

TEST_F(BaseMapOfHouse, a_house_without_one_says_so_and_one_without_boundaries_takes_none) {
  const auto part = base_map_part(context(), member, "");
  EXPECT_TRUE(part.edition.empty());
  EXPECT_TRUE(part.sheets.empty());
  plant("UPDATE region SET has_boundary = 0");
  EXPECT_EQ(problem(small_map), "base_map.no_grids");
}

}  // namespace
}  // namespace gridward::services
