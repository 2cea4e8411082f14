// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "base/text.hpp"
#include "http/resources/api.hpp"
#include "services/view_map.hpp"

namespace gridward::http {

namespace {

domain::MapWindow window_of(const Request& request) {
  const auto text = text_query(request, "bbox");
  std::vector<double> sides;
  for (const auto part : base::split(text, ',')) {
    double side = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), side);
    if (error != std::errc() || end != part.data() + part.size()) break;
    sides.push_back(side);
  }
  const auto zoom = number_query(request, "zoom");
  if (sides.size() != 4 || base::split(text, ',').size() != 4) throw base::invalid_fields({{"bbox", "map.window"}});
  if (!zoom) throw base::invalid_fields({{"zoom", "map.zoom"}});
  return {{sides[0], sides[1]}, {sides[2], sides[3]}, *zoom};
}

Reply places(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  services::MapQuery query;
  query.window = window_of(request);
  query.within = region_query(request);
  query.type = text_query(request, "type");
  return reply(200, services::view_places(api.context, identity->caller, query));
}

Reply hazards(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  services::MapQuery query;
  query.window = window_of(request);
  query.within = region_query(request);
  query.level = enum_query<domain::HazardLevel>(request, "level");
  query.overdue = flag_query(request, "overdue");
  return reply(200, services::view_hazards(api.context, identity->caller, query));
}

std::vector<QueryDescription> window_queries(std::vector<QueryDescription> more) {
  more.insert(more.begin(), {{"bbox", {"西,南,东,北（度）", "west,south,east,north in degrees"}}, {"zoom", {"屏幕的缩放级别，0–24", "the screen's zoom, 0–24"}, "number", {}, 0, 24}, within_query()});
  return more;
}

}  // namespace

void add_map(Router& router, Api& api) {
  auto of_places = describe<void, services::PlaceMap>(api, "map", {"地图窗口内的场所：单个或聚合", "Places in a map's window: single or in clusters"});
  of_places.queries = window_queries({{"type", {"场所类型", "type of place"}}});
  router.get("/v1/map/places", [&api](const Request& request) { return places(api, request); }, of_places);
  auto of_hazards = describe<void, services::HazardMap>(api, "map", {"地图窗口内未销号的隐患：单个或聚合", "Open hazards in a map's window: single or in clusters"});
  of_hazards.queries = window_queries({word<domain::HazardLevel>("level", {"等级", "level"}), flag("overdue", {"1 = 只看超期", "1 = overdue ones only"})});
  router.get("/v1/map/hazards", [&api](const Request& request) { return hazards(api, request); }, of_hazards);
}

}  // namespace gridward::http
