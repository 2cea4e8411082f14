// SPDX-License-Identifier: Apache-2.0
// JSON Schema 2020-12 (as OpenAPI 3.1 uses it) from the same descriptions as the codec. A described struct becomes a component
// named after its type without namespaces (Page<Hazard> → "Page.Hazard") and is referred to by $ref.
#pragma once

#include <boost/core/demangle.hpp>
#include <typeinfo>

#include "json/shape.hpp"

namespace gridward::json {

/// The components of one document. Two types of one name are an ENSURE.
class Schemas {
 public:
  /// Registers the type (and all that it holds), returns its component name.
  template <DescribedStruct T>
  std::string add();

  const boost::json::object& components() const { return m_components; }

 private:
  /// Empty when the type is there already.
  std::string begin(const std::string& full_name, std::string& short_name);
  boost::json::object m_components;
  std::map<std::string, std::string> m_full_names;
};

boost::json::object typed(std::string_view type);
boost::json::object text_schema(std::size_t max_length);
boost::json::object formatted(std::string_view format);
boost::json::object ulid_schema();
/// For an id that may be left out: nothing at all says the same.
boost::json::object ulid_or_empty_schema();
boost::json::object enum_schema(const std::vector<std::string_view>& names);
/// An optional may be null for absent in what comes from outside; it is never written.
boost::json::object or_null(boost::json::object schema);
boost::json::object array_schema(boost::json::object items, std::size_t limit);
boost::json::object map_schema(boost::json::object items, std::size_t limit);
boost::json::object both_languages_schema(std::size_t max_length);
boost::json::object reference(const std::string& name);
boost::json::object struct_schema(boost::json::object properties, boost::json::array required);

/// `length` is the limit of strings in the struct around.
template <typename T>
boost::json::object schema(Schemas& components, std::size_t length = 2000) {
  if constexpr (std::same_as<T, bool>) return typed("boolean");
  else if constexpr (WholeNumber<T>) return typed("integer");
  else if constexpr (std::floating_point<T>) return typed("number");
  else if constexpr (std::same_as<T, std::string>) return text_schema(length);
  else if constexpr (std::same_as<T, base::Instant>) return formatted("date-time");
  else if constexpr (std::same_as<T, base::Date>) return formatted("date");
  else if constexpr (std::same_as<T, base::Text>) return both_languages_schema(length);
  else if constexpr (std::same_as<T, boost::json::value>) return {};
  else if constexpr (std::same_as<T, boost::json::object>) return typed("object");
  else if constexpr (is_id<T>) return ulid_schema();
  else if constexpr (TextLike<T>) return text_schema(64);
  else if constexpr (DescribedEnum<T>) return enum_schema(names_of<T>());
  else if constexpr (is_a<T, std::optional>) return or_null(schema<typename T::value_type>(components, length));
  else if constexpr (is_a<T, std::vector>)
    return array_schema(schema<typename T::value_type>(components, length), max_items<typename T::value_type>);
  else if constexpr (is_map<T>)
    return map_schema(schema<typename T::mapped_type>(components, length), max_items<typename T::mapped_type>);
  else return reference(components.add<T>());
}

template <DescribedStruct T>
std::string Schemas::add() {
  std::string name;
  const auto key = begin(boost::core::demangle(typeid(T).name()), name);
  if (key.empty()) return name;
  boost::json::object properties;
  boost::json::array required;
  T example{};
  each_member(example, [&](std::string_view field, auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    properties[field] = schema<Member>(*this, max_characters<T>);
    if constexpr (is_id<Member>)
      if (listed_as_optional<T>(field)) properties[field] = ulid_or_empty_schema();
    if (!may_be_absent<Member> && !listed_as_optional<T>(field)) required.emplace_back(field);
  });
  m_components[name] = struct_schema(std::move(properties), std::move(required));
  return name;
}

}  // namespace gridward::json
