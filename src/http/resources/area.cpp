// SPDX-License-Identifier: Apache-2.0
#include "services/area.hpp"

#include "services/base_map.hpp"

#include "http/resources/api.hpp"

namespace gridward::http {

namespace {

constexpr std::int64_t largest = 9'000'000'000'000'000;

Reply places(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::area_places(api.context, identity->caller, text_query(request, "cursor"), page_limit(request)));
}

Reply changes(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::area_changes(api.context, identity->caller, request.query_number("after", 0, largest), page_limit(request)));
}

/// The browser may keep it, and asks each time whether it is still the same.
Reply base_map(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto cursor = text_query(request, "cursor");
  const auto part = services::base_map_part(api.context, identity->caller, cursor);
  auto answer = reply(200, part);
  if (!part.edition.empty()) answer.etag(cursor.empty() ? part.edition : part.edition + '.' + cursor);
  return answer.header("Cache-Control", "private, no-cache");
}

}  // namespace

void add_area(Router& router, Api& api) {
  const auto limit = whole("limit", {"条数，1–200", "rows, 1–200"}, 1, 200);
  auto first = describe<void, services::AreaPlaces>(api, "area", {"本人区域的场所，供手机存下（不含负责人）", "The places of one's area, for a phone to keep (without persons in charge)"});
  first.queries = {{"cursor", {"上一页的 next", "next of the page before"}, "string"}, limit};
  router.get("/v1/area", [&api](const Request& request) { return places(api, request); }, first);
  auto later = describe<void, services::AreaChanges>(api, "area", {"本人区域自某一序号以来变了的场所和隐患", "The places and hazards of one's area that changed since a position in the log"});
  later.queries = {whole("after", {"第一页的 log，之后用 cursor", "log of the first page, then the cursor"}, 0, largest), limit};
  router.get("/v1/area/changes", [&api](const Request& request) { return changes(api, request); }, later);
  auto map = describe<void, services::BaseMapPart>(api, "area", {"本人区域的底图，分段（道路、水系、铁路、房屋轮廓；每段有 ETag）", "The base map of one's area in parts: roads, water, railways, buildings (each part has an ETag)"});
  map.queries = {{"cursor", {"上一段的 next", "next of the part before"}, "string"}};
  router.get("/v1/area/basemap", [&api](const Request& request) { return base_map(api, request); }, map);
}

}  // namespace gridward::http
