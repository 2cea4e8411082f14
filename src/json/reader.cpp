// SPDX-License-Identifier: Apache-2.0
#include "json/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parser.hpp>
#include <cmath>

namespace gridward::json {

namespace bj = boost::json;

namespace {

constexpr std::int64_t browser_safe = std::int64_t{1} << 53;

std::string joined(const std::vector<std::string_view>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

void wrong_type(std::string_view expected, Problems& problems, const Spot& spot) {
  problems.add(spot, "json.wrong_type", {{"expected", std::string(expected)}});
}

void out_of_range(std::int64_t lowest, std::int64_t highest, Problems& problems, const Spot& spot) {
  problems.add(spot, "json.out_of_range", {{"lowest", std::to_string(lowest)}, {"highest", std::to_string(highest)}});
}

/// Line and column (in bytes) of the place where reading stopped.
base::FieldProblem malformed(std::string_view text, std::size_t position) {
  const auto before = text.substr(0, std::min(position, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto line_start = before.rfind('\n');
  const auto column = before.size() - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1;
  return {"", "json.malformed", {{"line", std::to_string(line)}, {"column", std::to_string(column)}}};
}

struct Parsed {
  bj::value value;
  bj::error_code error;
  std::size_t read = 0;
};

Parsed try_parse(std::string_view text, bj::storage_ptr memory) {
  bj::parser parser(memory);
  Parsed parsed{bj::value(memory), {}, 0};
  parsed.read = parser.write_some(text.data(), text.size(), parsed.error);
  if (parsed.error) return parsed;
  // The parser stops behind the value; only white space may follow.
  if (text.find_first_not_of(" \t\r\n", parsed.read) != std::string_view::npos) parsed.error = bj::error::extra_data;
  else parsed.value = parser.release();
  return parsed;
}

}  // namespace

std::string Spot::text() const {
  std::string path = parent == nullptr ? std::string() : parent->text();
  if (index != no_index) return path + fmt::format("[{}]", index);
  if (name.empty()) return path;
  if (!path.empty()) path += '.';
  return path.append(base::is_utf8(name) ? base::first_characters(name, 60) : std::string_view("?"));
}

void Problems::add(const Spot& spot, std::string_view code, base::Arguments arguments) {
  if (m_list.size() < limit) m_list.push_back({spot.text(), std::string(code), std::move(arguments)});
}

void Problems::throw_if_any() const {
  if (!m_list.empty()) throw base::invalid_fields(m_list);
}

void Problems::break_if_any() const {
  if (!m_list.empty()) throw base::BrokenPromise(fmt::format("stored document: {} at {}", m_list.front().code, m_list.front().path));
}

bj::value parse(std::string_view text, bj::storage_ptr memory) {
  auto parsed = try_parse(text, std::move(memory));
  if (!parsed.error) return std::move(parsed.value);
  if (parsed.error == bj::error::too_deep) throw base::invalid_fields({{"", "json.too_deep", {{"limit", "32"}}}});
  throw base::invalid_fields({malformed(text, parsed.read)});
}

bj::value parse_stored(std::string_view text, bj::storage_ptr memory) {
  auto parsed = try_parse(text, std::move(memory));
  if (parsed.error) throw base::BrokenPromise("stored document: not JSON");
  return std::move(parsed.value);
}

void read_bool(bool& into, const bj::value& from, Problems& problems, const Spot& spot) {
  if (from.is_bool()) into = from.get_bool();
  else wrong_type("boolean", problems, spot);
}

const bj::string* string_in(const bj::value& from, Problems& problems, const Spot& spot) {
  if (from.is_string()) return &from.get_string();
  wrong_type("string", problems, spot);
  return nullptr;
}

void read_string(std::string& into, const bj::value& from, Problems& problems, const Spot& spot) {
  const auto* text = string_in(from, problems, spot);
  if (text == nullptr) return;
  const std::string_view seen(text->data(), text->size());
  if (seen.find('\0') != std::string_view::npos) return problems.add(spot, "json.bad_character");
  // Counting characters is only needed where bytes alone do not settle it.
  if (!problems.stored() && seen.size() > spot.max_characters && base::length(seen) > spot.max_characters)
    return problems.add(spot, "json.too_long", {{"limit", std::to_string(spot.max_characters)}});
  into.assign(seen);
}

void read_double(double& into, const bj::value& from, Problems& problems, const Spot& spot) {
  if (!from.is_number()) return wrong_type("number", problems, spot);
  const double number = from.to_number<double>();
  if (!std::isfinite(number)) return out_of_range(-browser_safe, browser_safe, problems, spot);
  into = number;
}

std::int64_t read_whole(const bj::value& from, std::int64_t lowest, std::int64_t highest, Problems& problems, const Spot& spot) {
  if (!from.is_int64() && !from.is_uint64()) {
    wrong_type("integer", problems, spot);
    return std::clamp<std::int64_t>(0, lowest, highest);
  }
  if (!problems.stored()) {
    lowest = std::max(lowest, -browser_safe);
    highest = std::min(highest, browser_safe);
  }
  if (from.is_int64() && from.get_int64() >= lowest && from.get_int64() <= highest) return from.get_int64();
  out_of_range(lowest, highest, problems, spot);
  return std::clamp<std::int64_t>(0, lowest, highest);
}

void read_instant(base::Instant& into, const bj::value& from, Problems& problems, const Spot& spot) {
  const auto* text = string_in(from, problems, spot);
  if (text == nullptr) return;
  if (const auto instant = base::parse_instant({text->data(), text->size()})) into = *instant;
  else problems.add(spot, "json.wrong_format", {{"expected", "2026-11-23T08:15:00+08:00"}});
}

void read_date(base::Date& into, const bj::value& from, Problems& problems, const Spot& spot) {
  const auto* text = string_in(from, problems, spot);
  if (text == nullptr) return;
  if (const auto date = base::parse_date({text->data(), text->size()})) into = *date;
  else problems.add(spot, "json.wrong_format", {{"expected", "2026-11-23"}});
}

void read_both_languages(base::Text& into, const bj::value& from, Problems& problems, const Spot& spot) {
  const auto* object = object_in(from, problems, spot);
  if (object == nullptr) return;
  const auto read_one = [&](std::string_view name, std::string& text) {
    const Spot inner{&spot, name, Spot::no_index, spot.max_characters, false};
    if (const auto* value = object->if_contains(name)) read_string(text, *value, problems, inner);
    else if (!problems.stored()) problems.add(inner, "json.missing_field");
  };
  read_one("zh", into.zh);
  read_one("en", into.en);
  if (!problems.stored()) unknown_fields(*object, {"zh", "en"}, problems, spot);
}

const bj::object* object_in(const bj::value& from, Problems& problems, const Spot& spot) {
  if (from.is_object()) return &from.get_object();
  wrong_type("object", problems, spot);
  return nullptr;
}

const bj::array* array_in(const bj::value& from, std::size_t limit, Problems& problems, const Spot& spot) {
  if (!from.is_array()) {
    wrong_type("array", problems, spot);
    return nullptr;
  }
  if (problems.stored() || from.get_array().size() <= limit) return &from.get_array();
  too_many(limit, problems, spot);
  return nullptr;
}

void too_many(std::size_t limit, Problems& problems, const Spot& spot) {
  problems.add(spot, "json.too_many", {{"limit", std::to_string(limit)}});
}

void unknown_value(const std::vector<std::string_view>& allowed, Problems& problems, const Spot& spot) {
  problems.add(spot, "json.unknown_value", {{"allowed", joined(allowed)}});
}

void unknown_fields(const bj::object& object, const std::vector<std::string_view>& known, Problems& problems, const Spot& spot) {
  for (const auto& entry : object) {
    const std::string_view name(entry.key().data(), entry.key().size());
    if (std::find(known.begin(), known.end(), name) == known.end())
      problems.add(Spot{&spot, name, Spot::no_index, 0, false}, "json.unknown_field");
  }
}

}  // namespace gridward::json
