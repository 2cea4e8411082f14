// SPDX-License-Identifier: Apache-2.0
#include "services/substitutions.hpp"

#include "http/resources/api.hpp"
#include "services/hand_over.hpp"

namespace gridward::http {

namespace {

domain::PostId post_query(const Request& request) {
  const auto post = id_query<domain::PostId>(request, "post");
  if (!post) throw base::invalid_fields({{"post", "json.missing_field"}});
  return *post;
}

Reply list(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::list_substitutions(api.context, identity->caller, {region_query(request), flag_query(request, "current"), key_cursor<domain::PostId>(request), page_limit(request)}));
}

Reply put(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto arranged = services::arrange_substitution(api.context, identity->caller, id_parameter<domain::PostId>(request), json::read_text<services::SubstitutionInput>(request.body));
  return reply(arranged.again ? 200 : 201, arranged.substitution);
}

Reply end(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::end_substitution(api.context, identity->caller, id_parameter<domain::PostId>(request)));
}

Reply hand_over(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto until = base::parse_date(text_query(request, "until"));
  if (!until) throw base::invalid_fields({{"until", "json.wrong_format", {{"expected", "2026-11-23"}}}});
  return reply(200, services::show_hand_over(api.context, identity->caller, post_query(request), *until));
}

Reply colleagues(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::list_colleagues(api.context, identity->caller, post_query(request), text_query(request, "q")));
}

}  // namespace

void add_substitutions(Router& router, Api& api) {
  auto listed = describe<void, services::SubstitutionList>(api, "substitutions", {"代班列表：本人的，或某区域的", "Who stands in for whom: one's own, or those of a region"});
  listed.queries = page_queries({flag("current", {"只看未结束的", "only those that are not over"})});
  router.get("/v1/substitutions", [&api](const Request& request) { return list(api, request); }, listed);
  router.put("/v1/substitutions/{id}", [&api](const Request& request) { return put(api, request); },
             describe<services::SubstitutionInput, services::SubstitutionView>(api, "substitutions", {"某日到某日由同事代班", "A colleague stands in from one day to another"}, {201, 200}));
  router.post("/v1/substitutions/{id}/end", [&api](const Request& request) { return end(api, request); },
              describe<void, services::SubstitutionView>(api, "substitutions", {"提前结束代班", "End it now"}));
  const QueryDescription post{"post", {"岗位", "the post"}, "string"};
  auto passes = describe<void, services::HandOver>(api, "substitutions", {"交接内容：未销号隐患和到期应查场所", "What passes over: open hazards and places due"}, {200, 404});
  passes.queries = {post, {"until", {"最后一天", "the last day"}, "string"}};
  router.get("/v1/hand-over", [&api](const Request& request) { return hand_over(api, request); }, passes);
  auto asked = describe<void, services::ColleagueList>(api, "substitutions", {"可请来代班的同事", "Colleagues who may be asked to stand in"}, {200, 404});
  asked.queries = {post, {"q", {"姓名的一部分", "part of the name"}, "string"}};
  router.get("/v1/colleagues", [&api](const Request& request) { return colleagues(api, request); }, asked);
}

}  // namespace gridward::http
