// SPDX-License-Identifier: Apache-2.0
#include "domain/base_map.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace gridward::domain {

namespace {

template <typename Kind, std::size_t size>
std::optional<Kind> found(const std::array<std::pair<std::string_view, Kind>, size>& words, std::string_view word) {
  const auto at = std::find_if(words.begin(), words.end(), [&](const auto& known) { return known.first == word; });
  return at == words.end() ? std::nullopt : std::optional(at->second);
}

/// "primary_link" is drawn as what it leads to.
std::string_view without_link(std::string_view word) { return word.ends_with("_link") ? word.substr(0, word.size() - 5) : word; }

constexpr std::array<std::pair<std::string_view, BaseLine>, 17> roads = {{
    {"motorway", BaseLine::trunk}, {"trunk", BaseLine::trunk}, {"primary", BaseLine::trunk}, {"secondary", BaseLine::main}, {"tertiary", BaseLine::main},
    {"residential", BaseLine::street}, {"unclassified", BaseLine::street}, {"living_street", BaseLine::street}, {"road", BaseLine::street}, {"busway", BaseLine::street},
    {"service", BaseLine::path}, {"pedestrian", BaseLine::path}, {"footway", BaseLine::path}, {"path", BaseLine::path}, {"cycleway", BaseLine::path}, {"track", BaseLine::path},
    {"steps", BaseLine::path},
}};
constexpr std::array<std::pair<std::string_view, BaseLine>, 4> rivers = {{{"river", BaseLine::river}, {"canal", BaseLine::river}, {"stream", BaseLine::river}, {"drain", BaseLine::river}}};
constexpr std::array<std::pair<std::string_view, BaseLine>, 4> rails = {{{"rail", BaseLine::rail}, {"light_rail", BaseLine::rail}, {"tram", BaseLine::rail}, {"narrow_gauge", BaseLine::rail}}};
constexpr std::array<std::pair<std::string_view, BaseArea>, 6> waters = {
    {{"water", BaseArea::water}, {"reservoir", BaseArea::water}, {"basin", BaseArea::water}, {"riverbank", BaseArea::water}, {"dock", BaseArea::water}, {"bay", BaseArea::water}}};
constexpr std::array<std::pair<std::string_view, BasePoint>, 9> settled = {{{"city", BasePoint::town}, {"town", BasePoint::town}, {"suburb", BasePoint::town}, {"village", BasePoint::town}, {"quarter", BasePoint::town},
                                                                           {"neighbourhood", BasePoint::hamlet}, {"hamlet", BasePoint::hamlet}, {"isolated_dwelling", BasePoint::hamlet}, {"locality", BasePoint::hamlet}}};

}  // namespace

std::optional<BaseLine> line_kind(const MapTags& tags) {
  if (const auto kind = found(roads, without_link(tags.highway))) return kind;
  if (const auto kind = found(rails, tags.railway)) return kind;
  if (const auto kind = found(rivers, tags.waterway)) return kind;
  std::string_view word = without_link(tags.fclass);
  if (word.starts_with("track_")) word = "track";
  if (const auto kind = found(roads, word)) return kind;
  if (const auto kind = found(rails, word)) return kind;
  return found(rivers, word);
}

std::optional<BaseArea> area_kind(const MapTags& tags) {
  if (!tags.building.empty() && tags.building != "no") return BaseArea::building;
  for (const auto* word : {&tags.natural, &tags.landuse, &tags.waterway, &tags.fclass})
    if (const auto kind = found(waters, *word)) return kind;
  if (tags.fclass == "building") return BaseArea::building;
  return std::nullopt;
}

std::optional<BasePoint> point_kind(const MapTags& tags) {
  const auto kind = found(settled, tags.place);
  return kind ? kind : found(settled, tags.fclass);
}

}  // namespace gridward::domain
