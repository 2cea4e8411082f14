// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "http/resources/api.hpp"
#include "services/place_code.hpp"
#include "json/rules_reader.hpp"

namespace gridward::http {

namespace {

struct ChecklistSummary {
  std::string id;
  std::int64_t version = 0;
  base::Text title;
  base::Date published{};
};
BOOST_DESCRIBE_STRUCT(ChecklistSummary, (), (id, version, title, published))

struct ChecklistList {
  std::vector<ChecklistSummary> items;
};
BOOST_DESCRIBE_STRUCT(ChecklistList, (), (items))

struct RulesView {
  std::vector<domain::PlaceType> place_types;
  std::vector<domain::ExtinguisherType> extinguisher_types;
  std::vector<std::string> obsolete_extinguishers;
  std::int64_t due_soon_days = 60;
  std::vector<domain::Department> departments;
  std::vector<std::string> place_code_keys;   ///< Ed25519 public keys, base64, that signed the codes on places' doors
  std::vector<domain::Role> handed_roles;     ///< posts that their holders may hand over for some days
};
BOOST_DESCRIBE_STRUCT(RulesView, (), (place_types, extinguisher_types, obsolete_extinguishers, due_soon_days, departments, place_code_keys, handed_roles))

Reply list(const Api& api, const Request& request) {
  signed_in(api, request);
  ChecklistList lists;
  for (const auto& checklist : api.context.rules.checklists.all()) lists.items.push_back({checklist.id, checklist.version, checklist.title, checklist.published});
  return reply(200, lists);
}

/// {ref} is id@version.
Reply show(const Api& api, const Request& request) {
  signed_in(api, request);
  const auto& ref = request.parameter("ref");
  const auto at = ref.find('@');
  std::int64_t version = 0;
  if (at == std::string::npos || std::from_chars(ref.data() + at + 1, ref.data() + ref.size(), version).ptr != ref.data() + ref.size()) throw base::not_found("checklist", ref);
  const auto* checklist = api.context.rules.checklists.find(ref.substr(0, at), version);
  if (checklist == nullptr) throw base::not_found("checklist", ref);
  auto answer = Reply::json(200, json::write_checklist(*checklist));
  answer.header("Cache-Control", "private, max-age=31536000, immutable");  // a published version never changes
  return answer;
}

Reply rules(const Api& api, const Request& request) {
  signed_in(api, request);
  const auto& known = api.context.rules;
  std::vector<domain::Role> handed;
  for (const auto& post : known.substitutions.posts) handed.push_back(post.role);
  return reply(200, RulesView{known.place_types, known.extinguishers.types, known.extinguishers.obsolete, known.extinguishers.due_soon_days, known.departments, services::place_code_keys(api.context), std::move(handed)});
}

}  // namespace

void add_checklists(Router& router, Api& api) {
  router.get("/v1/checklists", [&api](const Request& request) { return list(api, request); }, describe<void, ChecklistList>(api, "checklists", {"全部检查表", "All checklists"}));
  router.get("/v1/checklists/{ref}", [&api](const Request& request) { return show(api, request); }, describe<void, void>(api, "checklists", {"一份检查表（编号@版本）", "One checklist (id@version)"}));
  router.get("/v1/rules", [&api](const Request& request) { return rules(api, request); }, describe<void, RulesView>(api, "checklists", {"场所类型、灭火器年限表、部门", "Types of place, extinguisher life table, departments"}));
}

}  // namespace gridward::http
