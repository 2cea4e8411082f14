// SPDX-License-Identifier: Apache-2.0
#include "services/house_fixture.hpp"

#include <unistd.h>

#include <algorithm>

#include "base/text.hpp"
#include "json/rules_reader.hpp"
#include "main/embedded.hpp"
#include "services/save_region.hpp"
#include "services/store_photo.hpp"
#include "store/migrations.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace {

domain::Rules rules_of_the_tree() {
  std::vector<json::DataFile> files;
  for (const auto& file : embedded::all()) files.push_back({file.path, file.content});
  return json::read_rules(files);
}

const domain::Rules& shared_rules() {
  static const domain::Rules rules = rules_of_the_tree();
  return rules;
}

store::Migrations migrations() {
  std::vector<store::Migration> files;
  for (const auto& file : embedded::all())
    if (base::starts_with(file.path, "migrations/")) files.push_back({std::string(file.path), std::string(file.content)});
  return store::Migrations(std::move(files));
}

std::filesystem::path new_folder() {
  auto name = (std::filesystem::temp_directory_path() / "gridward-services-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return name;
}

}  // namespace

domain::Boundary box(double lng, double lat, double width, double height) {
  return {{{{{lng, lat}, {lng + width, lat}, {lng + width, lat + height}, {lng, lat + height}, {lng, lat}}, {}}}};
}

HouseTest::HouseTest(const std::string& database)
    : folder(new_folder()), m_database(database.empty() ? (folder / "gridward.sqlite").string() : database), m_rules(shared_rules()) {
  const store::sql::DatabaseAddress address{m_database};
  migrations().apply(*store::sql::open(address));
  m_vault = std::make_unique<store::Vault>(folder / "vault.key");
  m_photos = std::make_unique<store::DirectoryBlobStore>(folder / "photos");
  m_readers = std::make_unique<store::sql::ReadPool>(address, 4);
  m_lanes = std::make_unique<store::WriteLanes>(address, clock);
  Settings settings;
  settings.filing_number = "备案-0001";
  m_context = std::make_unique<Context>(Context{*m_lanes, *m_readers, m_rules, clock, *m_vault, *m_photos, m_signal, m_grids, m_identities, m_pages, settings, folder / "ledger.key"});
  build();
  people();
}

HouseTest::~HouseTest() {
  m_lanes->stop();
  std::filesystem::remove_all(folder);
}

void HouseTest::build() {
  m_lanes->run([&](store::UnitOfWork& unit) {
    const auto save = [&](std::string_view text, const std::string& name, std::optional<domain::Boundary> boundary = {}) {
      auto made = region(text, name);
      made.boundary = std::move(boundary);
      region_in(unit, *m_context, "system", made);
    };
    save("32", "甲省");
    save("3206", "乙市");
    save("320612", "丙区");
    save("320612001", "丁街道");
    save("320612001001", "东社区");
    save("320612001002", "西社区");
    save("320612001001001", "东一网格", box(121.070, 32.060, 0.005, 0.005));
    save("320612001001002", "东二网格", box(121.075, 32.060, 0.005, 0.005));
    save("320612002", "戊街道");
    save("320612002001", "远社区");
    save("320612002001001", "远一网格", box(121.170, 32.060, 0.005, 0.005));
  });
  m_readers->with([&](store::sql::Connection& connection) { m_grids.load(connection, base::shanghai_date(clock.now())); });
}

void HouseTest::people() {
  member = person("member.west", domain::Role::grid_member, west);
  chief = person("chief.one", domain::Role::grid_chief, community);
  office = person("office.one", domain::Role::safety_office, street);
  command = person("command.one", domain::Role::command_operator, street);
  administrator = person("admin.one", domain::Role::administrator, street);
  far_member = person("member.far", domain::Role::grid_member, far_grid);
}

domain::Region HouseTest::region(std::string_view code_text, const std::string& name) {
  domain::Region made;
  made.code = code(code_text);
  made.level = domain::level_of(made.code);
  made.name = name;
  made.parent = made.code.parent();
  made.valid_from = date("2026-01-01");
  return made;
}

domain::Caller HouseTest::person(const std::string& login, domain::Role role, const domain::RegionCode& region, const std::string& password_hash) {
  const auto who = id<domain::PersonId>();
  domain::Post post{id<domain::PostId>(), who, role, region, date("2026-01-01"), std::nullopt, std::nullopt, 0};
  m_lanes->run([&](store::UnitOfWork& unit) {
    person_in(unit, *m_context, "system", region, who, {login, true, "人员" + login, "13800005678", std::nullopt, std::nullopt}, password_hash);
    post = post_in(unit, *m_context, "system", {post.id, who, role, region, post.from, std::nullopt, std::nullopt, 0});
  });
  return {who, {post}};
}

domain::PlaceId HouseTest::restaurant(const domain::RegionCode& grid) {
  const auto place = id<domain::PlaceId>();
  PlaceInput input;
  input.name = "面馆";
  input.type = "restaurant";
  input.address = "幸福路 1 号";
  input.region = grid;
  input.contact = Contact{"店主甲", "13900001234"};
  m_lanes->run([&](store::UnitOfWork& unit) { place_in(unit, *m_context, "system", place, input, std::nullopt); });
  return place;
}

domain::Inspection HouseTest::visit(const domain::PlaceId& place, const std::vector<domain::ResultClass>& failing) {
  const auto* list = m_rules.checklists.newest("restaurant");
  domain::Inspection inspection;
  inspection.place = place;
  inspection.checklist = {list->id, list->version};
  inspection.started_at = {clock.now().us - 20 * base::us_per_minute};
  inspection.finished_at = {clock.now().us - base::us_per_minute};
  auto left = failing;
  for (const auto& item : list->items) {
    domain::Answer answer;
    answer.item = item.id;
    answer.answer = domain::AnswerKind::pass;
    if (const auto wanted = std::find(left.begin(), left.end(), item.result.result_class); wanted != left.end()) {
      left.erase(wanted);
      answer.answer = domain::AnswerKind::fail;
      answer.note = "看到了问题";
      const auto bytes = jpeg("photo of " + item.id);
      answer.photos = {store::sha256_hex(bytes)};
      put_photo(context(), member, answer.photos.front(), bytes);
      if (item.result.result_class != domain::ResultClass::A) answer.hazard = id<domain::HazardId>();
    }
    inspection.answers.push_back(std::move(answer));
  }
  EXPECT_TRUE(left.empty()) << "the checklist has no item of that class";
  return inspection;
}

void HouseTest::plant(const std::string& sql) { store::sql::open({m_database})->execute(sql); }

std::int64_t HouseTest::number(const std::string& sql) {
  return m_readers->with([&](store::sql::Connection& connection) { return connection.query_one(sql)->integer(0); });
}

void HouseTest::take_ids_of_other_things() {
  const auto place = restaurant(west);
  const auto events = number("SELECT COUNT(*) FROM event");
  HazardReport report;
  report.region = west;
  report.description = "楼道堆物";
  report.found_at = clock.now();
  EXPECT_EQ(problem_of([&] { report_hazard(context(), member, domain::HazardId(place.text()), report); }), "change.id_taken");
  EXPECT_EQ(problem_of([&] { save_person(context(), administrator, domain::PersonId(place.text()), {"new.one", true, "新人", "", password, {}}); }), "change.id_taken");
  EXPECT_EQ(problem_of([&] { submit_inspection(context(), member, domain::InspectionId(place.text()), visit(place, {})); }), "change.id_taken");
  EXPECT_EQ(number("SELECT COUNT(*) FROM event"), events);
  EXPECT_EQ(number("SELECT COUNT(*) FROM hazard") + number("SELECT COUNT(*) FROM inspection"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM person WHERE login = 'new.one'"), 0);
}

}  // namespace gridward::services
