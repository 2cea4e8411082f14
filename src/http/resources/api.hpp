// SPDX-License-Identifier: Apache-2.0
// What the resources share: who is asking, how a view becomes a reply, and the schemas of everything for /v1/openapi.json. Holds no
// SQL and no rule.
#pragma once

#include <boost/describe.hpp>
#include <memory>
#include <optional>
#include <string>

#include "http/resources/queries.hpp"
#include "http/server/router.hpp"
#include "json/codec.hpp"
#include "json/schema.hpp"
#include "services/context.hpp"

namespace gridward::http {

class LiveFeed;
class PositionFeed;

struct Api {
  services::Context& context;
  json::Schemas schemas = {};
  LiveFeed* live = nullptr;   ///< set while serving
  PositionFeed* positions = nullptr;
};

/// Whoever sent it; throws session.needed, or session.csrf for a changing request by cookie without the header.
std::shared_ptr<const services::Identity> signed_in(const Api& api, const Request& request);

template <typename T>
Reply reply(int status, const T& view) {
  return Reply::json(status, json::write_text(view));
}

/// A route's description from its types; "" for no body.
template <typename In, typename Out>
Description describe(Api& api, std::string_view tag, base::Text summary, std::vector<int> statuses = {200}) {
  Description description;
  description.summary = std::move(summary);
  description.tag = tag;
  if constexpr (!std::same_as<In, void>) description.request = api.schemas.add<In>();
  if constexpr (!std::same_as<Out, void>) description.reply = api.schemas.add<Out>();
  description.statuses = std::move(statuses);
  return description;
}

QueryDescription within_query();
/// 0 or 1.
QueryDescription flag(std::string name, base::Text meaning);
QueryDescription whole(std::string name, base::Text meaning, std::int64_t lowest, std::int64_t highest);
template <json::DescribedEnum Enum>
QueryDescription word(std::string name, base::Text meaning) {
  return {std::move(name), std::move(meaning), "string", json::names_of<Enum>()};
}
std::vector<QueryDescription> page_queries(std::vector<QueryDescription> more = {});
/// Of what a phone submits: entry_query reads them.
std::vector<QueryDescription> entry_queries();
/// The same, and for whom it is sent.
std::vector<QueryDescription> sending_queries();


void add_sessions(Router& router, Api& api);
void add_regions(Router& router, Api& api);
void add_people(Router& router, Api& api);
void add_places(Router& router, Api& api);
void add_place_codes(Router& router, Api& api);
void add_checklists(Router& router, Api& api);
void add_inspections(Router& router, Api& api);
void add_hazards(Router& router, Api& api);
void add_photos(Router& router, Api& api);
void add_positions(Router& router, Api& api);
void add_map(Router& router, Api& api);
void add_changes(Router& router, Api& api);
void add_suggestions(Router& router, Api& api);
void add_substitutions(Router& router, Api& api);
void add_area(Router& router, Api& api);
void add_ledgers(Router& router, Api& api);
void add_ledger_tree(Router& router, Api& api);
void add_devices(Router& router, Api& api);

/// All of them, and /v1/openapi.json.
void add_resources(Router& router, Api& api);
/// The OpenAPI document of what add_resources added.
std::string openapi_of(const Router& router, const Api& api);

}  // namespace gridward::http
