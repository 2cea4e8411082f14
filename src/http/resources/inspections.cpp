// SPDX-License-Identifier: Apache-2.0
#include "http/resources/api.hpp"
#include "services/places.hpp"
#include "services/submit_inspection.hpp"

namespace gridward::http {

namespace {

void put(const Api& api, const Request& request, const Answer& answer) {
  const auto identity = signed_in(api, request);
  services::begin_submission(api.context, identity->caller, id_parameter<domain::InspectionId>(request), json::read_text<domain::Inspection>(request.body),
                             [answer](services::SubmissionOutcome outcome) {
                               answer([outcome = std::move(outcome)] {
                                 const auto submitted = outcome();
                                 return reply(submitted.known_before ? 200 : 201, submitted.receipt);
                               });
                             },
                             sending_query(request));
}

Reply list(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::list_inspections(api.context, identity->caller, {region_query(request), id_query<domain::PlaceId>(request, "place"), key_cursor<domain::InspectionId>(request), page_limit(request)}));
}

Reply show(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::show_inspection(api.context, identity->caller, id_parameter<domain::InspectionId>(request)));
}

}  // namespace

void add_inspections(Router& router, Api& api) {
  auto submitted = describe<domain::Inspection, services::InspectionReceipt>(api, "inspections", {"提交一次检查（重复提交无害）", "Submit a visit; sending twice is harmless"}, {201, 200});
  submitted.queries = sending_queries();
  router.put_deferred("/v1/inspections/{id}", [&api](const Request& request, const Answer& answer) { put(api, request, answer); }, submitted);
  auto listed = describe<void, services::InspectionList>(api, "inspections", {"检查记录，新的在前", "Visits, newest first"});
  listed.queries = page_queries({{"place", {"场所编号", "id of a place"}}});
  router.get("/v1/inspections", [&api](const Request& request) { return list(api, request); }, listed);
  router.get("/v1/inspections/{id}", [&api](const Request& request) { return show(api, request); }, describe<void, services::InspectionView>(api, "inspections", {"一次检查的全部内容", "One visit, whole"}));
}

}  // namespace gridward::http
