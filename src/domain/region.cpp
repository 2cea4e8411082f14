// SPDX-License-Identifier: Apache-2.0
#include "domain/region.hpp"

#include <algorithm>
#include <array>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace gridward::domain {

namespace {

constexpr std::array<std::size_t, 7> lengths = {2, 4, 6, 9, 12, 15, 17};

/// The length one level up; 0 for a province.
std::size_t shorter(std::size_t length) {
  const auto at = std::lower_bound(lengths.begin(), lengths.end(), length);
  return at == lengths.begin() ? 0 : *(at - 1);
}

/// Without the zero groups at the end. Only these: Dongguan and Zhongshan have no counties, so that their sub-districts
/// carry "00" in the middle.
std::string without_padding(std::string text) {
  while (!text.empty() && text.size() <= 12) {
    const std::size_t kept = shorter(text.size());
    if (text.find_first_not_of('0', kept) != std::string::npos) break;
    text.resize(kept);
  }
  return text;
}

}  // namespace

std::optional<RegionCode> RegionCode::parse(std::string_view text) {
  if (!std::binary_search(lengths.begin(), lengths.end(), text.size())) return std::nullopt;
  if (text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  std::string code = without_padding(std::string(text));
  if (code.empty()) return std::nullopt;
  return RegionCode(std::move(code));
}

RegionCode RegionCode::parent() const {
  return RegionCode(without_padding(m_text.substr(0, m_text.empty() ? 0 : shorter(m_text.size()))));
}

bool RegionCode::covers(const RegionCode& other) const { return !empty() && base::starts_with(other.m_text, m_text); }

RegionCode RegionCode::at_most(std::size_t digits) const {
  ENSURE(std::binary_search(lengths.begin(), lengths.end(), digits));
  if (m_text.size() <= digits) return *this;
  return RegionCode(without_padding(m_text.substr(0, digits)));
}

RegionLevel level_of(const RegionCode& code) {
  const std::string& text = code.text();
  switch (text.size()) {
    case 2: return RegionLevel::province;
    case 4: return RegionLevel::prefecture;
    case 6: return RegionLevel::county;
    case 9: return RegionLevel::subdistrict;
    case 12: return text[9] == '2' || text[9] == '3' ? RegionLevel::village : RegionLevel::community;
    case 15: return RegionLevel::grid;
    default: ENSURE(text.size() == 17); return RegionLevel::micro_grid;
  }
}

bool valid_on(const Region& region, base::Date day) {
  return region.valid_from <= day && (!region.valid_to || day <= *region.valid_to);
}

}  // namespace gridward::domain
