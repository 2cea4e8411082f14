// SPDX-License-Identifier: Apache-2.0
#include "domain/ledger_row_reader.hpp"

#include <algorithm>
#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <utility>

namespace gridward::domain {

namespace {

template <typename Value>
struct Word {
  std::string_view word;
  Value value;
};

/// The value of the first word that the text contains; longer words stand before the ones they contain.
template <typename Value, std::size_t N>
std::optional<Value> first_word(std::string_view text, const Word<Value> (&words)[N]) {
  const std::string plain = base::lower_ascii(base::half_width(base::trimmed(text)));
  for (const auto& entry : words)
    if (plain.find(entry.word) != std::string::npos) return entry.value;
  return std::nullopt;
}

constexpr Word<RegionLevel> level_words[] = {
    {"subdistrict", RegionLevel::subdistrict}, {"province", RegionLevel::province}, {"prefecture", RegionLevel::prefecture},
    {"community", RegionLevel::community}, {"village", RegionLevel::village}, {"township", RegionLevel::subdistrict},
    {"county", RegionLevel::county}, {"street", RegionLevel::subdistrict}, {"town", RegionLevel::subdistrict},
    {"district", RegionLevel::county}, {"city", RegionLevel::prefecture},
    {"地级", RegionLevel::prefecture}, {"省", RegionLevel::province}, {"自治区", RegionLevel::province}, {"直辖市", RegionLevel::province},
    {"街道", RegionLevel::subdistrict}, {"社区", RegionLevel::community}, {"居委会", RegionLevel::community}, {"居民委员会", RegionLevel::community},
    {"行政村", RegionLevel::village}, {"村", RegionLevel::village}, {"乡", RegionLevel::subdistrict}, {"镇", RegionLevel::subdistrict},
    {"县", RegionLevel::county}, {"区", RegionLevel::county}, {"市", RegionLevel::prefecture}};

constexpr Word<GridKind> grid_kind_words[] = {{"专属", GridKind::dedicated}, {"dedicated", GridKind::dedicated}, {"基础", GridKind::basic},
                                              {"综合", GridKind::basic}, {"普通", GridKind::basic}, {"basic", GridKind::basic}};

constexpr Word<GasKind> gas_words[] = {
    {"不用", GasKind::none}, {"未用", GasKind::none}, {"没有", GasKind::none}, {"none", GasKind::none}, {"醇", GasKind::alcohol_fuel}, {"alcohol", GasKind::alcohol_fuel},
    {"瓶", GasKind::lpg}, {"罐", GasKind::lpg}, {"液化", GasKind::lpg}, {"lpg", GasKind::lpg}, {"管道", GasKind::piped}, {"天然", GasKind::piped},
    {"煤气", GasKind::piped}, {"piped", GasKind::piped}, {"natural", GasKind::piped}, {"电", GasKind::none}, {"无", GasKind::none}, {"否", GasKind::none}};

constexpr Word<RiskLevel> risk_words[] = {
    {"very_high", RiskLevel::very_high}, {"重大", RiskLevel::very_high}, {"红", RiskLevel::very_high}, {"较大", RiskLevel::high}, {"橙", RiskLevel::high},
    {"high", RiskLevel::high}, {"高", RiskLevel::high}, {"一般", RiskLevel::medium}, {"黄", RiskLevel::medium}, {"medium", RiskLevel::medium}, {"中", RiskLevel::medium},
    {"低", RiskLevel::low}, {"较小", RiskLevel::low}, {"蓝", RiskLevel::low}, {"low", RiskLevel::low}};

constexpr Word<Role> role_words[] = {
    {"微网格", Role::micro_grid_leader}, {"楼栋长", Role::micro_grid_leader}, {"楼长", Role::micro_grid_leader}, {"单元长", Role::micro_grid_leader},
    {"网格长", Role::grid_chief}, {"网格员", Role::grid_member}, {"督导", Role::grid_supervisor}, {"指导员", Role::grid_supervisor},
    {"指挥", Role::command_operator}, {"调度", Role::command_operator}, {"坐席", Role::command_operator}, {"值班", Role::command_operator},
    {"安监", Role::safety_office}, {"应急", Role::safety_office}, {"安全办", Role::safety_office}, {"安委", Role::safety_office}, {"消防工作站", Role::safety_office},
    {"执法", Role::enforcement}, {"管理员", Role::administrator}, {"街道领导", Role::subdistrict_leader}, {"分管领导", Role::subdistrict_leader},
    {"街道主任", Role::subdistrict_leader}, {"街道负责人", Role::subdistrict_leader}, {"社区", Role::community_staff}, {"居委", Role::community_staff},
    {"村委", Role::community_staff}, {"村书记", Role::community_staff}, {"村主任", Role::community_staff}, {"部门", Role::department}, {"条线", Role::department}};

}  // namespace

std::string RowReader::limited(LedgerField field, std::size_t most) const {
  std::string value = text(field);
  if (base::length(value) <= most) return value;
  doubt(field, "import.cut", {{"most", std::to_string(most)}});
  return std::string(base::first_characters(value, most));
}

std::optional<double> RowReader::number(LedgerField field, double most) const {
  const std::string said = text(field);
  if (said.empty()) return std::nullopt;
  const auto value = ledger_number(said);
  if (value && *value >= 0 && *value <= most) return value;
  doubt(field, "import.number_unclear");
  return std::nullopt;
}

std::optional<base::Date> RowReader::date(LedgerField field) const {
  const std::string said = text(field);
  // "长期" and "至今" say that there is no last day.
  if (said.empty() || said == "长期" || said == "至今") return std::nullopt;
  auto day = ledger_date(said);
  if (!day) doubt(field, "import.date_unclear");
  return day;
}

std::string RowReader::phone(LedgerField field) const {
  const std::string said = text(field);
  if (said.empty()) return {};
  PhoneReading reading = ledger_phone(said);
  if (!reading.doubt.empty()) doubt(field, std::string(reading.doubt));
  return std::move(reading.phone);
}

std::string RowReader::credit_code() const {
  std::string code = base::half_width(text(LedgerField::credit_code));
  std::erase_if(code, [](char c) { return c == ' ' || c == '-' || c == '\t'; });
  std::transform(code.begin(), code.end(), code.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return code;
}

std::optional<RegionCode> RowReader::region_code(LedgerField field) const {
  const auto digits = ledger_digits(text(field));
  return digits ? RegionCode::parse(*digits) : std::nullopt;
}

void RowReader::doubt(LedgerField field, std::string code, base::Arguments arguments) const {
  doubts.push_back({row.number, ledger.header(field), std::move(code), std::move(arguments), false});
}

void RowReader::leave_out(LedgerField field, std::string code) const {
  doubts.push_back({row.number, ledger.header(field), std::move(code), {}, true});
}

void RowReader::note(std::string column, std::string code) const {
  doubts.push_back({row.number, std::move(column), std::move(code), {}, false});
}

std::optional<RegionLevel> level_in(std::string_view text) { return first_word(text, level_words); }
std::optional<GridKind> grid_kind_in(std::string_view text) { return first_word(text, grid_kind_words); }

std::optional<GasKind> gas_in(std::string_view text) {
  if (const auto word = first_word(text, gas_words)) return word;
  return says_none(text) ? std::optional(GasKind::none) : std::nullopt;
}

std::optional<RiskLevel> risk_in(std::string_view text) { return first_word(text, risk_words); }

std::optional<Role> role_in(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::string plain = base::lower_ascii(base::half_width(base::trimmed(text)));
  std::optional<Role> named;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto enumerator) {
    if (plain == enumerator.name) named = enumerator.value;
  });
  return named ? named : first_word(plain, role_words);
}

const PlaceType* place_type_in(std::string_view text, std::span<const PlaceType> types) {
  const std::string plain = base::lower_ascii(base::half_width(base::trimmed(text)));
  if (plain.empty()) return nullptr;
  const PlaceType* best = nullptr;
  std::size_t longest = 0;
  const auto offer = [&](const PlaceType& type, const std::string& word) {
    const std::string lower = base::lower_ascii(word);
    const bool same = plain == lower;
    // A single character inside a longer text says too little.
    if (!same && (base::length(lower) < 2 || plain.find(lower) == std::string::npos)) return;
    const std::size_t weight = same ? 1000 : base::length(lower);
    if (weight > longest) best = &type, longest = weight;
  };
  for (const auto& type : types) {
    offer(type, type.id);
    offer(type, type.zh);
    offer(type, type.en);
    for (const auto& synonym : type.synonyms) offer(type, synonym);
  }
  return best;
}

}  // namespace gridward::domain
