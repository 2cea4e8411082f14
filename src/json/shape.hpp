// SPDX-License-Identifier: Apache-2.0
// What kind of thing a C++ type is in JSON, and the limits that its readers keep. Specialise the three variables beside the
// type's use of the codec to change a limit; the default is small on purpose.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11.hpp>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

namespace gridward::json {

/// Most characters of each string that stands directly in struct T.
template <typename T>
inline constexpr std::size_t max_characters = 2000;
/// Most elements of a vector<T> or map<string, T>.
template <typename T>
inline constexpr std::size_t max_items = 1000;
/// Names of fields of T that may be absent, or "" where the type has an empty form (an Id, a RegionCode).
template <typename T>
inline constexpr auto optional_fields = std::array<std::string_view, 0>{};

template <typename T, template <typename...> class Template>
inline constexpr bool is_a = false;
template <template <typename...> class Template, typename... Arguments>
inline constexpr bool is_a<Template<Arguments...>, Template> = true;

template <typename T>
inline constexpr bool is_id = is_a<T, base::Id>;
template <typename T>
inline constexpr bool is_map = false;
template <typename T>
inline constexpr bool is_map<std::map<std::string, T>> = true;

template <typename T>
concept RawJson = std::same_as<T, boost::json::value> || std::same_as<T, boost::json::object>;

/// Written as text() and read with parse(): ids, region codes.
template <typename T>
concept TextLike = requires(const T value, std::string_view text) {
  { T::parse(text) } -> std::same_as<std::optional<T>>;
  { value.text() } -> std::convertible_to<std::string_view>;
};

template <typename T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <typename T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value && !TextLike<T>;

template <typename T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool>;

/// Optional, vector, map and bool always; others by optional_fields.
template <typename T>
inline constexpr bool may_be_absent = is_a<T, std::optional> || is_a<T, std::vector> || is_map<T> || std::same_as<T, bool>;

template <typename Struct>
constexpr bool listed_as_optional(std::string_view name) {
  for (const auto listed : optional_fields<Struct>)
    if (listed == name) return true;
  return false;
}

template <typename T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

/// A C++ name as JSON has it: without the '_' that keeps it from being a keyword.
constexpr std::string_view json_name(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

/// Calls visit(name, member) for each described member of the struct.
template <typename T, typename Visit>
void each_member(T& object, Visit visit) {
  boost::mp11::mp_for_each<Members<std::remove_const_t<T>>>(
      [&](auto member) { visit(json_name(member.name), object.*member.pointer); });
}

/// "pass, fail, na": the names of an enum, for messages.
template <DescribedEnum T>
const std::vector<std::string_view>& names_of() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> list;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto e) { list.push_back(json_name(e.name)); });
    return list;
  }();
  return names;
}

}  // namespace gridward::json
