// SPDX-License-Identifier: Apache-2.0
#include "http/server/openapi.hpp"

#include <algorithm>
#include <boost/describe.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <set>

namespace gridward::http {

namespace bj = boost::json;

// Only for their schema; what a refusal says is made in reply.cpp.
struct ProblemField {
  std::string path;
  std::string code;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(ProblemField, (), (path, code, message))

struct Problem {
  std::string type;
  std::string title;
  std::int64_t status = 0;
  std::string code;
  std::string detail;
  std::vector<ProblemField> fields;
  std::string trace;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, code, detail, fields, trace))

namespace {

bj::object content(const std::string& media_type, const std::string& component) {
  bj::object schema = component.empty() ? bj::object{} : json::reference(component);
  return {{media_type, bj::object{{"schema", std::move(schema)}}}};
}

/// "/v1/places/{id}" → names; "{path*}" is written "{path}" in OpenAPI.
std::string openapi_path(std::string pattern, bj::array& parameters) {
  for (std::size_t open = pattern.find('{'); open != std::string::npos; open = pattern.find('{', open + 1)) {
    auto close = pattern.find('}', open);
    if (pattern[close - 1] == '*') pattern.erase(--close, 1);
    parameters.push_back(bj::object{{"name", pattern.substr(open + 1, close - open - 1)},
                                    {"in", "path"},
                                    {"required", true},
                                    {"schema", json::typed("string")}});
  }
  return pattern;
}

bj::object schema_of(const QueryDescription& query) {
  auto schema = json::typed(query.type);
  if (!query.words.empty()) schema["enum"] = bj::array(query.words.begin(), query.words.end());
  if (query.highest != 0) schema["minimum"] = query.lowest, schema["maximum"] = query.highest;
  return schema;
}

void add_queries(const Description& description, bj::array& parameters) {
  for (const auto& query : description.queries)
    parameters.push_back(bj::object{{"name", query.name},
                                    {"in", "query"},
                                    {"description", query.meaning.zh + " / " + query.meaning.en},
                                    {"schema", schema_of(query)}});
}

bool has_body(const Description& description) { return !description.request.empty() || description.request_type != "application/json"; }

/// The refusals of a route that follow from its shape; those that its description names come on top.
std::set<int> refusals(const Route& route) {
  const auto& description = route.description;
  std::set<int> all{400, 408, 431, 500, 503};
  const bool named = route.pattern.find('{') != std::string::npos, body = has_body(description);
  if (!description.public_) all.insert({401, 403});
  if (named || !description.queries.empty() || body) all.insert(422);
  if (named || (body && !description.public_) || std::any_of(description.queries.begin(), description.queries.end(), [](const auto& query) { return query.name == "within"; })) all.insert(404);
  if (body) all.insert(413);
  if (route.method == Method::put) all.insert(409);
  return all;
}

bj::object responses(const Route& route) {
  const auto& description = route.description;
  bj::object all;
  auto refused = refusals(route);
  for (const int status : description.statuses) {
    if (status >= 400) {
      refused.insert(status);
      continue;
    }
    bj::object response{{"description", reason(status)}};
    if (status != 204 && status != 304 && (!description.reply.empty() || description.reply_type != "application/json"))
      response["content"] = content(description.reply_type, description.reply);
    all[std::to_string(status)] = std::move(response);
  }
  for (const int status : refused) all[std::to_string(status)] = bj::object{{"$ref", "#/components/responses/Problem"}};
  return all;
}

/// "PUT /v1/places/{id}" → "put_v1_places_id"
std::string operation_id(const Route& route) {
  std::string id = base::lower_ascii(name_of(route.method));
  for (const char c : route.pattern) {
    if (c == '{' || c == '}' || c == '*') continue;
    id += c == '/' || c == '-' || c == '.' ? '_' : c;
  }
  return id;
}

bj::object operation(const Route& route, bj::array parameters) {
  const auto& description = route.description;
  add_queries(description, parameters);
  bj::object operation{{"operationId", operation_id(route)},
                       {"tags", bj::array{description.tag}},
                       {"summary", description.summary.en},
                       {"x-summary-zh", description.summary.zh}};
  if (!parameters.empty()) operation["parameters"] = std::move(parameters);
  if (has_body(description))
    operation["requestBody"] = bj::object{{"required", true}, {"content", content(description.request_type, description.request)}};
  operation["responses"] = responses(route);
  if (!description.roles.empty()) operation["x-roles"] = bj::array(description.roles.begin(), description.roles.end());
  if (description.public_) operation["security"] = bj::array{};
  return operation;
}

bj::object sorted(const bj::object& object) {
  std::vector<std::string> names;
  for (const auto& entry : object) names.emplace_back(entry.key());
  std::sort(names.begin(), names.end());
  bj::object result;
  for (const auto& name : names) result[name] = object.at(name);
  return result;
}

void indent(std::string& out, std::size_t depth) { out.append(1, '\n').append(depth * 2, ' '); }

/// Two spaces a level, so that a difference between two versions can be read.
void append_indented(std::string& out, const bj::value& value, std::size_t depth) {
  const bool object = value.is_object() && !value.get_object().empty(), array = value.is_array() && !value.get_array().empty();
  if (!object && !array) {
    out += bj::serialize(value);
    return;
  }
  out += object ? '{' : '[';
  bool first = true;
  const auto begin_entry = [&] {
    if (!first) out += ',';
    first = false;
    indent(out, depth + 1);
  };
  if (object) {
    for (const auto& entry : value.get_object()) {
      begin_entry();
      out.append(bj::serialize(bj::value(entry.key()))).append(": ");
      append_indented(out, entry.value(), depth + 1);
    }
  } else {
    for (const auto& item : value.get_array()) {
      begin_entry();
      append_indented(out, item, depth + 1);
    }
  }
  indent(out, depth);
  out += object ? '}' : ']';
}

}  // namespace

std::string openapi_document(const Router& router, const json::Schemas& schemas, std::string_view version) {
  json::Schemas all = schemas;
  all.add<Problem>();
  bj::object paths;
  for (const auto& route : router.routes()) {
    if (route->description.tag.empty()) continue;
    bj::array parameters;
    auto& path = paths[openapi_path(route->pattern, parameters)];
    if (!path.is_object()) path.emplace_object();
    path.get_object()[base::lower_ascii(name_of(route->method))] = operation(*route, std::move(parameters));
  }
  bj::object schemes{{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "gridward_session"}}},
                     {"bearer", {{"type", "http"}, {"scheme", "bearer"}}}};
  bj::object problem{{"Problem", {{"description", "Problem (RFC 9457)"}, {"content", content("application/problem+json", "Problem")}}}};
  const bj::object document{{"openapi", "3.1.0"},
                            {"info", {{"title", "Gridward"}, {"version", version}}},
                            {"security", bj::array{bj::object{{"session", bj::array{}}}, bj::object{{"bearer", bj::array{}}}}},
                            {"paths", sorted(paths)},
                            {"components", {{"schemas", sorted(all.components())}, {"responses", std::move(problem)}, {"securitySchemes", std::move(schemes)}}}};
  std::string out;
  append_indented(out, document, 0);
  return out += '\n';
}

}  // namespace gridward::http
