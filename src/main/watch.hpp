// SPDX-License-Identifier: Apache-2.0
// What an operator may watch, and who may: the sources of /metrics and its door. A new figure is one more source here.
#pragma once

#include "http/resources/live_feed.hpp"
#include "http/server/server.hpp"
#include "jobs/runner.hpp"
#include "main/house.hpp"
#include "main/metrics.hpp"

namespace gridward {

/// GET /metrics for the configured token, or for the configured addresses (this machine's own unless told otherwise) when nobody
/// unknown stands between; anybody else gets "metrics.forbidden".
http::Reply show_metrics(Metrics& metrics, const Configuration& configuration, const http::Request& request);

/// Everything named must outlive the server.
struct Watched {
  House& house;
  http::LiveFeed& live;
  jobs::Runner& runner;
  jobs::Runner& sequencer;
  http::Server& server;
  base::Histogram& ledger_lag;
};
void watch(Metrics& metrics, const Watched& watched);

}  // namespace gridward
