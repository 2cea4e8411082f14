// SPDX-License-Identifier: Apache-2.0
// Single cells of ledgers as people and spreadsheet programs write them (domain.md §7.5): dates as text or as Excel's day
// numbers, phones that became floating-point numbers, "约120㎡", 是/√/有, full-width digits, a leading apostrophe. Every
// function reads one cell that was cleaned by clean_cell and says nullopt rather than guess.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "domain/geometry.hpp"

namespace gridward::domain {

/// Trimmed, without the apostrophe by which spreadsheet programs mark text, line breaks inside turned into spaces.
std::string clean_cell(std::string_view cell);

/// 无, 暂无, —, -, /, \, 空, N/A, NULL …: an answer that means "nothing here".
bool says_none(std::string_view text);

/// 2026-11-3, 2026.11.3, 2026/11/3, 2026年11月3日, 20261103, Excel's day number (20000–80000), each perhaps with a time behind.
/// Days that do not exist and forms with the year last or in two digits are nullopt.
std::optional<base::Date> ledger_date(std::string_view text);

/// A number with what people write around it: "约120㎡", "1,200.5", "3层", "5人", "三层". Ranges and sums are nullopt.
std::optional<double> ledger_number(std::string_view text);

/// 是/有/√/Y/1 and 否/无/×/N/0.
std::optional<bool> ledger_yes(std::string_view text);

/// A code of digits that may have become a number: "3206120010010" with ".0" behind it, "3.20612001001001E14".
/// nullopt when it is no such code or when the number has lost digits (more than 15).
std::optional<std::string> ledger_digits(std::string_view text);

/// A phone as it is stored: digits, a land line's area code followed by '-' where the file has it.
struct PhoneReading {
  std::string phone;        ///< empty when nothing usable was there
  std::string_view doubt;   ///< "" or the code of what a person should look at
};
/// Doubts: import.phone_shape (nothing kept), import.phone_rounded (nothing kept), import.phone_zero_lost (the zero is put
/// back), import.phone_no_area, import.phone_several (the first is kept).
PhoneReading ledger_phone(std::string_view text);

/// Two numbers in one cell, longitude and latitude in either order, told apart by China's extent (73–136 E, 3–54 N).
std::optional<LngLat> ledger_position(std::string_view text);

}  // namespace gridward::domain
