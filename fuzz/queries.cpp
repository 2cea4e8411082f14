// SPDX-License-Identifier: Apache-2.0
// The queries of lists, as the hazard list and its neighbours read them: each value is of its kind, or the request is refused by name.
#include <cmath>

#include "domain/hazard.hpp"
#include "fuzz/fuzz.hpp"
#include "http/resources/queries.hpp"

using namespace gridward;

namespace {

template <typename Read>
void ask(Read read) {
  fuzz::accepted(read);
}

template <typename Enum>
void word(const http::Request& request, std::string_view name) {
  ask([&] {
    const auto value = http::enum_query<Enum>(request, name);
    const auto sent = request.query(name);
    HOLDS(value.has_value() == (sent && !sent->empty()));
    if (value) HOLDS(boost::describe::enum_to_string(*value, "") == *sent);
  });
}

void id(const http::Request& request) {
  ask([&] {
    const auto place = http::id_query<domain::PlaceId>(request, "place");
    HOLDS(place.has_value() == request.query("place").has_value());
    if (place) HOLDS(place->text() == *request.query("place"));
  });
  ask([&] {
    const auto cursor = http::key_cursor<domain::PlaceId>(request);
    HOLDS(cursor.empty() || domain::PlaceId::parse(cursor));
  });
}

}  // namespace

/// The input is what stands behind the question mark.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  http::Request request;
  if (!http::set_target(request, "/v1/hazards?" + std::string(fuzz::text_of(data, size)))) return 0;
  ask([&] {
    const auto within = http::region_query(request);
    if (within) HOLDS(!within->empty() && within->text().find_first_not_of("0123456789") == std::string::npos);
  });
  ask([&] { HOLDS(http::page_limit(request) >= 1 && http::page_limit(request) <= 200); });
  for (const auto* flag : {"open", "overdue"})
    ask([&] { HOLDS(!http::flag_query(request, flag) || request.query_number(flag, 0, 1) == 1); });
  for (const auto* number : {"lng", "lat"})
    ask([&] {
      if (const auto value = http::number_query(request, number)) HOLDS(std::isfinite(*value));
    });
  word<domain::HazardState>(request, "state");
  word<domain::HazardLevel>(request, "level");
  word<domain::Role>(request, "role");
  id(request);
  HOLDS(http::text_query(request, "sort") == request.query("sort").value_or(""));
  return 0;
}
