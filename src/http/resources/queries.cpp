// SPDX-License-Identifier: Apache-2.0
#include "http/resources/queries.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.hpp"

namespace gridward::http {

std::optional<domain::RegionCode> region_query(const Request& request, std::string_view name) {
  const auto text = request.query(name);
  if (!text || text->empty()) return std::nullopt;
  const auto code = domain::RegionCode::parse(*text);
  if (!code) throw base::invalid_fields({{std::string(name), "region.code_shape"}});
  return code;
}

domain::RegionCode region_parameter(const Request& request, std::string_view name) {
  const auto code = domain::RegionCode::parse(request.parameter(name));
  if (!code) throw base::invalid_fields({{std::string(name), "region.code_shape"}});
  return *code;
}

int page_limit(const Request& request) {
  const auto limit = request.query_number("limit", 50, 200);
  if (limit < 1) throw base::invalid_fields({{"limit", "request.limit_range"}});
  return static_cast<int>(limit);
}

std::string text_query(const Request& request, std::string_view name) { return std::string(request.query(name).value_or("")); }

std::optional<std::string_view> word_query(const Request& request, std::string_view name, std::span<const std::string_view> allowed) {
  const auto text = request.query(name);
  if (!text || text->empty()) return std::nullopt;
  std::string all;
  for (const auto word : allowed) {
    if (word == *text) return text;
    all.append(all.empty() ? "" : ", ").append(word);
  }
  throw base::invalid_fields({{std::string(name), "request.unknown_value", {{"allowed", all}}}});
}

bool flag_query(const Request& request, std::string_view name) { return request.query_number(name, 0, 1) == 1; }

namespace {

/// From 1 on; 0 when absent.
std::int64_t counted(const Request& request, std::string_view name) {
  const auto number = request.query_number(name, -1, domain::most_numbers);
  if (number == 0) throw base::invalid_fields({{std::string(name), "request.number_from_one"}});
  return std::max<std::int64_t>(number, 0);
}

}  // namespace

std::optional<domain::DeviceEntry> entry_query(const Request& request) {
  const auto device = id_query<domain::DeviceId>(request, "device");
  const auto number = counted(request, "number"), made = counted(request, "made");
  if (device.has_value() != (number != 0)) throw base::invalid_fields({{device ? "number" : "device", "json.missing_field"}});
  if (!device) return std::nullopt;
  return domain::DeviceEntry{*device, number, std::max(number, made)};
}

services::Sending sending_query(const Request& request) { return {entry_query(request), id_query<domain::PersonId>(request, "made_by")}; }

std::optional<double> number_query(const Request& request, std::string_view name) {
  const auto text = request.query(name);
  if (!text || text->empty()) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc() || end != text->data() + text->size() || !std::isfinite(value)) throw base::invalid_fields({{std::string(name), "request.number"}});
  return value;
}

std::optional<domain::LngLat> point_query(const Request& request, std::string_view name) {
  const auto text = text_query(request, name);
  if (text.empty()) return std::nullopt;
  const auto parts = base::split(text, ',');
  try {
    if (parts.size() == 2) {
      const domain::LngLat point{std::stod(std::string(parts[0])), std::stod(std::string(parts[1]))};
      if (domain::on_earth(point)) return point;
    }
  } catch (const std::exception&) {  // falls through to the one message
  }
  throw base::invalid_fields({{std::string(name), "request.number"}});
}

}  // namespace gridward::http
