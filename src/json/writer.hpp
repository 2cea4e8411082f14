// SPDX-License-Identifier: Apache-2.0
// append(out, value): writes straight into text, without a tree in between. Use codec.hpp; this is its writing half.
// Times are RFC 3339 with +08:00, doubles with 15 significant digits: what is read
// back and written again is the same text, which is how the house tells whether something changed.
#pragma once

#include "json/shape.hpp"

namespace gridward::json {

void append_string(std::string& out, std::string_view text);
void append_number(std::string& out, std::int64_t number);
void append_number(std::string& out, std::uint64_t number);
/// Precondition (ENSURE): finite.
void append_number(std::string& out, double number);
void append_raw(std::string& out, const boost::json::value& value);
/// The enumerator's name; ENSUREs that the value has one.
void append_name(std::string& out, std::string_view name);

template <typename T>
void append(std::string& out, const T& value);

template <DescribedEnum T>
std::string_view name_of(T value) {
  std::string_view name;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto e) {
    if (e.value == value) name = json_name(e.name);
  });
  return name;
}

template <typename T>
void append_items(std::string& out, const std::vector<T>& items) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    append(out, item);
  }
  out += ']';
}

template <typename T>
void append_entries(std::string& out, const std::map<std::string, T>& entries) {
  out += '{';
  bool first = true;
  for (const auto& [name, entry] : entries) {
    if (!first) out += ',';
    first = false;
    append_string(out, name);
    out += ':';
    append(out, entry);
  }
  out += '}';
}

template <DescribedStruct T>
void append_struct(std::string& out, const T& object) {
  out += '{';
  bool first = true;
  each_member(object, [&](std::string_view name, const auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    if constexpr (is_a<Member, std::optional>) {
      if (!member) return;
    }
    if (!first) out += ',';
    first = false;
    out.append(1, '"').append(name).append("\":");
    append(out, member);
  });
  out += '}';
}

template <typename T>
void append(std::string& out, const T& value) {
  if constexpr (std::same_as<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::signed_integral<T>) {
    append_number(out, static_cast<std::int64_t>(value));
  } else if constexpr (std::unsigned_integral<T>) {
    append_number(out, static_cast<std::uint64_t>(value));
  } else if constexpr (std::floating_point<T>) {
    append_number(out, static_cast<double>(value));
  } else if constexpr (std::convertible_to<const T&, std::string_view>) {
    append_string(out, value);
  } else if constexpr (std::same_as<T, base::Instant> || std::same_as<T, base::Date>) {
    out.append(1, '"').append(base::to_text(value)).append(1, '"');
  } else if constexpr (std::same_as<T, base::Text>) {
    out += "{\"zh\":";
    append_string(out, value.zh);
    out += ",\"en\":";
    append_string(out, value.en);
    out += '}';
  } else if constexpr (RawJson<T>) {
    append_raw(out, value);
  } else if constexpr (TextLike<T>) {
    append_string(out, value.text());
  } else if constexpr (DescribedEnum<T>) {
    append_name(out, name_of(value));
  } else if constexpr (is_a<T, std::optional>) {
    if (value) append(out, *value);
    else out += "null";
  } else if constexpr (is_a<T, std::vector>) {
    append_items(out, value);
  } else if constexpr (is_map<T>) {
    append_entries(out, value);
  } else {
    static_assert(DescribedStruct<T>, "describe this type with BOOST_DESCRIBE_STRUCT or BOOST_DESCRIBE_ENUM");
    append_struct(out, value);
  }
}

}  // namespace gridward::json
