// SPDX-License-Identifier: Apache-2.0
// What the resources share: who is asking, how a query's values are read, how a view becomes a reply, and the schemas of
// everything for /v1/openapi.json. Holds no SQL and no rule.
#pragma once

#include <boost/describe.hpp>
#include <memory>
#include <optional>
#include <string>

#include "base/problem.hpp"
#include "http/server/router.hpp"
#include "json/codec.hpp"
#include "json/schema.hpp"
#include "services/context.hpp"

namespace gridward::http {

class LiveFeed;

struct Api {
  services::Context& context;
  json::Schemas schemas = {};
  LiveFeed* live = nullptr;   ///< set while serving
};

/// Whoever sent it; throws session.needed, or session.csrf for a changing request by cookie without the header.
std::shared_ptr<const services::Identity> signed_in(const Api& api, const Request& request);

std::optional<domain::RegionCode> region_query(const Request& request, std::string_view name = "within");
domain::RegionCode region_parameter(const Request& request, std::string_view name = "code");
/// limit=1…200, 50 when absent.
int page_limit(const Request& request);
std::string text_query(const Request& request, std::string_view name);
/// 0 (also when absent) or 1; anything else is refused, lest a filter be passed over in silence.
bool flag_query(const Request& request, std::string_view name);
std::optional<double> number_query(const Request& request, std::string_view name);

template <typename IdType>
IdType id_parameter(const Request& request, std::string_view name = "id") {
  const auto id = IdType::parse(request.parameter(name));
  if (!id) throw base::invalid_fields({{std::string(name), "request.id_shape"}});
  return *id;
}

template <typename IdType>
std::optional<IdType> id_query(const Request& request, std::string_view name) {
  const auto text = request.query(name);
  if (!text) return std::nullopt;
  const auto id = IdType::parse(*text);
  if (!id) throw base::invalid_fields({{std::string(name), "request.id_shape"}});
  return id;
}

/// The cursor of a list that pages by a key (an id, a region code); empty for the first page.
template <typename Key>
std::string key_cursor(const Request& request) {
  auto text = text_query(request, "cursor");
  if (!text.empty() && !Key::parse(text)) throw base::invalid_fields({{"cursor", "request.cursor_unknown"}});
  return text;
}

template <json::DescribedEnum Enum>
std::optional<Enum> enum_query(const Request& request, std::string_view name) {
  const auto text = request.query(name);
  if (!text || text->empty()) return std::nullopt;
  Enum value{};
  if (boost::describe::enum_from_string(std::string(*text).c_str(), value)) return value;
  std::string allowed;
  for (const auto known : json::names_of<Enum>()) allowed += (allowed.empty() ? "" : ", ") + std::string(known);
  throw base::invalid_fields({{std::string(name), "request.unknown_value", {{"allowed", allowed}}}});
}

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
std::vector<QueryDescription> page_queries(std::vector<QueryDescription> more = {});


void add_sessions(Router& router, Api& api);
void add_regions(Router& router, Api& api);
void add_people(Router& router, Api& api);
void add_places(Router& router, Api& api);
void add_checklists(Router& router, Api& api);
void add_inspections(Router& router, Api& api);
void add_hazards(Router& router, Api& api);
void add_photos(Router& router, Api& api);
void add_changes(Router& router, Api& api);
void add_ledgers(Router& router, Api& api);
void add_ledger_tree(Router& router, Api& api);

/// All of them, and /v1/openapi.json.
void add_resources(Router& router, Api& api);
/// The OpenAPI document of what add_resources added.
std::string openapi_of(const Router& router, const Api& api);

}  // namespace gridward::http
