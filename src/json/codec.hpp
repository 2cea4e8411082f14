// SPDX-License-Identifier: Apache-2.0
// JSON ↔ C++: one description of a type (BOOST_DESCRIBE_STRUCT / _ENUM) drives reading, writing and the schema
// (schema.hpp). Knows bool, integers, double, string, optional, vector, map<string, T>, described structs and enums,
// base::Instant, base::Date, base::Text, anything with parse(text) and text(), and raw boost::json::value / object.
// A name that ends in '_' is written without it (public_ → "public"). Strict on what comes from outside: every field is
// required unless it is an optional, vector, map or bool, or listed in optional_fields; unknown fields are refused.
// Each bad field is one FieldProblem; values never appear in them.
#pragma once

#include <string>
#include <string_view>

#include "json/domain_shapes.hpp"
#include "json/reader.hpp"
#include "json/writer.hpp"

namespace gridward::json {

/// The value as JSON text; absent optionals are left out.
template <typename T>
std::string write_text(const T& value) {
  std::string out;
  append(out, value);
  return out;
}

/// The same as a tree, for those who add to it by hand.
template <typename T>
boost::json::value write(const T& value) {
  return parse(write_text(value));
}

/// Precondition: the strings in `from` are UTF-8, as parse() leaves them.
template <typename T>
T read(const boost::json::value& from, Problems& problems, const Spot& spot = {}) {
  T into{};
  read_into(into, from, problems, spot);
  return into;
}

/// From outside. Throws base::invalid_fields with all bad fields (at most 100); path "" is the whole text.
template <typename T>
T read_text(std::string_view text) {
  alignas(16) unsigned char first_block[8192];
  boost::json::monotonic_resource memory(first_block, sizeof first_block);
  Problems problems;
  T into = read<T>(parse(text, &memory), problems);
  problems.throw_if_any();
  return into;
}

/// From our own store: no limits on length, unknown fields are passed over, missing ones keep their default, so that a
/// row outlives a release. Throws base::BrokenPromise when the text does not fit at all.
template <typename T>
T read_stored(std::string_view text) {
  alignas(16) unsigned char first_block[8192];
  boost::json::monotonic_resource memory(first_block, sizeof first_block);
  Problems problems(Problems::Source::stored);
  T into = read<T>(parse_stored(text, &memory), problems);
  problems.break_if_any();
  return into;
}

}  // namespace gridward::json
