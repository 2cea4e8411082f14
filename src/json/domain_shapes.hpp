// SPDX-License-Identifier: Apache-2.0
// What the codec must know of domain types beyond their descriptions: fields that may stay away, and larger limits. It stands in
// one place and is included by the codec itself, so that every room reads a type alike.
#pragma once

#include "domain/extinguisher.hpp"
#include "domain/geometry.hpp"
#include "domain/person.hpp"
#include "domain/region.hpp"
#include "json/shape.hpp"

namespace gridward::json {

/// A point of a boundary; a community's outline from a survey has some thousands.
template <>
inline constexpr std::size_t max_items<domain::LngLat> = 100'000;

/// The phone sends what it saw; place and version are the server's.
template <>
inline constexpr auto optional_fields<domain::Extinguisher> = std::array<std::string_view, 3>{"place", "version", "spot"};
template <>
inline constexpr auto optional_fields<domain::Post> = std::array<std::string_view, 2>{"id", "version"};
template <>
inline constexpr auto optional_fields<domain::Region> = std::array<std::string_view, 3>{"code", "parent", "version"};

}  // namespace gridward::json
