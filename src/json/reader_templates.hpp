// SPDX-License-Identifier: Apache-2.0
// The part of reader.hpp that must be seen to be instantiated; include reader.hpp or codec.hpp instead.
#pragma once

#include "json/reader.hpp"

namespace gridward::json {

template <TextLike T>
void read_text_like(T& into, const boost::json::value& from, Problems& problems, const Spot& spot) {
  const auto* text = string_in(from, problems, spot);
  if (text == nullptr) return;
  if constexpr (std::default_initializable<T>) {
    if (text->empty() && (problems.stored() || spot.may_be_empty)) return;
  }
  if (auto value = T::parse(std::string_view(text->data(), text->size()))) into = std::move(*value);
  else problems.add(spot, "json.wrong_format", {{"expected", is_id<T> ? "ULID" : "code"}});
}

template <DescribedEnum T>
void read_enum(T& into, const boost::json::value& from, Problems& problems, const Spot& spot) {
  const auto* text = string_in(from, problems, spot);
  if (text == nullptr) return;
  const std::string_view wanted(text->data(), text->size());
  bool found = false;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto e) {
    if (json_name(e.name) != wanted) return;
    into = e.value;
    found = true;
  });
  if (!found) unknown_value(names_of<T>(), problems, spot);
}

template <typename T>
void read_items(std::vector<T>& into, const boost::json::value& from, Problems& problems, const Spot& spot) {
  const auto* items = array_in(from, max_items<T>, problems, spot);
  if (items == nullptr) return;
  into.resize(items->size());
  for (std::size_t i = 0; i < items->size(); ++i)
    read_into(into[i], (*items)[i], problems, Spot{&spot, {}, i, spot.max_characters, false});
}

template <typename T>
void read_entries(std::map<std::string, T>& into, const boost::json::value& from, Problems& problems, const Spot& spot) {
  const auto* object = object_in(from, problems, spot);
  if (object == nullptr) return;
  if (object->size() > max_items<T> && !problems.stored()) return too_many(max_items<T>, problems, spot);
  for (const auto& entry : *object) {
    const std::string_view name(entry.key().data(), entry.key().size());
    read_into(into[std::string(name)], entry.value(), problems, Spot{&spot, name, Spot::no_index, spot.max_characters, false});
  }
}

template <DescribedStruct T>
void read_struct(T& into, const boost::json::value& from, Problems& problems, const Spot& spot) {
  const auto* object = object_in(from, problems, spot);
  if (object == nullptr) return;
  std::size_t used = 0;
  each_member(into, [&](std::string_view name, auto& member) {
    const bool optional = listed_as_optional<T>(name);
    const Spot inner{&spot, name, Spot::no_index, max_characters<T>, optional};
    if (const auto* value = object->if_contains(name)) {
      ++used;
      read_into(member, *value, problems, inner);
    } else if (!may_be_absent<std::remove_cvref_t<decltype(member)>> && !optional && !problems.stored()) {
      problems.add(inner, "json.missing_field");
    }
  });
  if (used == object->size() || problems.stored()) return;
  std::vector<std::string_view> known;
  each_member(into, [&](std::string_view name, auto&) { known.push_back(name); });
  unknown_fields(*object, known, problems, spot);
}

template <typename T>
void read_into(T& into, const boost::json::value& from, Problems& problems, const Spot& spot) {
  if constexpr (std::same_as<T, bool>) {
    read_bool(into, from, problems, spot);
  } else if constexpr (WholeNumber<T>) {
    using Limits = std::numeric_limits<T>;
    constexpr bool wide = sizeof(T) >= sizeof(std::int64_t);
    constexpr std::int64_t lowest = std::unsigned_integral<T> ? 0 : static_cast<std::int64_t>(Limits::min());
    constexpr std::int64_t highest = wide ? std::numeric_limits<std::int64_t>::max() : static_cast<std::int64_t>(Limits::max());
    into = static_cast<T>(read_whole(from, lowest, highest, problems, spot));
  } else if constexpr (std::same_as<T, double>) {
    read_double(into, from, problems, spot);
  } else if constexpr (std::same_as<T, std::string>) {
    read_string(into, from, problems, spot);
  } else if constexpr (std::same_as<T, base::Instant>) {
    read_instant(into, from, problems, spot);
  } else if constexpr (std::same_as<T, base::Date>) {
    read_date(into, from, problems, spot);
  } else if constexpr (std::same_as<T, base::Text>) {
    read_both_languages(into, from, problems, spot);
  } else if constexpr (std::same_as<T, boost::json::value>) {
    into = boost::json::value(from, boost::json::storage_ptr());
  } else if constexpr (std::same_as<T, boost::json::object>) {
    if (const auto* object = object_in(from, problems, spot)) into = boost::json::object(*object, boost::json::storage_ptr());
  } else if constexpr (TextLike<T>) {
    read_text_like(into, from, problems, spot);
  } else if constexpr (DescribedEnum<T>) {
    read_enum(into, from, problems, spot);
  } else if constexpr (is_a<T, std::optional>) {
    if (from.is_null()) into.reset();
    else read_into(into.emplace(), from, problems, spot);
  } else if constexpr (is_a<T, std::vector>) {
    read_items(into, from, problems, spot);
  } else if constexpr (is_map<T>) {
    read_entries(into, from, problems, spot);
  } else {
    static_assert(DescribedStruct<T>, "describe this type with BOOST_DESCRIBE_STRUCT or BOOST_DESCRIBE_ENUM");
    read_struct(into, from, problems, spot);
  }
}

}  // namespace gridward::json
