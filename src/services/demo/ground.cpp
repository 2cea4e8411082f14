// SPDX-License-Identifier: Apache-2.0
#include "services/demo/ground.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "base/text.hpp"
#include "services/people.hpp"
#include "services/places.hpp"
#include "services/save_region.hpp"
#include "services/submit_inspection.hpp"

namespace gridward::services::demo {

namespace {

constexpr int grid_count = 120;
constexpr const char* actor = "system";

domain::RegionCode code_of(const std::string& text) {
  const auto code = domain::RegionCode::parse(text);
  ENSURE(code.has_value());
  return *code;
}

domain::Region region_of(const std::string& code, const std::string& name, base::Date from, std::optional<domain::Boundary> boundary) {
  domain::Region region;
  region.code = code_of(code);
  region.level = domain::level_of(region.code);
  region.name = name;
  region.parent = region.code.parent();
  region.valid_from = from;
  region.boundary = std::move(boundary);
  if (region.level == domain::RegionLevel::grid) region.kind = domain::GridKind::basic;
  return region;
}

/// "东市社区居委会" → "东市社区", "虹西村委会" → "虹西村".
std::string short_name(std::string name) {
  for (const std::string ending : {"居委会", "委会"})
    if (name.size() > ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0) return name.substr(0, name.size() - ending.size());
  return name;
}

/// Twelve characters of three classes, from the system's own randomness: a demo may stand in an office network.
std::string random_password() {
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz", capitals = "ABCDEFGHJKMNPQRSTUVWXYZ", digits = "23456789";
  std::random_device device;
  const auto pick = [&](std::string_view from) { return from[device() % from.size()]; };
  std::string password;
  for (int group = 0; group < 3; ++group) {
    if (group > 0) password += '-';
    password += pick(capitals);
    password += pick(letters);
    password += pick(letters);
    password += pick(digits);
  }
  return password;
}

class PeopleMaker {
 public:
  PeopleMaker(Context& context, base::IdMaker& ids, base::Instant start, Ground& ground) : m_context(context), m_ids(ids), m_start(start), m_ground(ground) {}

  domain::Caller make(const std::string& login, const std::string& name, domain::Role role, const domain::RegionCode& region) {
    const auto password = random_password();
    const auto hash = hash_of_password(password);
    domain::Caller caller{m_ids.make<domain::PersonId>(m_start.ms()), {}};
    domain::Post post;
    post.id = m_ids.make<domain::PostId>(m_start.ms());
    post.person = caller.person;
    post.role = role;
    post.region = region;
    post.from = base::shanghai_date(m_start);
    PersonInput input;
    input.login = login;
    input.name = name;
    input.phone = fmt::format("100{:08}", ++m_count);   // no operator gives out 100…
    m_context.lanes.run([&](store::UnitOfWork& unit) {
      person_in(unit, m_context, actor, region, caller.person, input, hash);
      caller.posts = {post_in(unit, m_context, actor, post)};
    });
    m_ground.accounts.push_back({login, password, role, region.text(), {}});
    return caller;
  }

 private:
  Context& m_context;
  base::IdMaker& m_ids;
  base::Instant m_start;
  Ground& m_ground;
  int m_count = 0;
};

struct Kind {
  const char* type;
  const char* name;     ///< of the invented place, a number follows
  int share;            ///< of a thousand
};

constexpr Kind kinds[] = {{"street_shop", "演示商铺", 250}, {"restaurant", "演示餐馆", 150}, {"rented_housing", "演示出租房", 150}, {"enterprise", "演示企业", 90},
                          {"small_shop", "演示便利店", 70}, {"small_catering", "演示小吃店", 60}, {"small_workshop", "演示作坊", 45}, {"residential_building", "演示住宅楼", 45},
                          {"small_beauty_bath", "演示理发店", 30}, {"small_warehouse", "演示快递驿站", 25}, {"garbage_point", "演示垃圾分类点", 25}, {"hotel", "演示宾馆", 10},
                          {"small_hotel", "演示旅馆", 10}, {"small_clinic", "演示诊所", 10}, {"small_internet_cafe", "演示网吧", 8}, {"small_entertainment", "演示棋牌室", 7},
                          {"small_school", "演示培训班", 7}, {"trunk_road", "演示路段", 5}, {"crowded_place", "演示广场", 3}};

const Kind& kind_for(Dice& dice) {
  auto rest = dice.whole(0, 999);
  for (const auto& kind : kinds)
    if ((rest -= kind.share) < 0) return kind;
  return kinds[0];
}

domain::LngLat point_in(const Context& context, Dice& dice, const DemoGrid& grid) {
  double west = 180, east = -180, south = 90, north = -90;
  for (const auto& point : grid.boundary.polygons.front().outer) {
    west = std::min(west, point.lng), east = std::max(east, point.lng);
    south = std::min(south, point.lat), north = std::max(north, point.lat);
  }
  for (int tries = 0;; ++tries) {
    const domain::LngLat point{dice.between(west, east), dice.between(south, north)};
    if (context.grids.grid_at(point) == grid.code) return point;
    ENSURE(tries < 1000);
  }
}

PlaceInput input_of(const Context& context, Dice& dice, const DemoGrid& grid, const Kind& kind, int number) {
  PlaceInput input;
  input.name = fmt::format("{}{:04}", kind.name, number);
  input.type = kind.type;
  input.address = fmt::format("{}演示路{}号", grid.name, dice.whole(1, 299));
  domain::Position position;
  const auto point = point_in(context, dice, grid);
  position.at = {static_cast<double>(static_cast<std::int64_t>(point.lng * 1e6)) / 1e6, static_cast<double>(static_cast<std::int64_t>(point.lat * 1e6)) / 1e6};
  input.position = position;
  input.region = grid.code;
  input.area_m2 = static_cast<double>(dice.whole(12, 400));
  input.floors = dice.whole(1, 4);
  input.staff = dice.whole(1, 30);
  input.slept_in = dice.happens(0.06);
  const bool cooks = std::string_view(kind.type).find("cater") != std::string_view::npos || std::string_view(kind.type) == "restaurant";
  input.gas = cooks ? (dice.happens(0.6) ? domain::GasKind::piped : domain::GasKind::lpg) : domain::GasKind::none;
  const double risk = dice.share();
  input.risk = risk < 0.03 ? domain::RiskLevel::very_high : risk < 0.15 ? domain::RiskLevel::high : risk < 0.7 ? domain::RiskLevel::medium : domain::RiskLevel::low;
  const auto* type = context.rules.place_type(kind.type);
  if (type != nullptr && !type->household) input.contact = Contact{fmt::format("演示负责人{:04}", number), fmt::format("101{:08}", number)};
  return input;
}

}  // namespace

void make_regions(Context& context, const Order& order, Dice& dice, Ground& ground) {
  const auto from = base::shanghai_date({order.end.us - (order.days + 30) * base::us_per_day});
  std::vector<domain::Region> regions;
  std::vector<std::pair<std::string, std::string>> communities;
  for (const auto line : base::split(order.divisions_csv, '\n')) {
    const auto cells = base::split(base::trimmed(line), ',');
    if (cells.size() < 4 || cells[0] == "code") continue;
    const std::string code(cells[0]), name(cells[1]);
    if (cells[2] == "community" || cells[2] == "village") communities.emplace_back(code, name);
    else regions.push_back(region_of(code, name, from, std::nullopt));
  }
  const auto tiling = make_tiling(ground_centre, static_cast<int>(communities.size()), grid_count, dice.next());
  regions.back().boundary = tiling.whole;
  ground.subdistrict = regions.back().code;
  for (std::size_t i = 0; i < communities.size(); ++i) {
    regions.push_back(region_of(communities[i].first, communities[i].second, from, tiling.communities[i]));
    ground.communities.push_back(regions.back().code);
  }
  std::vector<int> numbers(communities.size(), 0);
  for (const auto& tile : tiling.tiles) {
    const auto& [code, name] = communities[static_cast<std::size_t>(tile.community)];
    const int number = ++numbers[static_cast<std::size_t>(tile.community)];
    ground.grids.push_back({code_of(fmt::format("{}{:03}", code, number)), fmt::format("{}第{}网格", short_name(name), number), tile.boundary});
    regions.push_back(region_of(ground.grids.back().code.text(), ground.grids.back().name, from, tile.boundary));
  }
  context.lanes.run([&](store::UnitOfWork& unit) {
    for (const auto& region : regions) region_in(unit, context, actor, region);
  });
  context.readers.with([&](store::sql::Connection& connection) { context.grids.load(connection, base::shanghai_date(context.clock.now())); });
}

void make_people(Context& context, Dice&, base::IdMaker& ids, base::Instant start, Ground& ground, const Progress& progress) {
  PeopleMaker maker(context, ids, start, ground);
  using domain::Role;
  maker.make("admin", "演示管理员", Role::administrator, ground.subdistrict);
  maker.make("leader", "演示街道领导", Role::subdistrict_leader, ground.subdistrict);
  ground.command = maker.make("command", "演示指挥员", Role::command_operator, ground.subdistrict);
  ground.safety = maker.make("safety", "演示安监员", Role::safety_office, ground.subdistrict);
  maker.make("enforce", "演示执法员", Role::enforcement, ground.subdistrict);
  maker.make("dept-fire", "演示消防联络员", Role::department, ground.subdistrict);
  const int total = static_cast<int>(ground.communities.size() * 2 + ground.grids.size());
  int made = 0;
  for (std::size_t i = 0; i < ground.communities.size(); ++i) {
    const auto name = context.grids.name_of(ground.communities[i]);
    ground.chiefs.push_back(maker.make(fmt::format("chief-{:02}", i + 1), fmt::format("演示网格长{:02}", i + 1), Role::grid_chief, ground.communities[i]));
    maker.make(fmt::format("community-{:02}", i + 1), fmt::format("演示社区干部{:02}", i + 1), i % 4 == 3 ? Role::grid_supervisor : Role::community_staff, ground.communities[i]);
    progress("people", made += 2, total);
  }
  for (std::size_t i = 0; i < ground.grids.size(); ++i) {
    ground.members.push_back(maker.make(fmt::format("member-{:03}", i + 1), fmt::format("演示网格员{:03}", i + 1), Role::grid_member, ground.grids[i].code));
    progress("people", ++made, total);
  }
  for (auto& account : ground.accounts) account.region_name = context.grids.name_of(code_of(account.region));
}

void make_places(Context& context, Dice& dice, base::IdMaker& ids, base::Instant start, Ground& ground, const Progress& progress) {
  constexpr int per_grid = 42;
  const int total = static_cast<int>(ground.grids.size()) * per_grid;
  int number = 0;
  for (const auto& grid : ground.grids) {
    context.lanes.run([&](store::UnitOfWork& unit) {
      for (int i = 0; i < per_grid; ++i) {
        const auto& kind = kind_for(dice);
        const auto id = ids.make<domain::PlaceId>(start.ms());
        const auto place = place_in(unit, context, actor, id, input_of(context, dice, grid, kind, ++number), std::nullopt);
        ground.places.push_back({place, inspect_every_days(context.rules, place)});
      }
    });
    progress("places", number, total);
  }
}

}  // namespace gridward::services::demo
