// SPDX-License-Identifier: Apache-2.0
// How the values in a path and a query are read. What is not of its kind is refused with its name (Problem request.invalid), never passed
// over in silence. Knows no session and no service.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/problem.hpp"
#include "domain/device_numbers.hpp"
#include "domain/geometry.hpp"
#include "domain/region.hpp"
#include "http/server/request.hpp"
#include "json/codec.hpp"
#include "services/sending.hpp"

namespace gridward::http {

std::optional<domain::RegionCode> region_query(const Request& request, std::string_view name = "within");
domain::RegionCode region_parameter(const Request& request, std::string_view name = "code");
/// limit=1…200, 50 when absent.
int page_limit(const Request& request);
std::string text_query(const Request& request, std::string_view name);
/// 0 (also when absent) or 1; anything else is refused, lest a filter be passed over in silence.
bool flag_query(const Request& request, std::string_view name);
/// Device, number and made of a submission; nothing without them (older apps). One of device and number needs the other.
std::optional<domain::DeviceEntry> entry_query(const Request& request);
/// The same with made_by, for whom it is sent.
services::Sending sending_query(const Request& request);
std::optional<double> number_query(const Request& request, std::string_view name);
/// lng,lat
std::optional<domain::LngLat> point_query(const Request& request, std::string_view name);

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

/// Nothing when absent; else one of those words.
std::optional<std::string_view> word_query(const Request& request, std::string_view name, std::span<const std::string_view> allowed);

template <json::DescribedEnum Enum>
std::optional<Enum> enum_query(const Request& request, std::string_view name) {
  const auto text = word_query(request, name, json::names_of<Enum>());
  std::optional<Enum> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto one) {
    if (text == json::json_name(one.name)) found = one.value;
  });
  return found;
}

}  // namespace gridward::http
