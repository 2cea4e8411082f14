// SPDX-License-Identifier: Apache-2.0
#include "services/hazards.hpp"

#include <array>

#include "http/resources/api.hpp"
#include "json/rules_reader.hpp"
#include "services/record_step.hpp"

namespace gridward::http {

namespace {

/// A page with the checklist's item beside the hazard.
struct HazardPageView {
  services::HazardView hazard;
  std::vector<services::StepView> steps;
  std::vector<domain::StepKind> possible_steps;
  std::optional<boost::json::object> item;
};
BOOST_DESCRIBE_STRUCT(HazardPageView, (), (hazard, steps, possible_steps, item))

struct StepAnswer {
  services::HazardView hazard;
  domain::Step step;
};
BOOST_DESCRIBE_STRUCT(StepAnswer, (), (hazard, step))

struct DeadlineQuestion {
  base::Instant from;
  domain::Limit limit;
};
BOOST_DESCRIBE_STRUCT(DeadlineQuestion, (), (from, limit))

constexpr std::array<std::string_view, 2> orders{"due", "-found_at"};

HazardPageView page_of(services::HazardPage page) {
  HazardPageView view{std::move(page.hazard), std::move(page.steps), std::move(page.possible_steps), {}};
  if (page.item != nullptr) view.item = json::item_json(*page.item);
  return view;
}

Reply list(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  services::HazardQuery query;
  query.within = region_query(request);
  query.state = enum_query<domain::HazardState>(request, "state");
  query.level = enum_query<domain::HazardLevel>(request, "level");
  query.place = id_query<domain::PlaceId>(request, "place");
  query.open = flag_query(request, "open");
  query.overdue = flag_query(request, "overdue");
  query.newest_first = word_query(request, "sort", orders).value_or(orders[0]) == orders[1];
  query.cursor = text_query(request, "cursor");
  query.limit = page_limit(request);
  return Reply::json(200, services::hazard_list_json(api.context, identity->caller, query)->bytes);
}

Reply show(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, page_of(services::show_hazard(api.context, identity->caller, id_parameter<domain::HazardId>(request))));
}

Reply put(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto id = id_parameter<domain::HazardId>(request);
  const auto reported = services::report_hazard(api.context, identity->caller, id, json::read_text<services::HazardReport>(request.body), sending_query(request));
  return reply(reported.known_before ? 200 : 201, page_of(services::show_hazard(api.context, identity->caller, id)));
}

Reply put_step(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto id = id_parameter<domain::HazardId>(request);
  const auto recorded = services::record_step(api.context, identity->caller, id, id_parameter<domain::StepId>(request, "step"), json::read_text<services::StepInput>(request.body), sending_query(request));
  auto page = services::show_hazard(api.context, identity->caller, id);
  return reply(recorded.known_before ? 200 : 201, StepAnswer{std::move(page.hazard), recorded.step});
}

Reply explain(const Api& api, const Request& request) {
  signed_in(api, request);
  const auto question = json::read_text<DeadlineQuestion>(request.body);
  return reply(200, services::explain_deadline(api.context, question.from, question.limit));
}

}  // namespace

void add_hazards(Router& router, Api& api) {
  auto listed = describe<void, services::HazardList>(api, "hazards", {"隐患列表", "Hazards"});
  listed.queries = page_queries({word<domain::HazardState>("state", {"状态", "state"}), word<domain::HazardLevel>("level", {"等级", "level"}), {"place", {"场所编号", "id of a place"}}, flag("open", {"1 = 只看未销号", "1 = open ones only"}),
                                 flag("overdue", {"1 = 只看超期", "1 = overdue ones only"}), {"sort", {"due（默认）或 -found_at", "due (default) or -found_at"}, "string", {orders.begin(), orders.end()}}});
  router.get("/v1/hazards", [&api](const Request& request) { return list(api, request); }, listed);
  router.get("/v1/hazards/{id}", [&api](const Request& request) { return show(api, request); }, describe<void, HazardPageView>(api, "hazards", {"一条隐患及其经过", "One hazard and its steps"}));
  auto reported = describe<services::HazardReport, HazardPageView>(api, "hazards", {"上报检查之外发现的隐患", "Report a hazard seen outside an inspection"}, {201, 200});
  reported.queries = sending_queries();
  router.put("/v1/hazards/{id}", [&api](const Request& request) { return put(api, request); }, reported);
  auto recorded = describe<services::StepInput, StepAnswer>(api, "hazards", {"记录隐患的下一步", "Record the next step of a hazard"}, {201, 200});
  recorded.queries = sending_queries();
  router.put("/v1/hazards/{id}/steps/{step}", [&api](const Request& request) { return put_step(api, request); }, recorded);
  router.post("/v1/deadlines", [&api](const Request& request) { return explain(api, request); }, describe<DeadlineQuestion, domain::Deadline>(api, "hazards", {"逐日说明期限", "Explain a deadline day by day"}));
}

}  // namespace gridward::http
