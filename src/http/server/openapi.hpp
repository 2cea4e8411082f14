// SPDX-License-Identifier: Apache-2.0
// The OpenAPI 3.1 document of a router's routes, made from their descriptions and the types' schemas. Deterministic: the same
// routes give the same bytes, so that a committed copy can be checked for drift. Routes without a tag are left out.
#pragma once

#include <string>

#include "http/server/router.hpp"
#include "json/schema.hpp"

namespace gridward::http {

/// Adds the component Problem itself. Indented text, ends with a newline.
std::string openapi_document(const Router& router, const json::Schemas& schemas, std::string_view version);

}  // namespace gridward::http
