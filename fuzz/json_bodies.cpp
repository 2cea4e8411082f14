// SPDX-License-Identifier: Apache-2.0
// JSON texts into every type that a route takes as its body. What is accepted is written, read again and is then the same; our own
// rows come back through the lenient reader alike.
#include "fuzz/fuzz.hpp"
#include "json/codec.hpp"
#include "services/people.hpp"
#include "services/places.hpp"
#include "services/record_step.hpp"
#include "services/sign_in.hpp"

using namespace gridward;

namespace {

template <typename T>
void body(std::string_view text) {
  T value{};
  if (!fuzz::accepted([&] { value = json::read_text<T>(text); })) return;
  const auto written = json::write_text(value);
  HOLDS(json::write_text(json::read_text<T>(written)) == written);
  HOLDS(json::write_text(json::read_stored<T>(written)) == written);
}

template <typename T>
void stored(std::string_view text) {
  try {
    const auto written = json::write_text(json::read_stored<T>(text));
    HOLDS(json::write_text(json::read_stored<T>(written)) == written);
  } catch (const base::BrokenPromise&) {  // a row of ours that is none: answered as 500
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  switch (fuzz::choice(text, 12)) {
    case 0: body<domain::Inspection>(text); break;
    case 1: body<services::PlaceInput>(text); break;
    case 2: body<services::HazardReport>(text); break;
    case 3: body<services::StepInput>(text); break;
    case 4: body<domain::Region>(text); break;
    case 5: body<domain::Post>(text); break;
    case 6: body<services::PersonInput>(text); break;
    case 7: body<services::SignInInput>(text); break;
    case 8: body<services::RevealInput>(text); break;
    case 9: body<domain::Limit>(text); break;
    case 10: stored<domain::Hazard>(text); break;
    case 11: stored<domain::Step>(text); break;
  }
  return 0;
}
