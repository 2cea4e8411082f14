// SPDX-License-Identifier: Apache-2.0
// Router: method and path pattern → endpoint. A pattern's segment is literal, {name}, or {name*} at the end for the whole rest; literal
// wins over {name}, {name} over {name*}. Fill it before the server starts; it is read by many threads afterwards.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "http/server/reply.hpp"
#include "http/server/request.hpp"

namespace gridward::http {

/// May block: it runs on a worker. Throws base::Problem to refuse.
using Endpoint = std::function<Reply(const Request&)>;

/// Makes the reply, or throws base::Problem to refuse. Called on the connection's thread: it must not block.
using ReplyMaker = std::function<Reply()>;
/// To be called once, on any thread, when the outcome is known.
using Answer = std::function<void(ReplyMaker)>;
/// For work that ends on a thread of its own (a write lane), so that no worker sleeps meanwhile. Begins on a worker and returns at
/// once; the request lives until the answer. Throwing answers too, and then nothing else may.
using DeferredEndpoint = std::function<void(const Request&, Answer)>;

struct QueryDescription {
  std::string name{};
  base::Text meaning{};
  std::string type = "string";  ///< JSON Schema type
  std::vector<std::string_view> words{};   ///< the only values that are taken; empty = any
  std::int64_t lowest = 0, highest = 0;    ///< of an integer; 0 and 0 = not said
};

/// What a route is for readers of /v1/openapi.json.
struct Description {
  base::Text summary{};
  std::string tag{};
  std::string request{};         ///< component name (json::Schemas::add), or empty
  std::string reply{};           ///< component name, or empty
  std::vector<int> statuses{200};  ///< the good ones first; 4xx are problems
  std::vector<std::string> roles{};  ///< who may call it; empty = see public_
  bool public_ = false;          ///< no session needed
  std::vector<QueryDescription> queries{};
  std::string request_type = "application/json";
  std::string reply_type = "application/json";
};

struct Route {
  Method method = Method::get;
  std::string pattern{};         ///< "/v1/places/{id}"
  Endpoint endpoint{};
  DeferredEndpoint deferred{};   ///< instead of the endpoint
  Description description{};
  std::size_t body_limit = 0;    ///< bytes; 0 = the server's
};

/// What a path leads to.
struct Match {
  const Route* route = nullptr;      ///< nullptr: 404, or 405 when `allow` is set
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string allow;                 ///< "GET, HEAD, PUT" when the path exists
};

class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  /// ENSUREs that the pattern is well-formed and new.
  void add(Route route);
  void get(std::string pattern, Endpoint endpoint, Description description = {});
  void put(std::string pattern, Endpoint endpoint, Description description = {}, std::size_t body_limit = 0);
  void put_deferred(std::string pattern, DeferredEndpoint endpoint, Description description = {});
  void post(std::string pattern, Endpoint endpoint, Description description = {}, std::size_t body_limit = 0);
  void patch(std::string pattern, Endpoint endpoint, Description description = {}, std::size_t body_limit = 0);
  void delete_(std::string pattern, Endpoint endpoint, Description description = {});

  /// HEAD goes to GET. The path is decoded.
  Match find(Method method, std::string_view path) const;
  /// In the order of adding.
  const std::vector<std::unique_ptr<Route>>& routes() const { return m_routes; }

 private:
  struct Node;
  std::unique_ptr<Node> m_root;
  std::vector<std::unique_ptr<Route>> m_routes;
};

}  // namespace gridward::http
