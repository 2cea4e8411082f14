// SPDX-License-Identifier: Apache-2.0
#include "services/verify_house.hpp"

#include <algorithm>
#include <fstream>

#include "services/house_fixture.hpp"
#include "services/record_step.hpp"
#include "services/sign_in.hpp"
#include "store/sha256.hpp"

namespace gridward::services {
namespace {

using domain::ResultClass;
using domain::StepKind;

/// A house in which a few days have been lived.
class Verify : public HouseTest {
 protected:
  Verify() {
    const auto place = restaurant(west);
    auto content = visit(place, {ResultClass::G1, ResultClass::G2, ResultClass::SM});
    domain::Extinguisher unit;
    unit.id = id<domain::ExtinguisherId>();
    unit.type = "dry_powder";
    unit.spot = "后厨门口";
    unit.manufactured = "2021-03";
    content.extinguishers = {unit};
    const auto hazards = submit_inspection(context(), member, id<domain::InspectionId>(), content).receipt.hazards;
    for (const auto& hazard : hazards)
      if (hazard.level == domain::HazardLevel::general && first.empty()) first = hazard.id;
    record_step(context(), member, first, id<domain::StepId>(), act(StepKind::done));
    clock.set(instant("2026-11-25T01:00:00+08:00"));
    record_step(context(), chief, first, id<domain::StepId>(), act(StepKind::recheck_passed));
    climb_overdue(context());
    submit_inspection(context(), member, id<domain::InspectionId>(), visit(place, {}));
    reveal_place(context(), member, place, {"回访店主"});
    make_bearer_token(context(), chief.person, "command line");
    auto post = member.posts.front();
    post.to = date("2027-12-31");
    save_post(context(), administrator, post);
  }
  domain::HazardId first;
};

TEST_F(Verify, a_house_as_the_services_leave_it_is_whole) {
  const auto verdict = verify_house(context());
  EXPECT_TRUE(verdict.clean()) << (verdict.differences.empty() ? "" : verdict.differences.front());
  EXPECT_EQ(verdict.hazards, 3);
  EXPECT_EQ(verdict.inspections, 2);
  EXPECT_EQ(verdict.places, 1);
  EXPECT_EQ(verdict.extinguishers, 1);
  EXPECT_EQ(verdict.regions, 11);
  EXPECT_EQ(verdict.people, 6);
  EXPECT_EQ(verdict.posts, 6);
  EXPECT_EQ(verdict.photos, 3);
  EXPECT_EQ(verdict.steps, number("SELECT COUNT(*) FROM hazard_step"));
  EXPECT_EQ(verdict.events, number("SELECT COUNT(*) FROM event"));
}

TEST_F(Verify, a_planted_change_in_any_table_is_found_and_named) {
  struct Planted {
    std::string sql;
    std::string named;   ///< how the difference begins
  };
  const std::vector<Planted> all = {
      {"UPDATE hazard SET state = 'closed' WHERE id = (SELECT MIN(id) FROM hazard WHERE is_open = 1)", "hazard: "},
      {"UPDATE hazard SET body = replace(body, '看到了问题', '没有问题') WHERE is_open = 1", "hazard: "},
      {"UPDATE hazard SET due = due + 1", "hazard: "},
      {"DELETE FROM hazard WHERE is_open = 0", "hazard: "},
      {"UPDATE hazard_step SET body = replace(body, '\"by_place\":false', '\"by_place\":true')", "hazard_step: "},
      {"UPDATE hazard_step SET at = at + 1", "hazard_step: "},
      {"DELETE FROM hazard_step WHERE version = 2", "hazard_step: "},
      {"INSERT INTO hazard_step SELECT hazard, 99, 'planted', at, body FROM hazard_step LIMIT 1", "hazard_step: "},
      {"UPDATE inspection SET body = replace(body, 'pass', 'fail')", "inspection: "},
      {"UPDATE inspection SET failed = failed + 1", "inspection: "},
      {"DELETE FROM inspection", "inspection: "},
      {"UPDATE place SET name = '茶馆'", "place: "},
      {"UPDATE place SET body = replace(body, '幸福路', '和平路')", "place: "},
      {"UPDATE place SET open_hazards = 0", "place: "},
      {"UPDATE extinguisher SET removed = 1", "extinguisher: "},
      {"UPDATE region SET name = '别名' WHERE level = 'grid'", "region: "},
      {"UPDATE region SET valid_to = 20000 WHERE level = 'grid'", "region: "},
      {"UPDATE person SET active = 0 WHERE login = 'chief.one'", "person: "},
      {"UPDATE post SET region = '320612' WHERE role = 'grid_member'", "post: "},
      {"UPDATE post SET to_day = NULL", "post: "},
      {"INSERT INTO post SELECT '01JZZZZZZZZZZZZZZZZZZZZZZZ', person, 'safety_office', region, from_day, to_day, version, body, stands_in_for FROM post LIMIT 1", "post: "},
      {"UPDATE tally SET value = value + 1 WHERE measure = 'hazards_closed'", "tally: "},
      {"DELETE FROM tally WHERE measure = 'inspections'", "tally: "},
      {"DELETE FROM photo WHERE name = (SELECT MIN(photo) FROM photo_use)", "photo: "},
      {"UPDATE photo SET uploaded_by = 'x'", "photo: "},
      {"UPDATE photo SET bytes = bytes + 1", "photo: "},
      {"INSERT INTO photo SELECT 'planted', bytes, content_type, uploaded_by, at FROM photo LIMIT 1", "photo: "},
      {"UPDATE photo_use SET region = '320612'", "photo_use: "},
      {"DELETE FROM photo_use", "photo_use: "},
      {"INSERT INTO photo_use SELECT photo, region, (SELECT id FROM place LIMIT 1) FROM photo_use LIMIT 1", "photo_use: "},
      {"INSERT INTO tally SELECT region, day, 'planted', 0 FROM tally LIMIT 1", "tally: "},
      {"UPDATE place SET due_day = due_day + 1", "place: "},
      {"UPDATE place SET last_inspected = last_inspected - 1", "place: "},
      {"UPDATE place SET cell = 1", "place: "},
      {"UPDATE person SET password = 'planted' WHERE login = 'chief.one'", "person: the password of "},
      {"UPDATE vault_entry SET sealed_at = sealed_at + 1", "vault_entry: "},
      {"UPDATE vault_entry SET sealed = (SELECT sealed FROM vault_entry AS other ORDER BY id LIMIT 1)", "vault_entry: "},
      {"UPDATE vault_key SET wrapped = (SELECT wrapped FROM vault_key AS other ORDER BY id LIMIT 1)", "vault_entry: "},
      {"INSERT INTO vault_entry SELECT 'planted', sealed, sealed_at FROM vault_entry LIMIT 1", "vault_entry: "},
      {"INSERT INTO api_token SELECT 'planted', id, 'command line', 0 FROM person LIMIT 1", "api_token: "},
  };
  plant("VACUUM INTO '" + (folder / "whole.sqlite").string() + "'");
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& planted = all[i];
    const store::sql::DatabaseAddress copy{(folder / ("copy" + std::to_string(i) + ".sqlite")).string()};
    std::filesystem::copy_file(folder / "whole.sqlite", copy.text);
    EXPECT_GT(store::sql::open(copy)->execute(planted.sql), 0) << planted.sql;
    store::sql::ReadPool readers(copy, 1);
    Context there{context().lanes, readers, context().rules, context().clock, context().vault, context().photos, context().signal, context().grids, context().identities, context().pages, context().settings};
    const auto verdict = verify_house(there);
    EXPECT_GT(verdict.difference_count, 0) << planted.sql;
    const auto named = [&](const std::string& difference) { return difference.starts_with(planted.named); };
    EXPECT_TRUE(std::any_of(verdict.differences.begin(), verdict.differences.end(), named)) << planted.sql << "\n" << (verdict.differences.empty() ? "" : verdict.differences.front());
  }
}

TEST_F(Verify, the_log_itself_cannot_be_edited_but_a_forged_one_is_found) {
  EXPECT_THROW(plant("UPDATE event SET body = '{}'"), store::sql::Error);
  plant("DROP TRIGGER event_no_update");
  plant("UPDATE event SET version = version + 1 WHERE subject = '" + first.text() + "' AND version = (SELECT MAX(version) FROM event WHERE subject = '" + first.text() + "')");
  const auto verdict = verify_house(context());
  EXPECT_FALSE(verdict.clean());
  EXPECT_TRUE(verdict.differences.front().starts_with("event: " + first.text())) << verdict.differences.front();
}

TEST_F(Verify, an_event_that_cannot_be_read_is_a_difference_and_no_crash) {
  plant("DROP TRIGGER event_no_update");
  plant("UPDATE event SET body = 'nonsense'");
  const auto verdict = verify_house(context());
  EXPECT_GT(verdict.difference_count, 20);
  EXPECT_EQ(verdict.differences.size(), 20u);
}

TEST_F(Verify, a_value_of_another_kind_is_a_difference_and_no_crash) {
  for (const char* sql : {"UPDATE inspection SET body = x'FF00'", "UPDATE place SET due_day = 'x'", "UPDATE hazard_step SET at = 'x'", "UPDATE tally SET value = 'x'", "UPDATE vault_entry SET sealed = 'x'"}) {
    const auto connection = store::sql::open({(folder / "gridward.sqlite").string()});
    connection->begin();
    EXPECT_GT(connection->execute(sql), 0) << sql;
    EXPECT_FALSE(verify_on(*connection, context()).clean()) << sql;
    connection->rollback();
  }
}

TEST_F(Verify, a_whole_file_that_is_no_photo_is_named_and_is_no_difference) {
  const auto bytes = jpeg("nobody said that it was stored");
  context().photos.put(store::sha256_hex(bytes), bytes);
  const auto verdict = verify_house(context());
  EXPECT_TRUE(verdict.clean());
  EXPECT_EQ(verdict.unclaimed_photos, std::vector{store::sha256_hex(bytes)});
}

TEST_F(Verify, a_photo_whose_bytes_were_changed_or_lost_is_found) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "photos"))
    if (entry.is_regular_file()) files.push_back(entry.path());
  ASSERT_EQ(files.size(), 3u);
  std::ofstream(files[0], std::ios::app) << "x";
  std::filesystem::remove(files[1]);
  const auto verdict = verify_house(context());
  EXPECT_EQ(verdict.difference_count, 3) << "one has other bytes and another size, one is lost";
}

}  // namespace
}  // namespace gridward::services
