// SPDX-License-Identifier: Apache-2.0
#include "json/substitution_rules.hpp"

#include <boost/json.hpp>
#include <stdexcept>

namespace gridward::json {

namespace {

template <typename Enum>
Enum word(const boost::json::value& value) {
  Enum found{};
  const std::string name(value.as_string());
  if (!boost::describe::enum_from_string(name.c_str(), found)) throw std::invalid_argument("unknown value: " + name);
  return found;
}

domain::SubstitutionRules::Handed handed(const boost::json::object& object) {
  domain::SubstitutionRules::Handed rule{word<domain::Role>(object.at("role")), word<domain::ColleagueArea>(object.at("within")), {}};
  for (const auto& role : object.at("asked").as_array()) rule.asked.push_back(word<domain::Role>(role));
  return rule;
}

}  // namespace

domain::SubstitutionRules read_substitutions(const boost::json::object& object) {
  const auto number = [&](std::string_view key) { return object.at(key).as_int64(); };
  domain::SubstitutionRules rules{number("longest_days"), number("ahead_days"), number("at_once"), number("planned"), number("listed"), {}};
  for (const auto& post : object.at("posts").as_array()) rules.posts.push_back(handed(post.as_object()));
  return rules;
}

}  // namespace gridward::json
