// SPDX-License-Identifier: Apache-2.0
#include "http/resources/api.hpp"

#include <charconv>
#include <cmath>

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

std::optional<domain::RegionCode> region_query(const Request& request, std::string_view name) {
  const auto text = request.query(name);
  if (!text || text->empty()) return std::nullopt;
  const auto code = domain::RegionCode::parse(*text);
  if (!code) throw base::invalid_fields({{std::string(name), "region.code_shape"}});
  return code;
}

domain::RegionCode region_parameter(const Request& request, std::string_view name) {
  const auto code = domain::RegionCode::parse(request.parameter(name));
  if (!code) throw base::invalid_fields({{std::string(name), "region.code_shape"}});
  return *code;
}

int page_limit(const Request& request) {
  const auto limit = request.query_number("limit", 50, 200);
  if (limit < 1) throw base::invalid_fields({{"limit", "request.limit_range"}});
  return static_cast<int>(limit);
}

std::string text_query(const Request& request, std::string_view name) { return std::string(request.query(name).value_or("")); }

bool flag_query(const Request& request, std::string_view name) { return request.query_number(name, 0, 1) == 1; }

std::optional<double> number_query(const Request& request, std::string_view name) {
  const auto text = request.query(name);
  if (!text || text->empty()) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc() || end != text->data() + text->size() || !std::isfinite(value)) throw base::invalid_fields({{std::string(name), "request.number"}});
  return value;
}

QueryDescription within_query() { return {"within", {"只看此区域及其下级", "only this region and all below it"}, "string"}; }

std::vector<QueryDescription> page_queries(std::vector<QueryDescription> more) {
  more.insert(more.begin(), within_query());
  more.push_back({"cursor", {"上一页的 next", "next of the page before"}, "string"});
  more.push_back({"limit", {"每页条数，1–200", "rows a page, 1–200"}, "integer"});
  return more;
}

void add_resources(Router& router, Api& api) {
  add_sessions(router, api);
  add_regions(router, api);
  add_people(router, api);
  add_places(router, api);
  add_checklists(router, api);
  add_inspections(router, api);
  add_hazards(router, api);
  add_photos(router, api);
  add_changes(router, api);
  add_ledgers(router, api);
  add_ledger_tree(router, api);
  router.get("/v1/openapi.json", [&router, &api](const Request&) { return Reply::text(200, "application/json", openapi_of(router, api)); });
}

std::string openapi_of(const Router& router, const Api& api) { return openapi_document(router, api.schemas, api_version); }

}  // namespace gridward::http
