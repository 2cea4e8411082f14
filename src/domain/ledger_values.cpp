// SPDX-License-Identifier: Apache-2.0
#include "domain/ledger_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/text.hpp"

namespace gridward::domain {

namespace {

constexpr std::array<std::string_view, 24> none_words = {
    "无", "暂无", "没有", "空", "不详", "不明", "未知", "/", "\\", "-", "--", "---", "—", "——", "–", "－", "n/a", "na", "null", "none", "nil", "#n/a", "、", "."};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

void erase_all(std::string& text, std::string_view what) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) text.erase(at, what.size());
}

std::string without_spaces(std::string_view text) {
  std::string plain = base::half_width(text);
  for (const std::string_view space : {" ", "\t", "\u00A0", "\u3000"}) erase_all(plain, space);
  return plain;
}

std::optional<double> plain_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::optional<base::Date> day(int year, unsigned month, unsigned of_month) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month)};
  if (!date.ok() || year < 1900 || year > 2200) return std::nullopt;
  return base::Date(date);
}

/// The runs of digits in a date and nothing else than separators between them; empty when something else is there.
std::vector<std::string_view> date_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == at) return {};
    parts.push_back(text.substr(at, end - at));
    if (end == text.size()) break;
    const auto rest = text.substr(end);
    std::size_t skip = 0;
    for (const std::string_view separator : {"年", "月", "日", "号", "-", "/", ".", "—", "–"})
      if (base::starts_with(rest, separator)) skip = separator.size();
    if (skip == 0) return {};
    at = end + skip;
  }
  return parts;
}

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<base::Date> excel_day(double serial) {
  // Excel counts from 1899-12-30 (its year 1900 has a day too many); 20000 is 1954, 80000 is 2119.
  if (serial < 20000 || serial > 80000) return std::nullopt;
  return base::Date(std::chrono::days(static_cast<int>(std::floor(serial)) - 25569));
}

/// 一 to 九十九, as floors are written.
std::optional<double> chinese_number(std::string_view text) {
  constexpr std::array<std::string_view, 10> digits = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const auto value = [&](std::string_view c) -> int {
    if (c == "两") return 2;
    const auto at = std::find(digits.begin(), digits.end(), c);
    return at == digits.end() ? -1 : static_cast<int>(at - digits.begin());
  };
  const std::size_t ten = text.find("十");
  if (ten == std::string_view::npos) return value(text) < 0 ? std::nullopt : std::optional<double>(value(text));
  const auto before = text.substr(0, ten), after = text.substr(ten + std::string_view("十").size());
  const int tens = before.empty() ? 1 : value(before), ones = after.empty() ? 0 : value(after);
  if (tens < 0 || ones < 0) return std::nullopt;
  return tens * 10 + ones;
}

constexpr std::array<std::string_view, 6> about = {"约", "大约", "共", "近", "合计", "总"};
constexpr std::array<std::string_view, 17> units = {"平方米", "平方", "平米", "㎡", "m²", "m2", "米", "多", "余", "左右", "层", "楼", "人", "名", "个", "户", "具"};

bool is_mobile(std::string_view digits) { return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3'; }

bool is_service_number(std::string_view digits) {
  return digits.size() == 10 && (base::starts_with(digits, "400") || base::starts_with(digits, "800"));
}

/// "0513-8651-2345"; more of them are a drawn line, not a number.
constexpr std::size_t most_hyphens = 3;

/// One number of a cell, digits and '-' only.
PhoneReading one_phone(std::string number) {
  std::string digits = number;
  digits.erase(std::remove(digits.begin(), digits.end(), '-'), digits.end());
  for (const std::string_view country : {"0086", "86"})
    if (base::starts_with(digits, country) && is_mobile(std::string_view(digits).substr(country.size()))) digits.erase(0, country.size());
  if (is_mobile(digits) || is_service_number(digits)) return {digits, ""};
  if (number.size() - digits.size() > most_hyphens) return {"", "import.phone_shape"};
  if (digits[0] == '0') return digits.size() >= 10 && digits.size() <= 12 ? PhoneReading{number, ""} : PhoneReading{"", "import.phone_shape"};
  if (digits.size() == 7 || digits.size() == 8) return {digits, "import.phone_no_area"};
  if (digits.size() >= 9 && digits.size() <= 11 && digits[0] != '1') return {"0" + number, "import.phone_zero_lost"};
  return {"", "import.phone_shape"};
}

bool in_china(const LngLat& at) { return at.lng >= 73 && at.lng <= 136 && at.lat >= 3 && at.lat <= 54; }

}  // namespace

std::string clean_cell(std::string_view cell) {
  std::string text(base::trimmed(cell));
  if (!text.empty() && (text.front() == '\'' || text.front() == '`')) text.erase(0, 1);
  if (base::starts_with(text, "‘")) text.erase(0, std::string_view("‘").size());
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return std::string(base::trimmed(text));
}

bool says_none(std::string_view text) {
  return text.empty() || (text.size() <= 12 && is_one_of(base::lower_ascii(without_spaces(text)), none_words));
}

std::optional<base::Date> ledger_date(std::string_view text) {
  std::string plain = base::half_width(base::trimmed(text));
  if (const std::size_t time = plain.find_first_of(" T"); time != std::string::npos && plain.find(':', time) != std::string::npos) plain.resize(time);
  erase_all(plain, " ");
  if (all_digits(plain) && plain.size() == 8)
    return day(to_int(plain.substr(0, 4)), static_cast<unsigned>(to_int(plain.substr(4, 2))), static_cast<unsigned>(to_int(plain.substr(6))));
  if (const auto serial = plain_number(plain); serial && *serial >= 20000) return excel_day(*serial);
  const auto parts = date_parts(plain);
  if (parts.size() != 3 || parts[0].size() != 4 || parts[1].size() > 2 || parts[2].size() > 2) return std::nullopt;
  return day(to_int(parts[0]), static_cast<unsigned>(to_int(parts[1])), static_cast<unsigned>(to_int(parts[2])));
}

std::optional<double> ledger_number(std::string_view text) {
  std::string plain = base::lower_ascii(without_spaces(text));
  erase_all(plain, ",");
  for (const auto word : about)
    if (base::starts_with(plain, word)) plain.erase(0, word.size());
  for (bool cut = true; cut;) {
    cut = false;
    for (const auto unit : units)
      if (plain.size() > unit.size() && std::string_view(plain).substr(plain.size() - unit.size()) == unit) {
        plain.resize(plain.size() - unit.size());
        cut = true;
      }
  }
  if (const auto value = plain_number(plain)) return value;
  return chinese_number(plain);
}

std::optional<bool> ledger_yes(std::string_view text) {
  constexpr std::array<std::string_view, 12> yes = {"是", "有", "√", "✓", "✔", "y", "yes", "true", "1", "住人", "有人", "有人住"};
  constexpr std::array<std::string_view, 14> no = {"否", "无", "没有", "×", "✗", "✘", "x", "n", "no", "false", "0", "不住人", "无人", "不"};
  const std::string plain = base::lower_ascii(without_spaces(text));
  if (is_one_of(plain, yes)) return true;
  if (is_one_of(plain, no)) return false;
  return std::nullopt;
}

std::optional<std::string> ledger_digits(std::string_view text) {
  std::string plain = without_spaces(text);
  if (all_digits(plain)) return plain;
  if (plain.empty() || !is_digit(plain[0]) || plain.find_first_not_of("0123456789.eE+") != std::string::npos) return std::nullopt;
  const auto value = plain_number(plain);
  // 2^53 has 16 digits: a number of 15 is still exact, a longer code has lost its end.
  if (!value || *value < 0 || *value >= 1e15 || *value != std::floor(*value)) return std::nullopt;
  return std::to_string(static_cast<long long>(*value));
}

PhoneReading ledger_phone(std::string_view text) {
  std::string plain = base::half_width(base::trimmed(text));
  if (plain.find_first_of("eE") != std::string::npos || (plain.size() > 2 && plain.substr(plain.size() - 2) == ".0")) {
    const auto digits = ledger_digits(plain);
    // A number that a spreadsheet shows as 1.38E+10 has lost its last digits unless it still ends in other than zeros.
    if (!digits || (plain.find_first_of("eE") != std::string::npos && digits->substr(digits->size() - std::min<std::size_t>(4, digits->size())) == "0000"))
      return {"", "import.phone_rounded"};
    plain = *digits;
  }
  for (const std::string_view mark : {"(", ")", "+", "转", ".", "—", "–", "－"}) {
    const bool opens = mark == "(" || mark == "+";
    for (std::size_t at = plain.find(mark); at != std::string::npos; at = plain.find(mark, at)) plain.replace(at, mark.size(), opens ? "" : "-");
  }
  for (const std::string_view separator : {"、", "；", "或", "/", ",", ";", "\\"})
    for (std::size_t at = plain.find(separator); at != std::string::npos; at = plain.find(separator, at)) plain.replace(at, separator.size(), "|");
  std::vector<PhoneReading> found;
  for (const auto part : base::split(plain, '|')) {
    std::string number(part);
    erase_all(number, " ");
    while (!number.empty() && number.front() == '-') number.erase(0, 1);
    while (!number.empty() && number.back() == '-') number.pop_back();
    if (number.empty()) continue;
    if (number.find_first_not_of("0123456789-") != std::string::npos) return {"", "import.phone_shape"};
    found.push_back(one_phone(number));
  }
  if (found.empty()) return {"", "import.phone_shape"};
  if (found.size() > 1 && found.front().doubt.empty()) return {found.front().phone, "import.phone_several"};
  return found.front();
}

std::optional<LngLat> ledger_position(std::string_view text) {
  std::string plain = base::half_width(base::trimmed(text));
  for (const std::string_view separator : {"，", "、", ";", "；", "(", ")", "[", "]", "/", " "})
    for (std::size_t at = plain.find(separator); at != std::string::npos; at = plain.find(separator, at)) plain.replace(at, separator.size(), ",");
  std::vector<double> numbers;
  for (const auto part : base::split(plain, ',')) {
    if (part.empty()) continue;
    const auto value = plain_number(part);
    if (!value) return std::nullopt;
    numbers.push_back(*value);
  }
  if (numbers.size() != 2) return std::nullopt;
  if (in_china({numbers[0], numbers[1]})) return LngLat{numbers[0], numbers[1]};
  if (in_china({numbers[1], numbers[0]})) return LngLat{numbers[1], numbers[0]};
  return std::nullopt;
}

}  // namespace gridward::domain
