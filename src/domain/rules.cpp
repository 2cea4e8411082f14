// SPDX-License-Identifier: Apache-2.0
#include "domain/rules.hpp"

#include <algorithm>

namespace gridward::domain {

const PlaceType* Rules::place_type(std::string_view id) const {
  const auto found = std::find_if(place_types.begin(), place_types.end(), [&](const PlaceType& type) { return type.id == id; });
  return found == place_types.end() ? nullptr : &*found;
}

}  // namespace gridward::domain
