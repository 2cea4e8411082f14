// SPDX-License-Identifier: Apache-2.0
#include "json/patrol_rules_reader.hpp"

#include <boost/json.hpp>
#include <stdexcept>

#include "base/problem.hpp"

namespace gridward::json {

namespace {

namespace bj = boost::json;

std::string text_of(const bj::value& value) { return std::string(value.as_string()); }

domain::PatrolStopKind kind_of(const bj::value& value) {
  domain::PatrolStopKind kind{text_of(value.at("id")), text_of(value.at("zh")), text_of(value.at("en")), value.at("see_every_days").as_int64(), {text_of(value.at("look_at").at("zh")), text_of(value.at("look_at").at("en"))}};
  if (kind.see_every_days < 1) throw std::invalid_argument("see_every_days of " + kind.id);
  return kind;
}

}  // namespace

domain::PatrolRules read_patrol_rules(std::string_view content) {
  try {
    domain::PatrolRules rules;
    const auto document = bj::parse(content);
    for (const auto& value : document.at("stop_kinds").as_array()) rules.stop_kinds.push_back(kind_of(value));
    return rules;
  } catch (const std::exception& error) {
    throw base::invalid("rules.unreadable", {{"file", "rules/patrols.json"}, {"why", error.what()}});
  }
}

}  // namespace gridward::json
