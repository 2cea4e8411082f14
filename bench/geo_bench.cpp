// SPDX-License-Identifier: Apache-2.0
// Which grid a point belongs to: 300 grids, one core, against the limit of the design (1,500,000 a second).
// The points at the edges show the price of asking S2, where the raster cannot answer.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

#include "geo/cells.hpp"
#include "geo/grid_index.hpp"
#include "geo/tiling.hpp"
#include "geos_points.hpp"
#include "postgis_points.hpp"
#include "result_line.hpp"

namespace {

using gridward::domain::LngLat;
using gridward::geo::GridIndex;
using gridward::geo::Tiling;

constexpr double limit_per_s = 1'500'000;
constexpr std::size_t point_count = 1 << 18;

const Tiling& tiling() {
  static const Tiling made = gridward::geo::jittered_tiling(300);
  return made;
}

const GridIndex& index_of_300() {
  static const GridIndex made(tiling().grids());
  return made;
}

std::vector<LngLat> points_anywhere() {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> lng(121.02, 121.12), lat(32.02, 32.095);
  std::vector<LngLat> points(point_count);
  for (LngLat& point : points) point = {lng(random), lat(random)};
  return points;
}

/// Within a metre of a line between two grids.
std::vector<LngLat> points_at_edges() {
  std::mt19937_64 random(2);
  std::uniform_int_distribution<int> column(0, tiling().columns - 1), row(0, tiling().rows);
  std::uniform_real_distribution<double> part(0.0, 1.0), beside(-1e-5, 1e-5);
  std::vector<LngLat> points(point_count);
  for (LngLat& point : points) {
    const int c = column(random), r = row(random);
    const LngLat a = tiling().corner(c, r), b = tiling().corner(c + 1, r);
    const double t = part(random);
    point = {a.lng + t * (b.lng - a.lng), a.lat + t * (b.lat - a.lat) + beside(random)};
  }
  return points;
}

void ask(benchmark::State& state, const std::vector<LngLat>& points) {
  const GridIndex& index = index_of_300();
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(index.grid_at(points[next]));
    next = (next + 1) % point_count;
  }
  state.SetItemsProcessed(state.iterations());
}

void grid_of_any_point(benchmark::State& state) { ask(state, points_anywhere()); }
void grid_of_a_point_at_an_edge(benchmark::State& state) { ask(state, points_at_edges()); }
BENCHMARK(grid_of_any_point);
BENCHMARK(grid_of_a_point_at_an_edge);

void cell_of_a_point(benchmark::State& state) {
  const auto points = points_anywhere();
  std::size_t next = 0;
  for (auto _ : state) benchmark::DoNotOptimize(gridward::geo::cell_of(points[next = (next + 1) % point_count]));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(cell_of_a_point);

void ranges_of_a_circle(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(gridward::geo::cell_ranges(gridward::geo::Circle{{121.07, 32.06}, 1000.0}));
}
BENCHMARK(ranges_of_a_circle)->Unit(benchmark::kMicrosecond);

void build_the_index(benchmark::State& state) {
  const auto grids = tiling().grids();
  for (auto _ : state) benchmark::DoNotOptimize(GridIndex(grids).size());
}
BENCHMARK(build_the_index)->Unit(benchmark::kMillisecond);

void overlaps_of_300(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(index_of_300().overlaps().size());
}
BENCHMARK(overlaps_of_300)->Unit(benchmark::kMillisecond);

/// The median of five rounds over all points; every answer is counted, so that none can be left out.
double lookups_per_s(const std::vector<LngLat>& points) {
  const GridIndex& index = index_of_300();
  std::vector<double> rates;
  for (int round = 0; round < 5; ++round) {
    std::size_t found = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (const LngLat point : points) found += index.grid_at(point).has_value() ? 1 : 0;
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    if (found < point_count * 9 / 10) std::printf("only %zu of %zu points found\n", found, point_count);
    rates.push_back(static_cast<double>(point_count) / spent.count());
  }
  std::nth_element(rates.begin(), rates.begin() + 2, rates.end());
  return rates[2];
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  const double rate = lookups_per_s(points_anywhere());
  std::size_t found = 0;
  const double geos = gridward::bench::geos_points_per_s(tiling().grids(), points_anywhere(), found);
  if (geos > 0 && found < point_count * 9 / 10) std::printf("GEOS found only %zu of %zu points\n", found, point_count);
  const auto postgis = gridward::bench::postgis_points_per_s(tiling().grids(), points_anywhere(), found);
  if (postgis && found < point_count * 9 / 10) std::printf("PostGIS found only %zu of %zu points\n", found, point_count);
  const auto reference = (geos > 0 ? fmt::format("GEOS in an STRtree {:.0f}/s", geos) : "built without GEOS") + (postgis ? fmt::format("; PostGIS {:.0f}/s", *postgis) : "; no PostGIS here");
  return gridward::bench::print({"grid of a point, 300 grids", fmt::format("{:.0f}/s on one core", rate), reference, fmt::format("{:.2f}", rate / limit_per_s), fmt::format("at least {:.0f}/s", limit_per_s), rate >= limit_per_s});
}
