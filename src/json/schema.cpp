// SPDX-License-Identifier: Apache-2.0
#include "json/schema.hpp"

#include <cctype>

#include "base/problem.hpp"

namespace gridward::json {

namespace bj = boost::json;

namespace {

/// "gridward::store::Page<gridward::domain::Hazard>" → "Page.Hazard"
std::string without_namespaces(std::string_view full) {
  std::string name, word;
  const auto flush = [&] {
    if (word.empty()) return;
    if (!name.empty()) name += '.';
    name += word;
    word.clear();
  };
  for (std::size_t i = 0; i < full.size(); ++i) {
    const char c = full[i];
    if (c == ':') word.clear();
    else if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') word += c;
    else if (c == '(') i = full.find(')', i);  // "(anonymous namespace)"
    else flush();
  }
  flush();
  return name;
}

}  // namespace

std::string Schemas::begin(const std::string& full_name, std::string& short_name) {
  short_name = without_namespaces(full_name);
  const auto [found, added] = m_full_names.emplace(short_name, full_name);
  ENSURE(found->second == full_name);
  return added ? full_name : std::string();
}

bj::object typed(std::string_view type) { return {{"type", type}}; }

bj::object text_schema(std::size_t max_length) { return {{"type", "string"}, {"maxLength", max_length}}; }

bj::object formatted(std::string_view format) { return {{"type", "string"}, {"format", format}}; }

bj::object ulid_schema() { return {{"type", "string"}, {"pattern", "^[0-7][0-9A-HJKMNP-TV-Z]{25}$"}}; }

bj::object ulid_or_empty_schema() { return {{"type", "string"}, {"pattern", "^([0-7][0-9A-HJKMNP-TV-Z]{25})?$"}}; }

bj::object enum_schema(const std::vector<std::string_view>& names) {
  bj::array values;
  for (const auto name : names) values.emplace_back(name);
  return {{"type", "string"}, {"enum", std::move(values)}};
}

bj::object or_null(bj::object schema) {
  if (schema.contains("$ref")) return {{"anyOf", bj::array{std::move(schema), typed("null")}}};
  if (auto* type = schema.if_contains("type")) *type = bj::array{*type, "null"};
  if (auto* values = schema.if_contains("enum")) values->as_array().emplace_back(nullptr);
  return schema;
}

bj::object array_schema(bj::object items, std::size_t limit) {
  return {{"type", "array"}, {"items", std::move(items)}, {"maxItems", limit}};
}

bj::object map_schema(bj::object items, std::size_t limit) {
  return {{"type", "object"}, {"additionalProperties", std::move(items)}, {"maxProperties", limit}};
}

bj::object both_languages_schema(std::size_t max_length) {
  bj::object properties{{"zh", text_schema(max_length)}, {"en", text_schema(max_length)}};
  return struct_schema(std::move(properties), {"zh", "en"});
}

bj::object reference(const std::string& name) { return {{"$ref", "#/components/schemas/" + name}}; }

bj::object struct_schema(bj::object properties, bj::array required) {
  bj::object schema{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

}  // namespace gridward::json
