// SPDX-License-Identifier: Apache-2.0
#include "services/suggestions.hpp"

#include "http/resources/api.hpp"

namespace gridward::http {

namespace {

Reply list(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto answered = request.query("answered") ? std::optional(flag_query(request, "answered")) : std::nullopt;
  return reply(200, services::list_suggestions(api.context, identity->caller, {flag_query(request, "mine"), region_query(request), answered, key_cursor<domain::SuggestionId>(request), page_limit(request)}));
}

Reply put(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto made = services::make_suggestion(api.context, identity->caller, id_parameter<domain::SuggestionId>(request), json::read_text<services::SuggestionInput>(request.body), entry_query(request));
  return reply(made.again ? 200 : 201, made.suggestion);
}

Reply answer(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::answer_suggestion(api.context, identity->caller, id_parameter<domain::SuggestionId>(request), json::read_text<services::AnswerInput>(request.body)));
}

}  // namespace

void add_suggestions(Router& router, Api& api) {
  auto listed = describe<void, services::SuggestionList>(api, "suggestions", {"投诉与建议", "Complaints and suggestions"});
  listed.queries = page_queries({flag("mine", {"只看自己写的", "only one's own"}), flag("answered", {"是否已答复", "answered or not"})});
  router.get("/v1/suggestions", [&api](const Request& request) { return list(api, request); }, listed);
  auto made = describe<services::SuggestionInput, services::SuggestionView>(api, "suggestions", {"写一条投诉或建议", "Write a complaint or a suggestion"}, {201, 200});
  made.queries = entry_queries();
  router.put("/v1/suggestions/{id}", [&api](const Request& request) { return put(api, request); }, made);
  router.post("/v1/suggestions/{id}/answer", [&api](const Request& request) { return answer(api, request); }, describe<services::AnswerInput, services::SuggestionView>(api, "suggestions", {"答复投诉或建议", "Answer it"}, {200, 409}));
}

}  // namespace gridward::http
