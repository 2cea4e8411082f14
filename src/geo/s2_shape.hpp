// SPDX-License-Identifier: Apache-2.0
// A boundary as S2 sees it. Names S2's types without including its headers; only sources of this room use it.
#pragma once

#include <memory>

#include "domain/geometry.hpp"

class MutableS2ShapeIndex;
class S2LatLngRect;
class S2LaxPolygonShape;
class S2Shape;

namespace gridward::geo {

/// One chain a ring, in the order outer, its holes, next polygon; rings are tidied and turned so that the inside is on
/// the left. Rings with fewer than three corners are left out: an index holds no such area.
std::unique_ptr<S2LaxPolygonShape> shape_of(const domain::Boundary& boundary);

/// Holds every point of the shape's edges, with their bulge towards the pole.
S2LatLngRect bound_of(const S2Shape& shape);

/// Square metres that lie in both indexes; each must hold valid boundaries.
double shared_area_m2(const MutableS2ShapeIndex& one, const MutableS2ShapeIndex& other);

}  // namespace gridward::geo
