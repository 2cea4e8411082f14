// SPDX-License-Identifier: Apache-2.0
// Reads rules/substitutions.json. What is missing or of another kind is thrown as rules_reader.hpp's other tables do; it names the file.
#pragma once

#include <boost/json/object.hpp>

#include "domain/substitution.hpp"

namespace gridward::json {

domain::SubstitutionRules read_substitutions(const boost::json::object& object);

}  // namespace gridward::json
