// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "http/resources/api.hpp"
#include "services/sign_in.hpp"

namespace gridward::http {

namespace {

constexpr int seconds_a_day = 86'400;

std::string session_cookie(const Request& request, std::string_view token, std::int64_t max_age_s) {
  return fmt::format("gridward_session={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{}", token, max_age_s, request.secure ? "; Secure" : "");
}

Reply open(const Api& api, const Request& request) {
  const auto signed_in = services::sign_in(api.context, json::read_text<services::SignInInput>(request.body));
  auto answer = reply(200, signed_in.session);
  answer.cookie(session_cookie(request, signed_in.token, api.context.settings.session_days * seconds_a_day));
  answer.header("Cache-Control", "no-store");
  return answer;
}

Reply show(const Api& api, const Request& request) {
  auto answer = reply(200, services::session_view(api.context, *signed_in(api, request)));
  answer.header("Cache-Control", "no-store");
  return answer;
}

Reply close(const Api& api, const Request& request) {
  services::sign_out(api.context, *signed_in(api, request));
  auto answer = Reply::empty(204);
  answer.cookie(session_cookie(request, "", 0));
  answer.header("Clear-Site-Data", "\"cache\"");  // photos that were looked at; browsers heed it over TLS and on localhost only
  return answer;
}

}  // namespace

void add_sessions(Router& router, Api& api) {
  auto opened = describe<services::SignInInput, services::SessionView>(api, "sessions", {"登录", "Sign in"}, {200, 401, 429});
  opened.public_ = true;
  router.post("/v1/session", [&api](const Request& request) { return open(api, request); }, opened, 4096);
  router.get("/v1/session", [&api](const Request& request) { return show(api, request); }, describe<void, services::SessionView>(api, "sessions", {"当前登录", "The present session"}));
  router.delete_("/v1/session", [&api](const Request& request) { return close(api, request); }, describe<void, void>(api, "sessions", {"退出登录", "Sign out"}, {204}));
}

}  // namespace gridward::http
