// SPDX-License-Identifier: Apache-2.0
// The cursor of the hazard list, "<sort key>.<id>": where the page before ended. The client hands it back unread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace gridward::services {

/// Sort key and id of the last row.
using HazardCursor = std::pair<std::int64_t, std::string>;

/// Nothing for an empty text, the first page. Throws request.cursor_unknown for what was never given out.
std::optional<HazardCursor> read_hazard_cursor(std::string_view text);
std::string text_of(const HazardCursor& cursor);

}  // namespace gridward::services
