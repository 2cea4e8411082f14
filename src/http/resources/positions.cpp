// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "http/resources/api.hpp"
#include "services/share_position.hpp"

namespace gridward::http {

namespace {

void put_batch(const Api& api, const Request& request, const Answer& answer) {
  const auto identity = signed_in(api, request);
  services::begin_positions(api.context, identity->caller, id_parameter<domain::TrackBatchId>(request), json::read_text<services::PositionsInput>(request.body),
                            [answer](services::PositionsOutcome outcome) {
                              answer([outcome = std::move(outcome)] {
                                const auto received = outcome();
                                return reply(received.known_before ? 200 : 201, received.receipt);
                              });
                            });
}

Reply put_share(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto started = services::start_sharing(api.context, identity->caller, id_parameter<domain::ShareId>(request), json::read_text<services::ShareInput>(request.body));
  return reply(started.known_before ? 200 : 201, started.view);
}

Reply delete_share(const Api& api, const Request& request) {
  services::stop_sharing(api.context, signed_in(api, request)->caller);
  return Reply::empty(204);
}

Reply delete_track(const Api& api, const Request& request) {
  services::forget_own_track(api.context, signed_in(api, request)->caller);
  return Reply::empty(204);
}

Reply on_duty(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::members_on_duty(api.context, identity->caller, {region_query(request), point_query(request, "near")}));
}

}  // namespace

void add_positions(Router& router, Api& api) {
  auto listed = describe<void, services::MembersOnDuty>(api, "positions", {"正在共享位置的值班人员的最近位置", "The latest position of those who share it on duty now"});
  listed.queries = {within_query(), {"near", {"经度,纬度：由近到远", "lng,lat: nearest first"}}};
  router.get("/v1/positions", [&api](const Request& request) { return on_duty(api, request); }, listed);
  router.get("/v1/positions/share", [&api](const Request& request) { return reply(200, services::own_share(api.context, signed_in(api, request)->caller)); },
             describe<void, services::ShareView>(api, "positions", {"自己是否在共享位置", "Whether one shares the own position"}));
  router.put("/v1/positions/share/{id}", [&api](const Request& request) { return put_share(api, request); },
             describe<services::ShareInput, services::ShareView>(api, "positions", {"值班时自己打开位置共享，到时自动结束", "Share the own position on duty; ends by itself"}, {201, 200}));
  router.delete_("/v1/positions/share", [&api](const Request& request) { return delete_share(api, request); }, describe<void, void>(api, "positions", {"停止共享位置", "Stop sharing"}, {204}));
  router.put_deferred("/v1/positions/batches/{id}", [&api](const Request& request, const Answer& answer) { put_batch(api, request, answer); },
                      describe<services::PositionsInput, services::PositionsReceipt>(api, "positions", {"手机上传一小批位置点（重复提交无害）", "A small batch of a phone's points; sending twice is harmless"}, {201, 200}));
  router.get("/v1/positions/mine", [&api](const Request& request) { return reply(200, services::own_track(api.context, signed_in(api, request)->caller)); },
             describe<void, services::TrackView>(api, "positions", {"自己的轨迹（到期自动删除）", "The own track, until it is deleted"}));
  router.delete_("/v1/positions/mine", [&api](const Request& request) { return delete_track(api, request); }, describe<void, void>(api, "positions", {"立即删除自己的轨迹", "Delete the own track now"}, {204}));
}

}  // namespace gridward::http
