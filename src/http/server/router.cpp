// SPDX-License-Identifier: Apache-2.0
#include "http/server/router.hpp"

#include "base/problem.hpp"

namespace gridward::http {

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> parameter;
  std::unique_ptr<Node> rest;             ///< {name*}
  std::map<Method, const Route*> routes;
};

namespace {

using Values = std::vector<std::string_view>;

std::vector<std::string_view> segments(std::string_view path) {
  ENSURE(path.starts_with('/'));
  return base::split(path.substr(1), '/');
}

bool is_parameter(std::string_view segment) { return segment.size() > 2 && segment.front() == '{' && segment.back() == '}'; }
bool is_rest(std::string_view segment) { return is_parameter(segment) && segment[segment.size() - 2] == '*'; }

/// Literal first, then {name}, then {name*}; goes back when a branch leads nowhere. Depth is bounded by the patterns.
template <typename Node>
const Node* walk(const Node& node, std::string_view path, Values& values) {
  if (path.empty()) return node.routes.empty() ? nullptr : &node;
  path.remove_prefix(1);
  const auto end = std::min(path.find('/'), path.size());
  const auto segment = path.substr(0, end), after = path.substr(end);
  if (const auto literal = node.literals.find(segment); literal != node.literals.end())
    if (const auto* found = walk(*literal->second, after, values)) return found;
  if (node.parameter && !segment.empty()) {
    values.push_back(segment);
    if (const auto* found = walk(*node.parameter, after, values)) return found;
    values.pop_back();
  }
  if (!node.rest) return nullptr;
  values.push_back(path);
  return node.rest.get();
}

std::vector<std::pair<std::string, std::string>> named(std::string_view pattern, const Values& values) {
  std::vector<std::pair<std::string, std::string>> parameters;
  auto value = values.begin();
  for (const auto segment : segments(pattern)) {
    if (!is_parameter(segment)) continue;
    parameters.emplace_back(segment.substr(1, segment.size() - (is_rest(segment) ? 3 : 2)), *value++);
  }
  return parameters;
}

std::string allowed(const std::map<Method, const Route*>& routes) {
  std::string allow;
  for (const auto& [method, route] : routes) {
    allow.append(name_of(method)).append(", ");
    if (method == Method::get) allow.append("HEAD, ");
  }
  return allow.append("OPTIONS");
}

}  // namespace

Router::Router() : m_root(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Route route) {
  Node* node = m_root.get();
  for (const auto segment : segments(route.pattern)) {
    auto& next = is_rest(segment) ? node->rest : is_parameter(segment) ? node->parameter : node->literals[std::string(segment)];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  ENSURE(static_cast<bool>(route.endpoint) != static_cast<bool>(route.deferred));
  m_routes.push_back(std::make_unique<Route>(std::move(route)));
  ENSURE(node->routes.emplace(m_routes.back()->method, m_routes.back().get()).second);
}

void Router::get(std::string pattern, Endpoint endpoint, Description description) {
  add({Method::get, std::move(pattern), std::move(endpoint), {}, std::move(description), 0});
}

void Router::put(std::string pattern, Endpoint endpoint, Description description, std::size_t body_limit) {
  add({Method::put, std::move(pattern), std::move(endpoint), {}, std::move(description), body_limit});
}

void Router::put_deferred(std::string pattern, DeferredEndpoint endpoint, Description description) {
  add({Method::put, std::move(pattern), {}, std::move(endpoint), std::move(description), 0});
}

void Router::post(std::string pattern, Endpoint endpoint, Description description, std::size_t body_limit) {
  add({Method::post, std::move(pattern), std::move(endpoint), {}, std::move(description), body_limit});
}

void Router::patch(std::string pattern, Endpoint endpoint, Description description, std::size_t body_limit) {
  add({Method::patch, std::move(pattern), std::move(endpoint), {}, std::move(description), body_limit});
}

void Router::delete_(std::string pattern, Endpoint endpoint, Description description) {
  add({Method::delete_, std::move(pattern), std::move(endpoint), {}, std::move(description), 0});
}

Match Router::find(Method method, std::string_view path) const {
  Match match;
  Values values;
  const Node* node = path.starts_with('/') ? walk(*m_root, path, values) : nullptr;
  if (node == nullptr) return match;
  const auto found = node->routes.find(method == Method::head ? Method::get : method);
  if (found == node->routes.end()) {
    match.allow = allowed(node->routes);
    return match;
  }
  match.route = found->second;
  match.parameters = named(found->second->pattern, values);
  return match;
}

}  // namespace gridward::http
