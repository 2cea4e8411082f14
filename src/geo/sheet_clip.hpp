// SPDX-License-Identifier: Apache-2.0
// Cuts flat lines and rings at a square. Own code, because it is short, cannot fail on what a foreign map holds (crossing rings, doubled
// corners) and gives the same numbers everywhere; a ring may come out with edges that run along the square, which a fill does not show.
#pragma once

#include <vector>

#include "domain/geometry.hpp"

namespace gridward::geo {

/// Both corners belong to it.
struct Square {
  double left = 0, bottom = 0, right = 0, top = 0;
};

/// The parts inside, each with at least two corners.
std::vector<domain::Ring> clip_line(const domain::Ring& line, const Square& square);
/// Empty when nothing is left.
domain::Ring clip_ring(const domain::Ring& ring, const Square& square);

}  // namespace gridward::geo
