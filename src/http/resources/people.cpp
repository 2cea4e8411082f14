// SPDX-License-Identifier: Apache-2.0
#include "services/forget_contact.hpp"
#include "services/people.hpp"

#include "http/resources/api.hpp"

namespace gridward::http {

namespace {

Reply list(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::list_people(api.context, identity->caller, {region_query(request), enum_query<domain::Role>(request, "role"), key_cursor<domain::PersonId>(request), page_limit(request)}));
}

Reply put(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto input = json::read_text<services::PersonInput>(request.body);
  return reply(input.version.value_or(0) == 0 ? 201 : 200, services::save_person(api.context, identity->caller, id_parameter<domain::PersonId>(request), input));
}

Reply reveal(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::reveal_person(api.context, identity->caller, id_parameter<domain::PersonId>(request), json::read_text<services::RevealInput>(request.body)));
}

Reply forget(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  services::forget_person(api.context, identity->caller, id_parameter<domain::PersonId>(request));
  return Reply::empty(204);
}

Reply put_post(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  auto post = json::read_text<domain::Post>(request.body);
  post.id = id_parameter<domain::PostId>(request);
  return reply(post.version == 0 ? 201 : 200, services::save_post(api.context, identity->caller, post));
}

}  // namespace

void add_people(Router& router, Api& api) {
  auto listed = describe<void, services::PersonList>(api, "people", {"人员及岗位", "People and their posts"});
  listed.queries = page_queries({word<domain::Role>("role", {"岗位", "role"})});
  router.get("/v1/people", [&api](const Request& request) { return list(api, request); }, listed);
  router.put("/v1/people/{id}", [&api](const Request& request) { return put(api, request); }, describe<services::PersonInput, services::PersonView>(api, "people", {"新建或修改人员", "Create or change a person"}, {201, 200}));
  router.post("/v1/people/{id}/reveal", [&api](const Request& request) { return reveal(api, request); }, describe<services::RevealInput, services::Contact>(api, "people", {"说明理由后查看联系方式", "See somebody's contact, with a reason"}));
  router.delete_("/v1/people/{id}/contact", [&api](const Request& request) { return forget(api, request); }, describe<void, void>(api, "people", {"永久删除姓名和电话，停用账号", "Forget somebody's name and number for good, and end the account"}, {204}));
  router.put("/v1/posts/{id}", [&api](const Request& request) { return put_post(api, request); }, describe<domain::Post, services::PostView>(api, "people", {"任命、调岗、代班", "Appoint, move, stand in"}, {201, 200}));
}

}  // namespace gridward::http
