// SPDX-License-Identifier: Apache-2.0
#include "http/resources/api.hpp"
#include "services/find_regions.hpp"
#include "services/save_region.hpp"

namespace gridward::http {

namespace {

constexpr std::size_t boundary_body_limit = 8u << 20;

Reply list(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  services::RegionQuery query;
  query.within = region_query(request);
  query.level = enum_query<domain::RegionLevel>(request, "level");
  if (const auto on = request.query("on")) {
    query.on = base::parse_date(*on);
    if (!query.on) throw base::invalid_fields({{"on", "json.wrong_format", {{"expected", "2026-11-23"}}}});
  }
  query.cursor = key_cursor<domain::RegionCode>(request);
  query.limit = page_limit(request);
  return reply(200, services::list_regions(api.context, identity->caller, query));
}

Reply show(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::show_region(api.context, identity->caller, region_parameter(request)));
}

Reply put(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  auto region = json::read_text<domain::Region>(request.body);
  region.code = region_parameter(request);
  if (region.parent.empty()) region.parent = region.code.parent();
  return reply(region.version == 0 ? 201 : 200, services::save_region(api.context, identity->caller, region));
}

Reply boundaries(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto level = enum_query<domain::RegionLevel>(request, "level").value_or(domain::RegionLevel::grid);
  return Reply::text(200, "application/geo+json", services::boundaries_geojson(api.context, identity->caller, region_query(request), level));
}

Reply grid(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto lng = number_query(request, "lng"), lat = number_query(request, "lat");
  if (!lng || !lat) throw base::invalid_fields({{lng ? "lat" : "lng", "json.missing_field"}});
  const auto datum = enum_query<domain::Datum>(request, "datum").value_or(domain::Datum::wgs84);
  return reply(200, services::whereabouts(api.context, identity->caller, {*lng, *lat}, datum));
}

}  // namespace

void add_regions(Router& router, Api& api) {
  auto listed = describe<void, services::RegionList>(api, "regions", {"区域列表", "Regions"});
  listed.queries = page_queries({word<domain::RegionLevel>("level", {"层级", "level"}), {"on", {"某日有效的", "valid on a day"}}});
  router.get("/v1/regions", [&api](const Request& request) { return list(api, request); }, listed);
  router.get("/v1/regions/{code}", [&api](const Request& request) { return show(api, request); }, describe<void, domain::Region>(api, "regions", {"一个区域及其边界", "One region with its boundary"}));
  router.put("/v1/regions/{code}", [&api](const Request& request) { return put(api, request); }, describe<domain::Region, domain::Region>(api, "regions", {"新建或修改区域", "Create or change a region"}, {201, 200}), boundary_body_limit);
  auto drawn = describe<void, void>(api, "regions", {"边界与隐患数（GeoJSON）", "Boundaries with counts (GeoJSON)"});
  drawn.queries = {within_query(), word<domain::RegionLevel>("level", {"层级", "level"})};
  drawn.reply_type = "application/geo+json";
  router.get("/v1/boundaries", [&api](const Request& request) { return boundaries(api, request); }, drawn);
  auto located = describe<void, services::GridOfPoint>(api, "regions", {"某点所在网格及其人员", "The grid of a point and its people"});
  located.queries = {{"lng", {"经度", "longitude"}, "number"}, {"lat", {"纬度", "latitude"}, "number"}, word<domain::Datum>("datum", {"坐标系", "datum"})};
  router.get("/v1/grid", [&api](const Request& request) { return grid(api, request); }, located);
}

}  // namespace gridward::http
