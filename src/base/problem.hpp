// SPDX-License-Identifier: Apache-2.0
// Problem: the one exception that says "this request cannot go on". It carries a stable code and the values that
// the text needs; the text itself stands in messages/ in the reader's language and is chosen at the door.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gridward::base {

enum class ProblemKind { invalid, unauthenticated, forbidden, not_found, conflict, too_large, too_many, unavailable, internal };

/// HTTP status of a kind: 422, 401, 403, 404, 409, 413, 429, 503, 500.
int http_status(ProblemKind kind);

/// Named values for a message's {placeholders}. Never personal data.
using Arguments = std::vector<std::pair<std::string, std::string>>;

/// One bad field: where it is (JSON path such as "answers[3].item", or "row 12, 电话"), and why (a message code).
struct FieldProblem {
  std::string path;
  std::string code;
  Arguments arguments = {};
};

class Problem : public std::exception {
 public:
  Problem(ProblemKind kind, std::string code, Arguments arguments = {}, std::vector<FieldProblem> fields = {});

  ProblemKind kind() const { return m_kind; }
  const std::string& code() const { return m_code; }
  const Arguments& arguments() const { return m_arguments; }
  const std::vector<FieldProblem>& fields() const { return m_fields; }
  int retry_after_s() const { return m_retry_after_s; }
  Problem& retry_after(int seconds);

  /// The code alone; for logs. Use Messages for a sentence.
  const char* what() const noexcept override { return m_code.c_str(); }

 private:
  ProblemKind m_kind;
  std::string m_code;
  Arguments m_arguments;
  std::vector<FieldProblem> m_fields;
  int m_retry_after_s = 0;
};

// The factories. Every throw in the product goes through one of these.
[[nodiscard]] Problem invalid(std::string code, Arguments arguments = {});
[[nodiscard]] Problem invalid_fields(std::vector<FieldProblem> fields);  ///< code "request.invalid"
[[nodiscard]] Problem unauthenticated(std::string code = "session.needed");
[[nodiscard]] Problem forbidden(std::string code = "scope.forbidden", Arguments arguments = {});
/// Also for what the caller may not know of (a foreign region).
[[nodiscard]] Problem not_found(std::string_view what, std::string id = {});  ///< code "<what>.not_found"
[[nodiscard]] Problem conflict(std::string code, Arguments arguments = {});
[[nodiscard]] Problem too_many(std::string code, int retry_after_s);
[[nodiscard]] Problem unavailable(std::string code, int retry_after_s = 1);

/// Thrown by ENSURE: the programmer is wrong. Answers 500 and rolls back.
class BrokenPromise : public std::exception {
 public:
  explicit BrokenPromise(std::string where) : m_where(std::move(where)) {}
  const char* what() const noexcept override { return m_where.c_str(); }

 private:
  std::string m_where;
};

[[noreturn]] void broken_promise(const char* condition, const char* file, int line);

}  // namespace gridward::base

/// On in release too.
#define ENSURE(condition) \
  do { \
    if (!(condition)) ::gridward::base::broken_promise(#condition, __FILE__, __LINE__); \
  } while (false)
