// SPDX-License-Identifier: Apache-2.0
// Request targets: path, queries and the route that they lead to.
#include "base/text.hpp"
#include "fuzz/fuzz.hpp"
#include "http/server/router.hpp"

using namespace gridward;

namespace {

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) out.append("%").append(base::hex({&c, 1}));
  return out;
}

const http::Router& router() {
  static const http::Router made = [] {
    http::Router routes;
    const auto nothing = [](const http::Request&) { return http::Reply{}; };
    for (const char* pattern : {"/v1/places", "/v1/places/{id}", "/v1/places/{id}/reveal", "/v1/hazards/{id}/steps/{step}", "/desk/{path*}", "/v1/{a}/{b}/c"})
      routes.get(pattern, nothing);
    return routes;
  }();
  return made;
}

void check_queries(const http::Request& request) {
  HOLDS(request.queries.size() <= 64);
  for (const auto& [name, value] : request.queries) {
    HOLDS(base::is_utf8(name) && base::is_utf8(value) && value.find('\0') == std::string::npos);
    fuzz::accepted([&, &name = name] {
      const auto number = request.query_number(name, 5, 200);
      HOLDS(number >= 0 && number <= 200);
    });
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  http::Request request;
  if (!http::set_target(request, fuzz::text_of(data, size))) return 0;
  HOLDS(!request.path.empty() && request.path.front() == '/' && base::is_utf8(request.path) && request.path.find('\0') == std::string::npos);
  check_queries(request);
  http::Request again;
  std::string target = "/" + encoded(request.path.substr(1));
  for (const auto& [name, value] : request.queries) target += (target.find('?') == std::string::npos ? "?" : "&") + encoded(name) + "=" + encoded(value);
  HOLDS(http::set_target(again, target) && again.path == request.path && again.queries == request.queries);
  const auto match = router().find(http::Method::get, request.path);
  if (match.route == nullptr) HOLDS(match.allow.empty() && match.parameters.empty());
  for (const auto& [name, value] : match.parameters) HOLDS(!name.empty() && value.size() <= request.path.size());
  return 0;
}
