// SPDX-License-Identifier: Apache-2.0
#include "http/resources/api.hpp"
#include "services/unsent_work.hpp"

namespace gridward::http {

namespace {

Reply put(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto heard = services::hear_device(api.context, identity->caller, id_parameter<domain::DeviceId>(request), json::read_text<services::DeviceReport>(request.body));
  return reply(heard.known_before ? 200 : 201, heard.view);
}

Reply give_up(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  services::give_up_device(api.context, identity->caller, id_parameter<domain::DeviceId>(request));
  return Reply::empty(204);
}

Reply list(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::list_unsent(api.context, identity->caller, {region_query(request), key_cursor<domain::PersonId>(request), page_limit(request)}));
}

}  // namespace

void add_devices(Router& router, Api& api) {
  router.put("/v1/devices/{id}", [&api](const Request& request) { return put(api, request); },
             describe<services::DeviceReport, services::DeviceView>(api, "devices", {"手机说明自己编过哪些号，得知哪些还没有送到", "A phone says which numbers it has given, and hears which have not come"}, {201, 200}));
  router.delete_("/v1/devices/{id}", [&api](const Request& request) { return give_up(api, request); },
                 describe<void, void>(api, "devices", {"手机已丢失或清空：不再等它上面没有送到的记录", "The phone is lost or was wiped: wait no more for what did not come of it"}, {204}));
  auto listed = describe<void, services::UnsentList>(api, "devices", {"谁的手机上还有没有送到的记录（为了帮忙）", "Whose phones still hold work that has not come (so that somebody can help)"});
  listed.queries = page_queries();
  router.get("/v1/unsent", [&api](const Request& request) { return list(api, request); }, listed);
}

}  // namespace gridward::http
