// SPDX-License-Identifier: Apache-2.0
// The door between the server and the endpoints: finds the route, calls it, turns what it throws into a problem reply (RFC 9457), and
// dresses the reply: If-None-Match, gzip. Usable without a socket, which is how resources are tested.
#pragma once

#include "http/server/router.hpp"

namespace gridward::http {

/// Finds the route and answers. Never throws. 404, 405 (with Allow) and OPTIONS included. Unexpected exceptions become
/// 500 "internal.error", logged with the trace id and without values.
Reply answer(const Router& router, Request request);

/// The same for a route that was found already; the request's parameters are set. Waits for a deferred endpoint.
Reply answer(const Route& route, const Request& request);

/// The two halves of it for a deferred endpoint: begin calls `answer` once, at once or later, and never throws; what it is given
/// goes into the second half.
void begin(const Route& route, const Request& request, const Answer& answer);
Reply answer(const Route& route, const Request& request, const ReplyMaker& make);

/// 404 or 405 or the answer to OPTIONS for a path that matched no route.
Reply answer_unmatched(const Match& match, const Request& request);

/// If-None-Match → 304; gzip of texts > 1 KB where accepted. HEAD keeps the body; the connection leaves it out.
void dress(Reply& reply, const Request& request);

/// 16 hexadecimal digits.
std::string new_trace();

}  // namespace gridward::http
