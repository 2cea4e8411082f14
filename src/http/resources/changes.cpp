// SPDX-License-Identifier: Apache-2.0
#include "http/resources/api.hpp"
#include "http/resources/live_feed.hpp"
#include "services/summarise.hpp"

namespace gridward::http {

namespace {

struct ChangedThing {
  std::int64_t seq = 0;
  base::Instant at;
  std::string kind;
  std::string subject;
  std::string region;
  std::int64_t version = 0;
  boost::json::value body;
};
BOOST_DESCRIBE_STRUCT(ChangedThing, (), (seq, at, kind, subject, region, version, body))

struct ChangesView {
  std::vector<ChangedThing> events;
  std::int64_t cursor = 0;
  bool more = false;
};
BOOST_DESCRIBE_STRUCT(ChangesView, (), (events, cursor, more))

Reply changes(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto after = request.query_number("after", 0, 9'000'000'000'000'000);
  const auto found = services::changes_since(api.context, identity->caller, region_query(request), after, page_limit(request));
  ChangesView view{{}, found.cursor, found.more};
  for (const auto& event : found.events)
    view.events.push_back({event.seq, event.at, event.kind, event.subject, event.region, event.version, json::parse_stored(event.body)});
  return reply(200, view);
}

Reply summary(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::summarise_region(api.context, identity->caller, region_query(request), static_cast<int>(request.query_number("days", 30, 366))));
}

}  // namespace

void add_changes(Router& router, Api& api) {
  auto described = describe<void, ChangesView>(api, "changes", {"某一序号之后的变化", "What changed after a position in the log"});
  described.queries = {within_query(), whole("after", {"上次的 cursor", "cursor of the last time"}, 0, 9'000'000'000'000'000), whole("limit", {"条数，1–200", "rows, 1–200"}, 1, 200)};
  router.get("/v1/changes", [&api](const Request& request) { return changes(api, request); }, described);
  auto summed = describe<void, services::Summary>(api, "summary", {"区域概况", "A region in figures"});
  summed.queries = {within_query(), whole("days", {"最近多少天", "how many days back"}, 0, 366)};
  router.get("/v1/summary", [&api](const Request& request) { return summary(api, request); }, summed);
  auto live = describe<void, void>(api, "changes", {"实时变化（text/event-stream）", "Changes as they happen (text/event-stream)"});
  live.reply_type = "text/event-stream";
  live.queries = {within_query(), {"after", {"从某一序号之后开始；也可用 Last-Event-ID", "from a position in the log; Last-Event-ID says it too"}, "integer"}};
  router.get("/v1/live", [&api](const Request& request) { return open_live(api, request); }, live);
}

}  // namespace gridward::http
