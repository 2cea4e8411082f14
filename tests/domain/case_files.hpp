// SPDX-License-Identifier: Apache-2.0
// The product's own rules and the case files of tests/data, for the tests of the domain.
#pragma once

#include <boost/json/array.hpp>
#include <string>

#include "base/time.hpp"
#include "domain/rules.hpp"

namespace gridward::tests {

/// rules/ and checklists/ of the source tree; read once.
const domain::Rules& product_rules();

/// "cases" of tests/data/<name>.
boost::json::array cases_of(const std::string& name);

/// The codes of messages/domain.<language>.properties and all the other message files of that language.
bool has_message(const std::string& language, const std::string& code);

base::Date day(const char* text);
base::Instant instant(const char* text);

}  // namespace gridward::tests
