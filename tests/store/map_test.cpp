// SPDX-License-Identifier: Apache-2.0
#include "store/map_store.hpp"

#include <random>

#include "base/id.hpp"
#include "domain/map_clusters.hpp"
#include "json/codec.hpp"
#include "store/database_fixture.hpp"
#include "store/migrations.hpp"
#include "store/place_store.hpp"

namespace gridward::store {
namespace {

domain::RegionCode code(const std::string& text) { return *domain::RegionCode::parse(text); }
const LeafRanges everywhere = {{INT64_MIN + 1, INT64_MAX}};

/// Places along a Hilbert curve of our own: any odd number is a cell, and what is near as a number is near on the ground.
class Map : public tests::EveryDatabase {
 protected:
  domain::Place place(std::int64_t number, const std::string& region, const std::string& type = "shop", domain::RiskLevel risk = domain::RiskLevel::low) {
    domain::Place made;
    made.id = m_ids.make<domain::PlaceId>(number);
    made.name = "示例店" + std::to_string(number);
    made.type = type;
    made.region = code(region);
    made.position = domain::Position{{121.0 + static_cast<double>(number % 1000) / 1e4, 32.0}, {}, domain::Datum::wgs84, {}};
    made.risk = risk;
    made.version = 1;
    return made;
  }
  static std::int64_t cell(std::int64_t number) { return (std::int64_t{3} << 60) + number * (domain::cell_bit(15) / 4) + 1; }
  domain::Place add(const domain::Place& made, std::int64_t number) {
    EXPECT_TRUE(save_place(*m_connection, made, cell(number), 0));
    move_map_point(*m_connection, std::nullopt, map_point(made, cell(number)));
    return made;
  }
  MapSearch within(const std::string& region) { return {{code(region)}, everywhere, {}, {}, {}}; }
  std::int64_t total(const MapSearch& search, int level) {
    std::int64_t count = 0;
    for (const auto& found : count_places_by_cell(*m_connection, search, level)) count += found.count;
    return count;
  }
  base::IdMaker m_ids{77};
};

TEST_P(Map, counts_the_same_at_every_level_and_only_the_caller_s_scope) {
  std::mt19937_64 dice(5);
  for (int i = 0; i < 300; ++i) add(place(i, i % 3 == 0 ? "320612001001001" : i % 3 == 1 ? "320612001002001" : "320683100001001", i % 2 == 0 ? "shop" : "hotel"), static_cast<std::int64_t>(dice() % 4000));
  for (int level = 3; level <= 20; ++level) {
    EXPECT_EQ(total(within("32"), level), 300) << level;
    EXPECT_EQ(total(within("320612"), level), 200) << level;
    EXPECT_EQ(total(within("320612001"), level), 200) << level;
    EXPECT_EQ(total(within("320612001002"), level), 100) << level;
    EXPECT_EQ(total(within("320612001001001"), level), 100) << level;
    EXPECT_EQ(total(within("320612009"), level), 0) << level;
    auto hotels = within("320612001");
    hotels.type = "hotel";
    EXPECT_EQ(total(hotels, level), 100) << level;
  }
  auto both = within("320612001001");
  both.within.push_back(code("320683"));
  EXPECT_EQ(total(both, 12), 200);
}

TEST_P(Map, a_window_counts_what_lies_in_it_whatever_the_level) {
  for (int i = 0; i < 64; ++i) add(place(i, "320612001001001"), i * 16);   // one in four cells of level 15
  auto search = within("3206");
  search.ranges = {{cell(0), cell(160)}, {cell(640), cell(800)}};
  EXPECT_EQ(total(search, 15), 22);
  EXPECT_EQ(total(search, 20), 22);
  EXPECT_EQ(places_at(*m_connection, search, 500).size(), 22u);
  EXPECT_EQ(places_at(*m_connection, search, 5).size(), 5u);
  search.within = {code("320612001002")};
  EXPECT_TRUE(places_at(*m_connection, search, 500).empty());
}

TEST_P(Map, ranges_that_fall_into_one_cell_count_it_once) {
  for (int i = 0; i < 8; ++i) add(place(i, "320612001001001"), i);
  auto search = within("3206");
  search.ranges = {{cell(0), cell(1)}, {cell(3), cell(4)}};
  EXPECT_EQ(total(search, 9), 8);
}

TEST_P(Map, middle_and_worst_are_those_of_the_places) {
  add(place(100, "320612001001001", "shop", domain::RiskLevel::medium), 1);
  add(place(300, "320612001001001", "shop", domain::RiskLevel::very_high), 2);
  const auto cells = count_places_by_cell(*m_connection, within("3206"), 10);
  ASSERT_EQ(cells.size(), 1u);
  EXPECT_EQ(cells[0].count, 2);
  EXPECT_EQ(cells[0].lng, 121'010'000 + 121'030'000);
  EXPECT_EQ(cells[0].lat, 64'000'000);
  EXPECT_EQ(cells[0].worst, 3);
}

TEST_P(Map, moving_and_taking_out_leave_nothing_behind) {
  auto made = add(place(1, "320612001001001"), 10);
  auto moved = made;
  moved.region = code("320612001002001");
  moved.risk = domain::RiskLevel::high;
  move_map_point(*m_connection, map_point(made, cell(10)), map_point(moved, cell(3000)));
  EXPECT_EQ(total(within("320612001001"), 13), 0);
  EXPECT_EQ(total(within("320612001002"), 13), 1);
  moved.active = false;
  EXPECT_FALSE(map_point(moved, cell(3000)).has_value());
  move_map_point(*m_connection, MapPoint{"320612001002001", "shop", cell(3000), 121'000'100, 32'000'000, domain::RiskLevel::high}, std::nullopt);
  EXPECT_EQ(m_connection->query("SELECT COUNT(*) FROM map_cell").front().integer(0), 0);
}

TEST_P(Map, what_does_not_come_to_its_places_is_named) {
  for (int i = 0; i < 20; ++i) add(place(i, "320612001001001", i % 2 == 0 ? "shop" : "hotel"), i * 40);
  EXPECT_TRUE(wrong_map_cells(*m_connection, 20).empty());
  const std::vector<std::string> changes = {
      "UPDATE map_cell SET places = places + 1 WHERE level = 9 AND type = ''", "UPDATE map_cell SET lng = lng - 1 WHERE level = 11 AND type = 'shop'", "UPDATE map_cell SET high = high + 1 WHERE level = 13",
      "UPDATE map_cell SET region = '320612001001002' WHERE level = 15", "DELETE FROM map_cell WHERE level = 15 AND type = 'hotel'", "UPDATE map_cell SET level = 10 WHERE level = 9",
      "INSERT INTO map_cell VALUES (13, 'shop', 77, '320612', 0, 0, 0, 0, 0, 0)", "UPDATE map_cell SET cell = cell + 2 WHERE level = 9 AND type = 'shop'"};
  for (const auto& change : changes) {
    m_connection->begin();
    EXPECT_GT(m_connection->execute(change), 0) << change;
    EXPECT_FALSE(wrong_map_cells(*m_connection, 20).empty()) << change;
    m_connection->rollback();
  }
}

TEST_P(Map, a_house_from_before_the_map_gets_it_with_the_migration) {
  tests::TemporaryFolder folder;
  const auto old = sql::open(tests::empty_database(GetParam(), folder));
  tests::migrate(*old, 4);
  std::mt19937_64 dice(11);
  for (int i = 0; i < 200; ++i) {
    auto made = place(i, i % 2 == 0 ? "320612001001001" : "320612001002", i % 3 == 0 ? "shop" : "hotel", static_cast<domain::RiskLevel>(i % 4));
    made.active = i % 10 != 0;
    if (i % 7 == 0) made.position.reset();
    else made.position->at = {121.0 + static_cast<double>(dice() % 10'000'000) / 1e8, 31.9 + static_cast<double>(dice() % 10'000'000) / 1e8};
    old->execute("INSERT INTO place(id, region, type, name, cell, active, due_day, open_hazards, version, body) VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 1, $7)",
                 {made.id.text(), made.region.text(), made.type, made.name, made.position ? sql::Value(cell(i)) : sql::Value(nullptr), std::int64_t{made.active}, json::write_text(made)});
    old->execute("INSERT INTO hazard(id, region, subdistrict, place, state, level, climb, is_open, due, found_at, version, body) VALUES ($1, '320612001', '320612001', $2, 'found', 'general', 'none', 1, 0, 0, 1, '{}')", {"H" + made.id.text().substr(1), made.id.text()});
  }
  tests::migrate(*old);
  EXPECT_TRUE(wrong_map_cells(*old, 20).empty()) << wrong_map_cells(*old, 20).front();
  EXPECT_GT(old->query("SELECT COUNT(*) FROM map_cell").front().integer(0), 100);
  for (const auto& row : old->query("SELECT body, lng, lat, risk, cell, (SELECT cell FROM hazard WHERE hazard.place = place.id) FROM place")) {
    const auto made = json::read_stored<domain::Place>(row.text(0));
    EXPECT_EQ(row.optional_integer(1), made.position ? std::optional(domain::micro_degrees(made.position->at.lng)) : std::nullopt);
    EXPECT_EQ(row.optional_integer(2), made.position ? std::optional(domain::micro_degrees(made.position->at.lat)) : std::nullopt);
    EXPECT_EQ(row.integer(3), static_cast<std::int64_t>(made.risk));
    EXPECT_EQ(row.optional_integer(4), row.optional_integer(5));
  }
}

EVERY_DATABASE(Map);

}  // namespace
}  // namespace gridward::store
