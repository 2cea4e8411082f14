// SPDX-License-Identifier: Apache-2.0
// read_into(value, json, problems, spot): the reading half of codec.hpp. Codes: json.malformed {line, column}, json.too_deep,
// json.wrong_type {expected}, json.wrong_format {expected}, json.unknown_field, json.missing_field, json.unknown_value {allowed},
// json.too_long {limit}, json.too_many {limit}, json.out_of_range {lowest, highest}, json.bad_character.
#pragma once

#include <boost/json/monotonic_resource.hpp>
#include <limits>

#include "base/problem.hpp"
#include "json/shape.hpp"

namespace gridward::json {

/// Where in the text we are; lives on the stack of the reader.
struct Spot {
  static constexpr std::size_t no_index = static_cast<std::size_t>(-1);
  const Spot* parent = nullptr;
  std::string_view name;
  std::size_t index = no_index;
  std::size_t max_characters = 2000;
  bool may_be_empty = false;

  /// "answers[3].item"
  std::string text() const;
};

/// The bad fields found so far; bounded.
class Problems {
 public:
  enum class Source { outside, stored };
  explicit Problems(Source source = Source::outside) : m_stored(source == Source::stored) {}

  void add(const Spot& spot, std::string_view code, base::Arguments arguments = {});
  bool stored() const { return m_stored; }
  const std::vector<base::FieldProblem>& list() const { return m_list; }
  void throw_if_any() const;  ///< base::invalid_fields
  void break_if_any() const;  ///< base::BrokenPromise

 private:
  static constexpr std::size_t limit = 100;
  bool m_stored;
  std::vector<base::FieldProblem> m_list;
};

/// Strict JSON (UTF-8, depth ≤ 32). Throws base::invalid_fields with json.malformed or json.too_deep.
boost::json::value parse(std::string_view text, boost::json::storage_ptr memory = {});
/// The same for our own rows; throws base::BrokenPromise.
boost::json::value parse_stored(std::string_view text, boost::json::storage_ptr memory = {});

// The parts that need no template.
void read_bool(bool& into, const boost::json::value& from, Problems& problems, const Spot& spot);
void read_string(std::string& into, const boost::json::value& from, Problems& problems, const Spot& spot);
void read_double(double& into, const boost::json::value& from, Problems& problems, const Spot& spot);
/// Also refuses what lies beyond ±2^53, which a browser cannot hold.
std::int64_t read_whole(const boost::json::value& from, std::int64_t lowest, std::int64_t highest, Problems& problems, const Spot& spot);
void read_instant(base::Instant& into, const boost::json::value& from, Problems& problems, const Spot& spot);
void read_date(base::Date& into, const boost::json::value& from, Problems& problems, const Spot& spot);
void read_both_languages(base::Text& into, const boost::json::value& from, Problems& problems, const Spot& spot);
/// nullptr, with a problem added, when the value is of another kind.
const boost::json::string* string_in(const boost::json::value& from, Problems& problems, const Spot& spot);
const boost::json::object* object_in(const boost::json::value& from, Problems& problems, const Spot& spot);
const boost::json::array* array_in(const boost::json::value& from, std::size_t limit, Problems& problems, const Spot& spot);
void too_many(std::size_t limit, Problems& problems, const Spot& spot);
void unknown_value(const std::vector<std::string_view>& allowed, Problems& problems, const Spot& spot);
void unknown_fields(const boost::json::object& object, const std::vector<std::string_view>& known, Problems& problems, const Spot& spot);

template <typename T>
void read_into(T& into, const boost::json::value& from, Problems& problems, const Spot& spot);

}  // namespace gridward::json

#include "json/reader_templates.hpp"
