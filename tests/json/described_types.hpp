// SPDX-License-Identifier: Apache-2.0
// Types that use everything the codec knows, for its tests.
#pragma once

#include <boost/describe.hpp>

#include "json/codec.hpp"

namespace described {

using namespace gridward;

enum class Colour { red, green, default_ };
BOOST_DESCRIBE_ENUM(Colour, red, green, default_)

struct ThingTag;
using ThingId = base::Id<ThingTag>;

struct Part {
  std::string name;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name, count))

struct Thing {
  ThingId id;
  Colour colour = Colour::red;
  bool open = true;
  std::uint8_t small = 0;
  double weight = 0;
  base::Instant at;
  base::Date day{};
  base::Text title;
  domain::RegionCode region;
  std::optional<std::string> note;
  std::vector<Part> parts;
  std::map<std::string, std::int64_t> counts;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, colour, open, small, weight, at, day, title, region, note, parts, counts))

struct Short {
  std::string text;
  std::string spare;
};
BOOST_DESCRIBE_STRUCT(Short, (), (text, spare))

struct Node {
  std::string name;
  std::vector<Node> children;
};
BOOST_DESCRIBE_STRUCT(Node, (), (name, children))

struct Free {
  boost::json::object body;
};
BOOST_DESCRIBE_STRUCT(Free, (), (body))

}  // namespace described

namespace gridward::json {
template <>
inline constexpr std::size_t max_characters<described::Short> = 5;
template <>
inline constexpr auto optional_fields<described::Short> = std::array<std::string_view, 1>{"spare"};
template <>
inline constexpr std::size_t max_items<described::Part> = 3;
}  // namespace gridward::json
