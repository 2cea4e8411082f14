// SPDX-License-Identifier: Apache-2.0
#include "main/timetable.hpp"

#include <algorithm>
#include <chrono>

#include "base/problem.hpp"
#include "channels/wecom_robot.hpp"
#include "jobs/tell_groups.hpp"
#include "main/house.hpp"
#include "services/extend_ledger.hpp"
#include "services/patrol_tracks.hpp"
#include "services/record_step.hpp"
#include "services/share_position.hpp"
#include "services/sign_in.hpp"

namespace gridward {

std::vector<jobs::Job> sequencing(services::Context& context, base::Histogram& lag) {
  const auto told = [&lag](double seconds) { lag.observe(std::max(0.0, seconds)); };
  return {{"ledger", std::chrono::milliseconds(500), [&context, told](const std::stop_token& stop) { services::follow_events(context, stop, told); }}};
}

std::vector<jobs::Job> timetable(services::Context& context, const Configuration& configuration) {
  const std::chrono::milliseconds every(configuration.job_interval_s * 1000);
  std::vector<jobs::Job> jobs;
  jobs.push_back({"climb", every, [&context](const std::stop_token& stop) { services::climb_overdue(context, stop); }});
  jobs.push_back({"sessions", std::chrono::hours(1), [&context](const std::stop_token&) { services::clear_ended_sessions(context); }});
  jobs.push_back({"photos", std::chrono::hours(1), [&context](const std::stop_token&) { context.photos.sweep(); }});
  jobs.push_back({"positions", std::chrono::minutes(1), [&context](const std::stop_token& stop) { services::forget_positions(context, [&] { return stop.stop_requested(); }); }});
  jobs.push_back({"patrol_tracks", std::chrono::hours(1), [&context, rules = patrol_rules(configuration).track](const std::stop_token& stop) { services::forget_patrol_tracks(context, rules, [&] { return stop.stop_requested(); }); }});
  auto groups = std::make_shared<jobs::Groups>();
  for (const auto& robot : configuration.robots) {
    const auto region = domain::RegionCode::parse(robot.region);
    if (!region) throw base::invalid("config.unreadable", {{"file", "robots"}, {"why", "region " + robot.region}});
    groups->emplace(*region, jobs::Group{std::make_unique<channels::WecomRobot>(channels::WecomRobotSettings{robot.key, configuration.robot_base_url}), robot.hours});
  }
  const auto language = configuration.robot_language == "en" ? base::Language::en : base::Language::zh;
  // Without a group the log is still followed, so that the first robot does not begin with the news of last year.
  jobs.push_back({"tell", std::min(every, std::chrono::milliseconds(5000)), [&context, groups, language](const std::stop_token& stop) { jobs::tell_groups(context, *groups, language, stop); }});
  return jobs;
}

}  // namespace gridward
