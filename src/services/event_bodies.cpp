// SPDX-License-Identifier: Apache-2.0
#include "services/event_bodies.hpp"

#include "base/problem.hpp"
#include "json/codec.hpp"

namespace gridward::services {

namespace {

// Inside a text a quotation mark is escaped, so that this stands nowhere but where with_facts put it.
constexpr std::string_view mark = ",\"facts\":{";

struct Holder {
  SavedFacts facts;
};
BOOST_DESCRIBE_STRUCT(Holder, (), (facts))

}  // namespace

std::string with_facts(std::string document, const SavedFacts& facts) {
  ENSURE(document.size() > 2 && document.back() == '}');
  document.pop_back();
  document += mark.substr(0, mark.size() - 1);
  document += json::write_text(facts);
  return document + "}";
}

SavedFacts facts_in(const std::string& body) { return json::read_stored<Holder>(body).facts; }

std::string document_in(const std::string& body) {
  const auto at = body.rfind(mark);
  return at == std::string::npos ? body : body.substr(0, at) + "}";
}

}  // namespace gridward::services
