// SPDX-License-Identifier: Apache-2.0
#include "base/problem.hpp"

#include <fmt/format.h>

namespace gridward::base {

int http_status(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::invalid: return 422;
    case ProblemKind::unauthenticated: return 401;
    case ProblemKind::forbidden: return 403;
    case ProblemKind::not_found: return 404;
    case ProblemKind::conflict: return 409;
    case ProblemKind::too_large: return 413;
    case ProblemKind::too_many: return 429;
    case ProblemKind::unavailable: return 503;
    case ProblemKind::internal: return 500;
  }
  return 500;
}

Problem::Problem(ProblemKind kind, std::string code, Arguments arguments, std::vector<FieldProblem> fields)
    : m_kind(kind), m_code(std::move(code)), m_arguments(std::move(arguments)), m_fields(std::move(fields)) {}

Problem& Problem::retry_after(int seconds) {
  m_retry_after_s = seconds;
  return *this;
}

Problem invalid(std::string code, Arguments arguments) {
  return {ProblemKind::invalid, std::move(code), std::move(arguments)};
}

Problem invalid_fields(std::vector<FieldProblem> fields) {
  return {ProblemKind::invalid, "request.invalid", {{"count", std::to_string(fields.size())}}, std::move(fields)};
}

Problem unauthenticated(std::string code) { return {ProblemKind::unauthenticated, std::move(code)}; }

Problem forbidden(std::string code, Arguments arguments) {
  return {ProblemKind::forbidden, std::move(code), std::move(arguments)};
}

Problem not_found(std::string_view what, std::string id) {
  return {ProblemKind::not_found, fmt::format("{}.not_found", what), {{"id", std::move(id)}}};
}

Problem conflict(std::string code, Arguments arguments) {
  return {ProblemKind::conflict, std::move(code), std::move(arguments)};
}

Problem too_many(std::string code, int retry_after_s) {
  return Problem(ProblemKind::too_many, std::move(code), {{"seconds", std::to_string(retry_after_s)}}).retry_after(retry_after_s);
}

Problem unavailable(std::string code, int retry_after_s) {
  return Problem(ProblemKind::unavailable, std::move(code), {{"seconds", std::to_string(retry_after_s)}}).retry_after(retry_after_s);
}

void broken_promise(const char* condition, const char* file, int line) {
  throw BrokenPromise(fmt::format("{}:{}: {}", file, line, condition));
}

}  // namespace gridward::base
