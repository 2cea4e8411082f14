// SPDX-License-Identifier: Apache-2.0
// The body of a refusal, application/problem+json (RFC 9457): type, title, status, code, detail, fields, trace. For the refusals that
// the server itself makes (400, 405, 408, 413, 431), which no base::ProblemKind stands for; endpoints throw base::Problem.
#pragma once

#include "http/server/reply.hpp"

namespace gridward::http {

struct Refusal {
  int status = 400;
  std::string_view code;
  base::Arguments arguments;
  int retry_after_s = 0;
};

Reply refusal(const Refusal& refusal, base::Language language, std::string_view trace);

}  // namespace gridward::http
