// SPDX-License-Identifier: Apache-2.0
// Text as it comes from people and files: UTF-8 checks, trimming, full-width forms.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridward::base {

/// A text in both languages of the product.
struct Text {
  std::string zh;
  std::string en;
};

bool is_utf8(std::string_view text);
/// Number of code points; precondition: is_utf8(text).
std::size_t length(std::string_view text);
/// The first `count` code points.
std::string_view first_characters(std::string_view text, std::size_t count);
/// Without ASCII and full-width white space (U+3000, U+00A0, U+FEFF) at both ends.
std::string_view trimmed(std::string_view text);
/// Full-width ASCII (Ａ１（） and the ideographic space) to its plain form; everything else stays.
std::string half_width(std::string_view text);
bool starts_with(std::string_view text, std::string_view start);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string lower_ascii(std::string_view text);
std::string hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);

/// Masking by domain.md §7.3: "138****5678", "张*", "欧阳*".
std::string masked_phone(std::string_view phone);
std::string masked_name(std::string_view name);

}  // namespace gridward::base
