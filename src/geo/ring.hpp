// SPDX-License-Identifier: Apache-2.0
// Outlines on the flat map of degrees: what boundary checks and centres need and S2 does not offer. Edges are straight
// in degrees; against S2's great circles that is a centimetre on an edge of one kilometre. Nothing here knows S2.
#pragma once

#include "domain/geometry.hpp"

namespace gridward::geo {

/// The ring open (the last corner is not the first), without corners that repeat the one before and without spikes
/// (A, B, A), which survey and drawing tools leave behind and which enclose nothing.
domain::Ring tidy(const domain::Ring& ring);

/// Positive when the ring runs counter-clockwise. On the sphere, exact for edges that are short against the earth.
double signed_area_m2(const domain::Ring& ring);

/// Even-odd rule; a ring's own edge counts on its lower and left side.
bool ring_contains(const domain::Ring& ring, domain::LngLat point);
bool polygon_contains(const domain::Polygon& polygon, domain::LngLat point);

}  // namespace gridward::geo
