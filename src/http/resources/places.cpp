// SPDX-License-Identifier: Apache-2.0
#include "services/ask_visit.hpp"
#include "services/forget_contact.hpp"
#include "services/merge_places.hpp"
#include "services/places.hpp"

#include "http/resources/api.hpp"
#include "services/people.hpp"

namespace gridward::http {

namespace {

Reply list(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  services::PlaceQuery query;
  query.within = region_query(request);
  query.type = text_query(request, "type");
  query.text = text_query(request, "q");
  query.due = flag_query(request, "due");
  query.has_open = flag_query(request, "has_open");
  query.near = point_query(request, "near");
  query.cursor = key_cursor<domain::PlaceId>(request);
  query.limit = page_limit(request);
  return reply(200, services::list_places(api.context, identity->caller, query));
}

Reply show(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::show_place(api.context, identity->caller, id_parameter<domain::PlaceId>(request)));
}

Reply put(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto input = json::read_text<services::PlaceInput>(request.body);
  return reply(input.version == 0 ? 201 : 200, services::save_place(api.context, identity->caller, id_parameter<domain::PlaceId>(request), input));
}

Reply reveal(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::reveal_place(api.context, identity->caller, id_parameter<domain::PlaceId>(request), json::read_text<services::RevealInput>(request.body)));
}

Reply forget(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  services::forget_contact(api.context, identity->caller, id_parameter<domain::PlaceId>(request));
  return Reply::empty(204);
}

Reply ask(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::ask_visit(api.context, identity->caller, id_parameter<domain::PlaceId>(request), json::read_text<services::AskVisit>(request.body)));
}

Reply call_off(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  services::call_off_visit(api.context, identity->caller, id_parameter<domain::PlaceId>(request));
  return Reply::empty(204);
}

Reply merge(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::merge_place(api.context, identity->caller, id_parameter<domain::PlaceId>(request), json::read_text<services::MergePlace>(request.body)));
}

}  // namespace

void add_places(Router& router, Api& api) {
  auto listed = describe<void, services::PlaceList>(api, "places", {"场所列表", "Places"});
  listed.queries = page_queries({{"type", {"场所类型", "type of place"}}, {"q", {"名称中的文字", "text in the name"}}, flag("due", {"1 = 应检查的", "1 = due for a visit"}),
                                 flag("has_open", {"1 = 有未销号隐患的", "1 = with open hazards"}), {"near", {"经度,纬度：由近到远", "lng,lat: nearest first"}}});
  router.get("/v1/places", [&api](const Request& request) { return list(api, request); }, listed);
  router.get("/v1/places/{id}", [&api](const Request& request) { return show(api, request); }, describe<void, services::PlacePage>(api, "places", {"一个场所及其灭火器、隐患、检查", "One place with its extinguishers, hazards and visits"}));
  router.put("/v1/places/{id}", [&api](const Request& request) { return put(api, request); }, describe<services::PlaceInput, services::PlaceView>(api, "places", {"登记或修改场所", "Register or change a place"}, {201, 200}));
  router.post("/v1/places/{id}/reveal", [&api](const Request& request) { return reveal(api, request); }, describe<services::RevealInput, services::Contact>(api, "places", {"说明理由后查看负责人联系方式", "See the person in charge, with a reason"}));
  router.delete_("/v1/places/{id}/contact", [&api](const Request& request) { return forget(api, request); }, describe<void, void>(api, "places", {"永久删除负责人姓名和电话", "Forget name and number of the person in charge for good"}, {204}));
  router.put("/v1/places/{id}/asked-visit", [&api](const Request& request) { return ask(api, request); }, describe<services::AskVisit, services::PlaceView>(api, "places", {"请网格员去看一个场所：为什么，最晚哪天", "Ask for a visit to a place: why, and by which day"}, {200, 409}));
  router.delete_("/v1/places/{id}/asked-visit", [&api](const Request& request) { return call_off(api, request); }, describe<void, void>(api, "places", {"撤回请去看的要求", "Take back that a visit was asked for"}, {204}));
  router.post("/v1/places/{id}/merge", [&api](const Request& request) { return merge(api, request); }, describe<services::MergePlace, services::PlaceView>(api, "places", {"把重复登记的场所并入正确的那一个", "Merge a place that is registered twice into the right one"}, {200, 409}));
}

}  // namespace gridward::http
