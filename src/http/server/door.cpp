// SPDX-License-Identifier: Apache-2.0
#include "http/server/door.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <future>
#include <random>
#include <typeinfo>

#include "http/server/compression.hpp"
#include "http/server/problem_reply.hpp"

namespace gridward::http {

namespace {

constexpr std::size_t worth_gzip = 1024;

Reply internal_error(const Request& request) {
  return refusal({500, "internal.error", {{"id", request.trace}}}, request.language, request.trace);
}

bool etag_listed(std::string_view list, std::string_view etag) {
  const auto strong = [](std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; };
  for (const auto part : base::split(list, ',')) {
    const auto tag = base::trimmed(part);
    if (tag == "*" || strong(tag) == strong(etag)) return true;
  }
  return false;
}

Reply call(const Route& route, const Request& request, const ReplyMaker& make) {
  try {
    return make();
  } catch (const base::Problem& problem) {
    if (problem.kind() == base::ProblemKind::internal)
      spdlog::error("{} {} failed: {} (trace {})", name_of(route.method), route.pattern, problem.code(), request.trace);
    return Reply::problem(problem, request.language, request.trace);
  } catch (const base::BrokenPromise& broken) {
    spdlog::critical("{} {} broke a promise: {} (trace {})", name_of(route.method), route.pattern, broken.what(), request.trace);
  } catch (const std::bad_alloc&) {
    spdlog::error("{} {} ran out of memory (trace {})", name_of(route.method), route.pattern, request.trace);
  } catch (const std::exception& error) {
    // Only the type: a library's text may carry what somebody typed.
    spdlog::error("{} {} failed: {} (trace {})", name_of(route.method), route.pattern, typeid(error).name(), request.trace);
  }
  return internal_error(request);
}

}  // namespace

Reply answer(const Route& route, const Request& request, const ReplyMaker& make) {
  auto reply = call(route, request, make);
  dress(reply, request);
  return reply;
}

void begin(const Route& route, const Request& request, const Answer& answer) {
  try {
    route.deferred(request, answer);
  } catch (...) {
    answer([error = std::current_exception()]() -> Reply { std::rethrow_exception(error); });
  }
}

Reply answer(const Route& route, const Request& request) {
  if (route.endpoint) return answer(route, request, [&] { return route.endpoint(request); });
  std::promise<ReplyMaker> outcome;
  begin(route, request, [&outcome](ReplyMaker make) { outcome.set_value(std::move(make)); });
  return answer(route, request, outcome.get_future().get());
}

Reply answer(const Router& router, Request request) {
  if (request.trace.empty()) request.trace = new_trace();
  auto match = router.find(request.method, request.path);
  if (match.route == nullptr) return answer_unmatched(match, request);
  request.parameters = std::move(match.parameters);
  return answer(*match.route, request);
}

Reply answer_unmatched(const Match& match, const Request& request) {
  if (match.allow.empty()) return refusal({404, "route.not_found", {}}, request.language, request.trace);
  auto reply = request.method == Method::options
                   ? Reply::empty(204)
                   : refusal({405, "http.method_not_allowed", {{"allow", match.allow}}}, request.language, request.trace);
  reply.header("Allow", match.allow);
  return reply;
}

void dress(Reply& reply, const Request& request) {
  const bool reading = request.method == Method::get || request.method == Method::head;
  const auto etag = reply.find("ETag");
  if (reading && reply.status == 200 && !etag.empty() && etag_listed(request.headers.find("if-none-match"), etag)) {
    reply.status = 304;
    reply.body.clear();
    reply.source = nullptr;
    reply.source_length.reset();
    return;
  }
  if (reply.body.size() <= worth_gzip || !reply.find("Content-Encoding").empty() || reply.status == 206) return;
  if (!is_compressible(reply.find("Content-Type"))) return;
  reply.header("Vary", "Accept-Encoding");
  if (!accepts_coding(request.headers.find("accept-encoding"), "gzip")) return;
  reply.body = gzipped(reply.body);
  reply.header("Content-Encoding", "gzip");
}

std::string new_trace() {
  thread_local std::mt19937_64 random{std::random_device{}()};
  return fmt::format("{:016x}", random());
}

}  // namespace gridward::http
