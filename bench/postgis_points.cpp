// SPDX-License-Identifier: Apache-2.0
#include "postgis_points.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <exception>

#include "store/postgres_server.cpp"

namespace gridward::bench {

namespace {

void load_grids(store::sql::Connection& connection, const std::vector<std::pair<std::string, domain::Boundary>>& grids) {
  connection.script("CREATE TABLE grid(code TEXT, shape geometry(Polygon, 4326))");
  for (const auto& [code, boundary] : grids)
    for (const auto& polygon : boundary.polygons) {
      std::string ring;
      for (const auto& corner : polygon.outer) ring += fmt::format("{}{:.9f} {:.9f}", ring.empty() ? "" : ", ", corner.lng, corner.lat);
      connection.execute("INSERT INTO grid VALUES ($1, ST_GeomFromText($2, 4326))", {code, fmt::format("POLYGON(({}))", ring)});
    }
  connection.script("CREATE INDEX grid_shape ON grid USING gist(shape); ANALYZE grid");
}

void load_points(store::sql::Connection& connection, const std::vector<domain::LngLat>& points) {
  std::string lngs = "{", lats = "{";
  for (const auto& point : points) {
    const char* comma = lngs.size() > 1 ? "," : "";
    lngs += fmt::format("{}{:.9f}", comma, point.lng);
    lats += fmt::format("{}{:.9f}", comma, point.lat);
  }
  connection.script("CREATE TABLE point(at geometry(Point, 4326))");
  connection.execute("INSERT INTO point SELECT ST_SetSRID(ST_MakePoint(lng, lat), 4326) FROM unnest(CAST($1 AS float8[]), CAST($2 AS float8[])) AS given(lng, lat)", {lngs + "}", lats + "}"});
  connection.script("ANALYZE point");
}

}  // namespace

std::optional<double> postgis_points_per_s(const std::vector<std::pair<std::string, domain::Boundary>>& grids, const std::vector<domain::LngLat>& points, std::size_t& found) {
  try {
    tests::PostgresServer server;
    const auto connection = store::sql::open({server.create_database()});
    connection->script("SET statement_timeout = 0; SET max_parallel_workers_per_gather = 0; CREATE EXTENSION postgis");
    load_grids(*connection, grids);
    load_points(*connection, points);
    const auto begin = std::chrono::steady_clock::now();
    found = static_cast<std::size_t>(connection->query_one("SELECT COUNT(*) FROM point JOIN grid ON ST_Intersects(grid.shape, point.at)")->integer(0));
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    return static_cast<double>(points.size()) / spent.count();
  } catch (const std::exception& error) {
    std::printf("PostGIS is not measured: %s\n", error.what());
    return std::nullopt;
  }
}

}  // namespace gridward::bench
