// SPDX-License-Identifier: Apache-2.0
#include "http/resources/patrols.hpp"

#include "services/patrol_routes.hpp"
#include "services/patrol_tracks.hpp"
#include "services/patrols.hpp"

namespace gridward::http {

namespace {

struct PatrolStopKinds {
  std::vector<domain::PatrolStopKind> items;
  domain::PatrolTrackRules track;
};
BOOST_DESCRIBE_STRUCT(PatrolStopKinds, (), (items, track))

Reply list_routes(const Api& api, const domain::PatrolRules& rules, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::list_patrol_routes(api.context, rules, identity->caller, {region_query(request), flag_query(request, "also_ended"), key_cursor<domain::PatrolRouteId>(request), page_limit(request)}));
}

Reply put_route(const Api& api, const domain::PatrolRules& rules, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto input = json::read_text<services::PatrolRouteInput>(request.body);
  return reply(input.version == 0 ? 201 : 200, services::save_patrol_route(api.context, rules, identity->caller, id_parameter<domain::PatrolRouteId>(request), input));
}

Reply put(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto submitted = services::submit_patrol(api.context, identity->caller, id_parameter<domain::PatrolId>(request), json::read_text<domain::Patrol>(request.body), entry_query(request));
  return reply(submitted.again ? 200 : 201, submitted.patrol);
}

Reply list_own(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::own_patrols(api.context, identity->caller, key_cursor<domain::PatrolId>(request), page_limit(request)));
}

Reply put_track(const Api& api, const domain::PatrolRules& rules, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto kept = services::keep_patrol_track(api.context, rules.track, identity->caller, id_parameter<domain::PatrolId>(request), json::read_text<domain::PatrolTrack>(request.body));
  return reply(kept.again ? 200 : 201, kept.receipt);
}

Reply get_track(const Api& api, const domain::PatrolRules& rules, const Request& request) {
  return reply(200, services::own_patrol_track(api.context, rules.track, signed_in(api, request)->caller, id_parameter<domain::PatrolId>(request)));
}

Reply delete_track(const Api& api, const Request& request) {
  services::forget_own_patrol_track(api.context, signed_in(api, request)->caller, id_parameter<domain::PatrolId>(request));
  return Reply::empty(204);
}

void add_tracks(Router& router, Api& api, const domain::PatrolRules& rules) {
  constexpr const char* path = "/v1/patrols/{id}/track";
  router.put(path, [&api, rules](const Request& request) { return put_track(api, rules, request); },
             describe<domain::PatrolTrack, services::PatrolTrackReceipt>(api, "patrols", {"本人打开记录后，随后上传这次巡查走过的线（不含时间；重复提交无害）", "Where one's own patrol went, if recorded by the own switch; no times; sending twice is harmless"}, {201, 200}));
  router.get(path, [&api, rules](const Request& request) { return get_track(api, rules, request); },
             describe<void, services::PatrolTrackView>(api, "patrols", {"自己这次巡查走过的线，到期自动删除；别人（包括管理员）看不到", "Where one's own patrol went, until it is deleted; nobody else's, for the administrator neither"}));
  router.delete_(path, [&api](const Request& request) { return delete_track(api, request); }, describe<void, void>(api, "patrols", {"立即删除自己这次巡查走过的线", "Delete where one's own patrol went now"}, {204}));
}

}  // namespace

void add_patrols(Router& router, Api& api, const domain::PatrolRules& rules) {
  router.get("/v1/patrol-stop-kinds", [&api, rules](const Request& request) { signed_in(api, request); return reply(200, PatrolStopKinds{rules.stop_kinds, rules.track}); },
             describe<void, PatrolStopKinds>(api, "patrols", {"巡查点类型及多少天看一次，以及是否允许记录轨迹", "Kinds of stops and how often each is to be seen; whether tracks are allowed"}));
  auto routes = describe<void, services::PatrolRouteList>(api, "patrols", {"巡查路线及各点最近何时看过", "Routes of patrols, and when each stop was last seen"});
  routes.queries = page_queries({flag("also_ended", {"1 = 包括停用的", "1 = also those no longer in use"})});
  router.get("/v1/patrol-routes", [&api, rules](const Request& request) { return list_routes(api, rules, request); }, routes);
  router.put("/v1/patrol-routes/{id}", [&api, rules](const Request& request) { return put_route(api, rules, request); }, describe<services::PatrolRouteInput, services::PatrolRouteView>(api, "patrols", {"新建或修改巡查路线", "Make or change a route"}, {201, 200}));
  auto submitted = describe<domain::Patrol, services::PatrolView>(api, "patrols", {"提交一次巡查（重复提交无害）", "Submit a patrol; sending twice is harmless"}, {201, 200});
  submitted.queries = entry_queries();
  router.put("/v1/patrols/{id}", [&api](const Request& request) { return put(api, request); }, submitted);
  auto own = describe<void, services::PatrolList>(api, "patrols", {"自己的巡查，新的在前；别人的看不到", "One's own patrols, newest first; nobody else's are shown"});
  own.queries = page_queries();
  std::erase_if(own.queries, [](const auto& query) { return query.name == "within"; });
  router.get("/v1/patrols/mine", [&api](const Request& request) { return list_own(api, request); }, own);
  add_tracks(router, api, rules);
}

}  // namespace gridward::http
