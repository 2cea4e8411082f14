// SPDX-License-Identifier: Apache-2.0
#include "services/hazard_cursor.hpp"

#include <charconv>

#include "base/id.hpp"
#include "base/problem.hpp"

namespace gridward::services {

std::optional<HazardCursor> read_hazard_cursor(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto dot = std::min(text.find('.'), text.size());
  const auto id = text.substr(std::min(dot + 1, text.size()));
  std::int64_t key = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + dot, key);
  if (error != std::errc() || end != text.data() + dot || !base::is_ulid(id)) throw base::invalid_fields({{"cursor", "request.cursor_unknown"}});
  return HazardCursor(key, id);
}

std::string text_of(const HazardCursor& cursor) { return std::to_string(cursor.first) + "." + cursor.second; }

}  // namespace gridward::services
