// SPDX-License-Identifier: Apache-2.0
#include "http/resources/api.hpp"

#include "http/server/openapi.hpp"
#include "services/sign_in.hpp"

namespace gridward::http {

namespace {

constexpr const char* api_version = "1";

bool changes_something(Method method) { return method != Method::get && method != Method::head && method != Method::options; }

}  // namespace

std::shared_ptr<const services::Identity> signed_in(const Api& api, const Request& request) {
  const auto authorization = request.headers.find("authorization");
  constexpr std::string_view bearer = "Bearer ";
  if (authorization.substr(0, bearer.size()) == bearer) return services::identify_bearer(api.context, std::string(authorization.substr(bearer.size())));
  const auto token = request.cookie("gridward_session");
  if (!token) throw base::unauthenticated();
  auto identity = services::identify(api.context, std::string(*token));
  if (!identity) throw base::unauthenticated();
  if (changes_something(request.method) && request.headers.find("x-gridward-csrf") != identity->csrf) throw base::forbidden("session.csrf");
  return identity;
}

QueryDescription within_query() { return {"within", {"只看此区域及其下级", "only this region and all below it"}, "string"}; }

QueryDescription whole(std::string name, base::Text meaning, std::int64_t lowest, std::int64_t highest) {
  return {std::move(name), std::move(meaning), "integer", {}, lowest, highest};
}

QueryDescription flag(std::string name, base::Text meaning) { return whole(std::move(name), std::move(meaning), 0, 1); }

std::vector<QueryDescription> page_queries(std::vector<QueryDescription> more) {
  more.insert(more.begin(), within_query());
  more.push_back({"cursor", {"上一页的 next", "next of the page before"}, "string"});
  more.push_back(whole("limit", {"每页条数，1–200", "rows a page, 1–200"}, 1, 200));
  return more;
}

std::vector<QueryDescription> entry_queries() {
  return {{"device", {"手机自己生成的编号", "id that the phone made for itself"}, "string"},
          whole("number", {"这部手机上的第几条记录", "which of the phone's entries this is"}, 1, domain::most_numbers),
          whole("made", {"这部手机已编到第几条", "the highest number the phone has given"}, 1, domain::most_numbers)};
}

std::vector<QueryDescription> sending_queries() {
  auto queries = entry_queries();
  queries.push_back({"made_by", {"替谁发送：记录人的编号（同事的手机连不上时）", "for whom it is sent: id of the person who entered it (when a colleague's phone cannot)"}, "string"});
  return queries;
}

void add_resources(Router& router, Api& api) {
  add_sessions(router, api);
  add_regions(router, api);
  add_people(router, api);
  add_places(router, api);
  add_place_codes(router, api);
  add_checklists(router, api);
  add_inspections(router, api);
  add_hazards(router, api);
  add_photos(router, api);
  add_map(router, api);
  add_positions(router, api);
  add_changes(router, api);
  add_suggestions(router, api);
  add_substitutions(router, api);
  add_area(router, api);
  add_ledgers(router, api);
  add_ledger_tree(router, api);
  add_devices(router, api);
  router.get("/v1/openapi.json", [&router, &api](const Request&) { return Reply::text(200, "application/json", openapi_of(router, api)); });
}

std::string openapi_of(const Router& router, const Api& api) { return openapi_document(router, api.schemas, api_version); }

}  // namespace gridward::http
