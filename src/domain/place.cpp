// SPDX-License-Identifier: Apache-2.0
#include "domain/place.hpp"

#include "base/text.hpp"

namespace gridward::domain {

namespace {

using base::FieldProblem;

/// Collects what is wrong, field by field.
struct Complaints {
  std::vector<FieldProblem> list;

  void when(bool wrong, std::string path, std::string code, base::Arguments arguments = {}) {
    if (wrong) list.push_back({std::move(path), std::move(code), std::move(arguments)});
  }
  void text(const std::string& value, std::string path, std::size_t most) {
    when(base::length(value) > most, std::move(path), "place.too_long", {{"most", std::to_string(most)}});
  }
  void needed(const std::string& value, std::string path) {
    when(base::trimmed(value).empty(), std::move(path), "place.needed");
  }
};

template <typename Number>
bool outside(const std::optional<Number>& value, Number least, Number most) {
  return value && !(*value >= least && *value <= most);
}

/// A citizen number (GB 11643): 17 digits with a birthday and a check that fits. Safety work must not collect it (§7.2).
bool is_citizen_number(std::string_view code) {
  if (code.size() != 18 || code.substr(0, 17).find_first_not_of("0123456789") != std::string_view::npos) return false;
  const std::string birthday =
      std::string(code.substr(6, 4)) + "-" + std::string(code.substr(10, 2)) + "-" + std::string(code.substr(12, 2));
  int sum = 0;
  for (std::size_t i = 0, weight = 7; i < 17; ++i) {  // weights are 2^(17-i) mod 11
    sum += (code[i] - '0') * static_cast<int>(weight);
    weight = weight * 6 % 11;                         // 6 is one half, modulo 11
  }
  return base::parse_date(birthday) && code[17] == std::string_view("10X98765432")[static_cast<std::size_t>(sum % 11)];
}

constexpr std::string_view credit_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool credit_code_shape(std::string_view code) {
  return code.size() == 18 && code.find_first_not_of(credit_alphabet) == std::string_view::npos &&
         code.substr(2, 6).find_first_not_of("0123456789") == std::string_view::npos;
}

/// The last character, GB 32100-2015: (31 − Σ Ci·3^(i−1)) mod 31.
bool last_check_holds(std::string_view code) {
  std::size_t sum = 0;
  for (std::size_t i = 0, weight = 1; i < 17; ++i, weight = weight * 3 % 31) sum += credit_alphabet.find(code[i]) * weight;
  return credit_alphabet[(31 - sum % 31) % 31] == code[17];
}

/// The organisation code in characters 9–17 with its own check, GB 11714: letters count 10 to 35, all of them.
bool organisation_check_holds(std::string_view code) {
  constexpr int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    const char c = code[8 + i];
    sum += weights[i] * (c <= '9' ? c - '0' : c - 'A' + 10);
  }
  return std::string_view("0X987654321")[static_cast<std::size_t>(sum % 11)] == code[16];
}

}  // namespace

CreditCodeCheck check_credit_code(std::string_view code) {
  if (!credit_code_shape(code)) return CreditCodeCheck::wrong_shape;
  const bool organisation = organisation_check_holds(code);
  if (organisation && last_check_holds(code)) return CreditCodeCheck::good;
  // The pilot of 2015 gave out organisation codes "M0…", sound in themselves, under a last character made otherwise.
  if (organisation && code.substr(8, 2) == "M0") return CreditCodeCheck::early_pilot;
  return CreditCodeCheck::wrong_check;
}

std::vector<FieldProblem> place_problems(const Place& place) {
  Complaints wrong;
  wrong.needed(place.name, "name");
  wrong.text(place.name, "name", 100);
  wrong.needed(place.type, "type");
  wrong.text(place.type, "type", 64);
  wrong.text(place.address, "address", 200);
  wrong.text(place.note, "note", 500);
  wrong.text(place.contact, "contact", 64);
  wrong.when(place.region.empty(), "region", "place.needed");
  if (place.position) {
    wrong.when(!on_earth(place.position->at), "position.at", "place.position");
    wrong.when(place.position->raw && !on_earth(*place.position->raw), "position.raw", "place.position");
    wrong.when(outside(place.position->accuracy_m, 0.0, 100'000.0), "position.accuracy_m", "place.number");
  }
  if (place.credit_code) {
    wrong.text(*place.credit_code, "credit_code", 32);
    wrong.when(is_citizen_number(*place.credit_code) && check_credit_code(*place.credit_code) != CreditCodeCheck::good,
               "credit_code", "place.citizen_number");
  }
  wrong.when(outside(place.area_m2, 0.0, 10'000'000.0), "area_m2", "place.number");
  wrong.when(outside<std::int64_t>(place.floors, 0, 200), "floors", "place.number");
  wrong.when(outside<std::int64_t>(place.staff, 0, 1'000'000), "staff", "place.number");
  return std::move(wrong.list);
}

std::vector<FieldProblem> asked_problems(const AskedVisit& asked, base::Date today) {
  constexpr std::size_t longest_why = 200;
  constexpr auto farthest = std::chrono::days(366);
  std::vector<FieldProblem> wrong;
  if (base::trimmed(asked.why).empty()) wrong.push_back({"why", "asked.why_needed", {}});
  if (base::length(asked.why) > longest_why) wrong.push_back({"why", "asked.why_long", {{"limit", std::to_string(longest_why)}}});
  if (asked.by < today) wrong.push_back({"by", "asked.by_past", {}});
  if (asked.by > today + farthest) wrong.push_back({"by", "asked.by_far", {}});
  return wrong;
}

std::vector<FieldProblem> place_warnings(const Place& place) {
  if (!place.credit_code || place.credit_code->empty()) return {};
  switch (check_credit_code(*place.credit_code)) {
    case CreditCodeCheck::good: return {};
    case CreditCodeCheck::wrong_shape: return {{"credit_code", "place.credit_code_shape", {}}};
    case CreditCodeCheck::early_pilot: return {{"credit_code", "place.credit_code_pilot", {}}};
    case CreditCodeCheck::wrong_check: break;
  }
  return {{"credit_code", "place.credit_code_check", {}}};
}

}  // namespace gridward::domain
