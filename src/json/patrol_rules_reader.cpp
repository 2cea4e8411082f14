// SPDX-License-Identifier: Apache-2.0
#include "json/patrol_rules_reader.hpp"

#include <boost/json.hpp>
#include <stdexcept>

#include "base/problem.hpp"

namespace gridward::json {

namespace {

namespace bj = boost::json;

/// What no edition may exceed: a track passes.
constexpr std::int64_t most_days = 30, most_points = 2000;

std::string text_of(const bj::value& value) { return std::string(value.as_string()); }

domain::PatrolStopKind kind_of(const bj::value& value) {
  domain::PatrolStopKind kind{text_of(value.at("id")), text_of(value.at("zh")), text_of(value.at("en")), value.at("see_every_days").as_int64(), {text_of(value.at("look_at").at("zh")), text_of(value.at("look_at").at("en"))}};
  if (kind.see_every_days < 1) throw std::invalid_argument("see_every_days of " + kind.id);
  return kind;
}

domain::PatrolTrackRules track_of(const bj::value& value) {
  const domain::PatrolTrackRules track{value.at("allowed").as_bool(), value.at("keep_days").as_int64(), value.at("most_points").as_int64()};
  if (track.keep_days < 1 || track.keep_days > most_days) throw std::invalid_argument("track.keep_days");
  if (track.most_points < 2 || track.most_points > most_points) throw std::invalid_argument("track.most_points");
  return track;
}

}  // namespace

domain::PatrolRules read_patrol_rules(std::string_view content) {
  try {
    domain::PatrolRules rules;
    const auto document = bj::parse(content);
    for (const auto& value : document.at("stop_kinds").as_array()) rules.stop_kinds.push_back(kind_of(value));
    rules.track = track_of(document.at("track"));
    return rules;
  } catch (const std::exception& error) {
    throw base::invalid("rules.unreadable", {{"file", "rules/patrols.json"}, {"why", error.what()}});
  }
}

}  // namespace gridward::json
