// SPDX-License-Identifier: Apache-2.0
#include "services/place_code.hpp"

#include "http/resources/api.hpp"

namespace gridward::http {

namespace {

Reply list(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::list_place_codes(api.context, identity->caller, region_query(request), key_cursor<domain::PlaceId>(request), page_limit(request)));
}

Reply show(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::show_place_code(api.context, identity->caller, id_parameter<domain::PlaceId>(request)));
}

Reply renew(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::renew_place_code(api.context, identity->caller, id_parameter<domain::PlaceId>(request), json::read_text<services::RenewCode>(request.body)));
}

}  // namespace

void add_place_codes(Router& router, Api& api) {
  auto listed = describe<void, services::PlaceCodes>(api, "places", {"一个区域的场所码，供打印", "The codes of a region's places, to be printed"});
  listed.queries = page_queries();
  router.get("/v1/place-codes", [&api](const Request& request) { return list(api, request); }, listed);
  router.get("/v1/places/{id}/code", [&api](const Request& request) { return show(api, request); }, describe<void, services::PlaceCode>(api, "places", {"一个场所的场所码（二维码）", "The code of one place (QR)"}));
  router.post("/v1/places/{id}/code", [&api](const Request& request) { return renew(api, request); }, describe<services::RenewCode, services::PlaceCode>(api, "places", {"换发场所码，原码作废", "Give a place a new code; the old one ends"}, {200, 409}));
}

}  // namespace gridward::http
