// SPDX-License-Identifier: Apache-2.0
// What follows from a place's document and from a visit's times; the same for who writes it and for who verifies it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.hpp"

namespace gridward::services {

/// The cell of a place's document, from its numbers as they are stored; nothing without a position.
std::optional<std::int64_t> cell_in(const std::string& document);

/// When a visit was: by the phone's clock, as long as that is neither ahead nor a week behind.
base::Instant time_of_visit(base::Instant finished, base::Instant received);

}  // namespace gridward::services
