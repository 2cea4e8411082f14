// SPDX-License-Identifier: Apache-2.0
#include "services/demo/make_demo.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <sys/stat.h>

#include <fstream>
#include <iostream>
#include <set>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/patrol_rules_reader.hpp"
#include "main/commands/commands.hpp"
#include "main/commands/progress_bar.hpp"
#include "main/embedded.hpp"
#include "main/house.hpp"

namespace gridward::commands {

namespace {

const char* chinese(domain::Role role) {
  switch (role) {
    case domain::Role::grid_member: return "网格员";
    case domain::Role::micro_grid_leader: return "微网格长";
    case domain::Role::grid_chief: return "网格长";
    case domain::Role::grid_supervisor: return "网格指导员";
    case domain::Role::community_staff: return "社区干部";
    case domain::Role::command_operator: return "指挥中心";
    case domain::Role::safety_office: return "安监办";
    case domain::Role::subdistrict_leader: return "街道领导";
    case domain::Role::enforcement: return "执法队";
    case domain::Role::department: return "部门";
    case domain::Role::administrator: return "管理员";
  }
  return "";
}

void write_accounts(const std::vector<services::demo::Account>& accounts, const std::string& file) {
  boost::json::array list;
  std::set<domain::Role> seen;
  for (const auto& account : accounts)
    list.push_back({{"login", account.login}, {"password", account.password}, {"role", boost::describe::enum_to_string(account.role, "")}, {"role_zh", chinese(account.role)},
                    {"region", account.region}, {"region_name", account.region_name}, {"first_of_role", seen.insert(account.role).second}});
  const auto mask = umask(0077);
  std::ofstream out(file, std::ios::trunc);
  umask(mask);
  out << boost::json::serialize(boost::json::object{{"accounts", std::move(list)}}) << '\n';
  if (!out.flush()) throw std::runtime_error("cannot write " + file);
}

services::demo::Order order_of(const DemoOptions& options) {
  services::demo::Order order;
  order.days = options.days;
  order.seed = options.seed;
  order.end = base::start_of(base::shanghai_date(base::SystemClock().now()));
  order.patrols = json::read_patrol_rules(carried_file("rules/patrols.json"));
  order.divisions_csv = carried_file("demo/jinsha_divisions.csv");
  for (const auto& file : embedded::all()) {
    constexpr std::string_view before = "demo/photos/before_";
    if (base::starts_with(file.path, before)) order.photos.emplace(file.path.substr(before.size(), file.path.size() - before.size() - 4), file.content);
    else if (base::starts_with(file.path, "demo/photos/after_")) order.photo_after = file.content;
  }
  return order;
}

}  // namespace

int demo(const Configuration& configuration, const DemoOptions& options) {
  base::SetClock clock(base::SystemClock().now());
  House::Options house_options{Schema::migrate, false, &clock};
  House house(configuration, house_options);
  const auto region_count = house.readers().with([](store::sql::Connection& connection) { return connection.query("SELECT COUNT(*) FROM region").front().integer(0); });
  if (region_count > 0) throw base::conflict("command.data_exists", {{"folder", configuration.data.string()}});
  ProgressBar bar;
  const auto accounts = services::demo::make_demo(house.context(), clock, order_of(options), [&](std::string_view what, int done, int total) { bar.show(what, done, total); });
  bar.end();
  if (!options.accounts_file.empty()) write_accounts(accounts, options.accounts_file);
  else for (const auto& account : accounts) std::cout << fmt::format("{:<14} {:<16} {} {}\n", account.login, account.password, chinese(account.role), account.region_name);
  return 0;
}

}  // namespace gridward::commands
