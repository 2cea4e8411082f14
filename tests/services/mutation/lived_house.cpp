// SPDX-License-Identifier: Apache-2.0
#include "services/mutation/lived_house.hpp"

#include <boost/mp11/algorithm.hpp>

#include "services/ask_visit.hpp"
#include "services/extend_ledger.hpp"
#include "services/forget_contact.hpp"
#include "services/group_messages.hpp"
#include "services/import/import_base_map.hpp"
#include "services/merge_places.hpp"
#include "services/notify.hpp"
#include "services/patrol_routes.hpp"
#include "services/patrols.hpp"
#include "services/place_code.hpp"
#include "services/rotate_ledger_key.hpp"
#include "services/save_region.hpp"
#include "services/sign_in.hpp"
#include "services/store_photo.hpp"
#include "services/substitutions.hpp"
#include "services/suggestions.hpp"
#include "store/delivery_store.hpp"
#include "store/ledger_store.hpp"
#include "store/password.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace {

using domain::ResultClass;
using domain::StepKind;

constexpr int revealed_often = 150;   // more than a tile of 256 events in all

}  // namespace

LivedHouse::LivedHouse(const std::string& database) : HouseTest(database) {
  seal();
  everybody();
  grounds();
  visits();
  seal();
  hazards();
  messages();
  seal();
  forgetting();
  suggestion_box();
  patrols();
  base_map();
  rotate_ledger_key(context(), false);
  looking();
}

void LivedHouse::seal() {
  while (extend_ledger(context()) > 0) {}
}

void LivedHouse::everybody() {
  int made = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<domain::Role>>([&](auto role) {
    ++made;
    person("role." + std::to_string(made), role.value, made % 2 == 0 ? street : community);
  });
  const auto clerk = person("clerk.one", domain::Role::community_staff, community, store::hash_password(password));
  sign_in(context(), {"clerk.one", password});
  EXPECT_EQ(problem_of([&] { sign_in(context(), {"clerk.one", "Wrong-password-1"}); }), "session.refused");
  make_bearer_token(context(), clerk.person, "command line");
  make_bearer_token(context(), command.person, "command line");
  PersonInput changed{"clerk.one", true, "新名字", "13711112222", std::nullopt, 1};
  save_person(context(), administrator, clerk.person, changed);
  auto post = member.posts.front();
  post.to = date("2027-12-31");
  save_post(context(), administrator, post);
  const auto beside = person("member.beside", domain::Role::grid_member, east);
  const auto today = base::shanghai_date(clock.now());
  const auto taken_back = id<domain::PostId>();
  arrange_substitution(context(), member, taken_back, {post.id, beside.person, today, today + std::chrono::days(3)});
  end_substitution(context(), beside, taken_back);
  arrange_substitution(context(), chief, id<domain::PostId>(), {post.id, beside.person, today + std::chrono::days(2), today + std::chrono::days(4)});
}

void LivedHouse::grounds() {
  for (int i = 0; i < 3; ++i) m_places.push_back(restaurant(i == 0 ? west : east));
  PlaceInput input;
  input.name = "宾馆";
  input.type = "restaurant";
  input.address = "和平路 2 号";
  input.position = domain::Position{{121.07251, 32.06249}, std::nullopt, domain::Datum::wgs84, 8.5};
  input.credit_code = "91350100M000100Y43";
  input.area_m2 = 86.5;
  input.risk = domain::RiskLevel::high;
  m_places.push_back(id<domain::PlaceId>());
  save_place(context(), chief, m_places.back(), input);
  input.version = 1;
  input.contact = Contact{"店主乙", "13600001234"};
  input.note = "二楼住人";
  save_place(context(), chief, m_places.back(), input);
  m_places.push_back(id<domain::PlaceId>());
  input.version = 0;
  input.active = false;
  input.position->at = {121.0761, 32.0641};
  save_place(context(), chief, m_places.back(), input);
  auto grid = region("320612001001003", "东三网格");
  grid.boundary = box(121.080, 32.060, 0.005, 0.005);
  grid.kind = domain::GridKind{};
  const auto county = person("admin.county", domain::Role::administrator, code("320612"));
  const auto saved = save_region(context(), county, grid);
  grid.version = saved.version;
  grid.valid_to = date("2030-12-31");
  save_region(context(), county, grid);
}

/// What failed of the class that ends by the day.
void LivedHouse::fix_on_the_spot(domain::Inspection& content) {
  const auto& items = context().rules.checklists.newest("restaurant")->items;
  for (auto& answer : content.answers)
    for (const auto& item : items)
      if (answer.hazard && item.id == answer.item && item.result.result_class == ResultClass::G1) answer.fixed_on_the_spot = true;
}

void LivedHouse::visits() {
  domain::Extinguisher unit;
  unit.id = id<domain::ExtinguisherId>();
  unit.type = "dry_powder";
  unit.spot = "后厨门口";
  unit.manufactured = "2021-03";
  auto second = unit;
  second.id = id<domain::ExtinguisherId>();
  for (int i = 0; i < 6; ++i) {
    auto content = visit(m_places[static_cast<std::size_t>(i) % 4], i % 2 == 0 ? std::vector{ResultClass::G1, ResultClass::G2, ResultClass::SM} : std::vector<ResultClass>{});
    if (i == 0) content.extinguishers = {unit, second};
    if (i == 4) {
      unit.removed = true;
      content.extinguishers = {unit};
    }
    if (i == 2) fix_on_the_spot(content);
    submit_inspection(context(), chief, id<domain::InspectionId>(), content, i == 3 ? Sending({}, member.person) : Sending());
    clock.set({clock.now().us + 7 * base::us_per_hour + 1'234'567});
  }
}

std::string LivedHouse::photo(const std::string& bytes) {
  auto name = store::sha256_hex(bytes);
  put_photo(context(), member, name, bytes);
  return name;
}

domain::HazardId LivedHouse::report(ResultClass result_class) {
  HazardReport input;
  input.place = m_places.front();
  input.description = "楼道堆物";
  input.result_class = result_class;
  if (result_class == ResultClass::G2) input.limit_hours = 72;
  input.found_at = clock.now();
  input.photos = {photo("\x89PNG\r\n\x1A\n" + std::string("report") + std::to_string(static_cast<int>(result_class)))};
  return report_hazard(context(), member, id<domain::HazardId>(), input).hazard.id;
}

StepInput LivedHouse::due(StepKind kind, std::int64_t days) {
  return act(kind, "按期整改", [&](auto& input) { input.due = base::Instant{clock.now().us + days * base::us_per_day}; });
}

void LivedHouse::step(const domain::Caller& caller, const domain::HazardId& hazard, const StepInput& input) { record_step(context(), caller, hazard, id<domain::StepId>(), input); }

void LivedHouse::hazards() {
  const auto general = report(ResultClass::G2);
  step(chief, general, due(StepKind::extended, 20));
  step(command, general, act(StepKind::handed_over, "移交", [&](auto& input) { input.to = context().rules.departments.front().id; }));
  step(office, general, act(StepKind::returned, "不属本部门"));
  step(member, general, act(StepKind::done, "已整改", [&](auto& input) { input.photos = {photo("RIFF1234WEBPVP8 done"), photo("RIFF1234WEBPVP8 from afar")}; }));
  step(chief, general, due(StepKind::recheck_failed, 5));
  step(member, general, act(StepKind::done, "再次整改", [&](auto& input) { input.photos = {photo("RIFF1234WEBPVP8 done")}; }));
  step(chief, general, act(StepKind::recheck_passed));
  const auto confirmed = report(ResultClass::SM), dismissed = report(ResultClass::SM), imminent = report(ResultClass::IM), waiting = report(ResultClass::G1);
  step(member, confirmed, act(StepKind::evacuated));
  step(office, confirmed, due(StepKind::major_confirmed, 30));
  step(office, dismissed, due(StepKind::major_dismissed, 10));
  step(command, dismissed, act(StepKind::handed_over, "移交", [&](auto& input) { input.to = context().rules.departments.back().id; }));
  step(member, imminent, act(StepKind::evacuated));
  step(member, imminent, due(StepKind::notice_given, 1));
  step(member, waiting, act(StepKind::noted, "店主不在"));
  record_step(context(), chief, waiting, id<domain::StepId>(), act(StepKind::done, "店主已清走"), {{}, member.person});
  photo(jpeg("nobody shows this one"));
  clock.set({clock.now().us + 9 * base::us_per_day});
  EXPECT_GT(climb_overdue(context()), 0);
}

void LivedHouse::messages() {
  const std::vector<GroupSetting> groups{{community, {}}, {street, {}}};
  while (queue_notices(context(), groups, base::Language::zh, 200) == 200) {}
  clock.set({clock.now().us + base::us_per_day});
  const auto waiting = waiting_messages(context(), 100);
  ASSERT_GE(waiting.size(), 4u);
  note_delivery(context(), waiting[0], {DeliveryResult::Kind::delivered, 0, ""});
  note_delivery(context(), waiting[1], {DeliveryResult::Kind::refused, 0, "channel.refused"});
  note_delivery(context(), waiting[2], {DeliveryResult::Kind::retry, 60, "channel.busy"});
  const auto minute = (clock.now().us - base::start_of(base::shanghai_date(clock.now())).us) / base::us_per_minute;
  const GroupSetting awake{street, {0, 0, minute, 1}};
  queue_digest(context(), awake, base::Language::zh);
  arrange_waiting(context(), awake, base::Language::zh);
}

void LivedHouse::forgetting() {
  const auto gone = person("gone.one", domain::Role::grid_member, west, store::hash_password(password));
  forget_person(context(), administrator, gone.person);
  forget_contact(context(), chief, m_places[2]);
  renew_place_code(context(), chief, m_places[3], {1});
  const auto tomorrow = base::shanghai_date({clock.now().us + base::us_per_day});
  ask_visit(context(), chief, m_places[0], {"群众反映通道堵塞", tomorrow});
  ask_visit(context(), chief, m_places[1], {"复工前看一次", tomorrow});
  call_off_visit(context(), chief, m_places[1]);
  merge_place(context(), chief, restaurant(east), {m_places[1], 1});
  ask_visit(context(), chief, m_places[3], {"看灭火器", tomorrow});
  clock.set({clock.now().us + base::us_per_hour});
  submit_inspection(context(), chief, id<domain::InspectionId>(), visit(m_places[3], {}));
  reveal_person(context(), office, chief.person, {"值班联系"});
}

void LivedHouse::suggestion_box() {
  const auto answered = id<domain::SuggestionId>();
  make_suggestion(context(), member, answered, {domain::SuggestionKind::complaint, "提醒太多", clock.now()});
  make_suggestion(context(), chief, id<domain::SuggestionId>(), {domain::SuggestionKind::suggestion, "夜里不要响铃", clock.now()});
  answer_suggestion(context(), office, answered, {"已减少"});
}

/// Two walked the same route; one stop was taken out of it in between.
void LivedHouse::patrols() {
  const domain::PatrolRules rules{{{"crowded_place", "人员密集区", "Crowded place", 1, {}}}};
  PatrolRouteInput input{"集市一圈", community, {}, std::nullopt, 0};
  for (const auto* name : {"东门", "菜场", "垃圾房"}) input.stops.push_back({id<domain::PatrolStopId>(), "crowded_place", name, "通道", domain::LngLat{121.0725, 32.0625}, std::nullopt, std::nullopt});
  const auto route = id<domain::PatrolRouteId>();
  save_patrol_route(context(), rules, chief, route, input);
  const auto walk = [&](const domain::Caller& who) {
    clock.set({clock.now().us + base::us_per_hour});
    domain::Patrol patrol{route, 1, {clock.now().us - base::us_per_hour}, clock.now(), {}, {}};
    for (const auto& stop : input.stops) patrol.seen.push_back({stop.id, {clock.now().us - 7}});
    submit_patrol(context(), who, id<domain::PatrolId>(), patrol);
  };
  walk(member);
  input.stops.pop_back();
  input.active = false;
  input.version = 1;
  save_patrol_route(context(), rules, chief, route, input);
  walk(chief);
}

void LivedHouse::base_map() {
  BaseMapOrder order;
  order.source = "© 示例测绘";
  order.commit = true;
  import_base_map(context(), std::filesystem::path(GRIDWARD_SOURCE_DIR) / "tests/data/maps/small.osm.pbf", order);
  order.taken_on = date("2026-11-01");
  import_base_map(context(), std::filesystem::path(GRIDWARD_SOURCE_DIR) / "tests/data/maps/small.geojson", order);
}

/// Ends with two heads that hold nothing but looking: they leave no trace in any other table.
void LivedHouse::looking() {
  for (int i = 0; i < revealed_often; ++i) {
    reveal_place(context(), member, m_places.front(), {"回访店主"});
    clock.set({clock.now().us + 61'000'007});
    if (i == revealed_often - 40 || i == revealed_often - 20) seal();
  }
  seal();
}

std::string LivedHouse::newest_head() {
  return context().readers.with([](store::sql::Connection& connection) {
    const auto head = store::newest_checkpoint(connection);
    return head->note.sha256 + "\n" + head->note.sm3;
  });
}

std::vector<std::int64_t> LivedHouse::heads() {
  return context().readers.with([](store::sql::Connection& connection) {
    std::vector<std::int64_t> sizes;
    for (const auto& row : connection.query("SELECT size FROM ledger_checkpoint ORDER BY size")) sizes.push_back(row.integer(0));
    return sizes;
  });
}

}  // namespace gridward::services
