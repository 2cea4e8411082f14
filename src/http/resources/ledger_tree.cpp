// SPDX-License-Identifier: Apache-2.0
// The Merkle ledger over HTTP, as C2SP tlog-tiles says (ledgers.cpp is another thing: 台账, lists as XLSX). The SHA-256 log's prefix is
// /ledger, the SM3 log's is /ledger/sm3. Hashes and keys are open to all; what says which event a leaf is needs a session.
#include "http/resources/api.hpp"
#include "services/prove_event.hpp"

namespace gridward::http {

namespace {

using ledger::Suite;

Reply plain(std::string text) { return Reply::text(200, "text/plain; charset=utf-8", std::move(text)).header("Cache-Control", "no-cache"); }

Suite suite_query(const Request& request) {
  const auto text = text_query(request, "suite");
  if (text.empty() || text == "sha256") return Suite::sha256;
  if (text == "sm3") return Suite::sm3;
  throw base::invalid_fields({{"suite", "request.unknown_value", {{"allowed", "sha256, sm3"}}}});
}

void add_log(Router& router, Api& api, const std::string& prefix, Suite suite) {
  auto head = describe<void, void>(api, "ledger", {"账本最新的签名检查点", "The ledger's newest signed checkpoint"}, {200, 404});
  head.reply_type = "text/plain";
  head.public_ = true;
  router.get(prefix + "/checkpoint", [&api, suite](const Request&) { return plain(services::ledger_checkpoint(api.context, suite)); }, head);
  auto tile = describe<void, void>(api, "ledger", {"账本的散列瓦片", "A tile of the ledger's hashes"});
  tile.reply_type = "application/octet-stream";
  tile.public_ = true;
  router.get(prefix + "/tile/{level}/{tile*}", [&api, suite](const Request& request) {
    auto answer = Reply::text(200, "application/octet-stream", services::ledger_tile(api.context, suite, request.parameter("level"), request.parameter("tile")));
    return answer.header("Cache-Control", "public, max-age=31536000, immutable");   // a tile never changes; a wider one has another name
  }, tile);
  auto growth = describe<void, void>(api, "ledger", {"证明账本自某一大小以来只增未改", "Proof that the ledger only grew since it had a size"}, {200, 404});
  growth.reply_type = "text/plain";
  growth.public_ = true;
  growth.queries = {{"older", {"原来的条数", "leaves of the older tree"}, "integer"}};
  router.get(prefix + "/consistency", [&api, suite](const Request& request) { return plain(services::prove_growth(api.context, request.query_number("older", 0, 9'000'000'000'000'000), suite)); }, growth);
}

}  // namespace

void add_ledger_tree(Router& router, Api& api) {
  add_log(router, api, "/ledger", Suite::sha256);
  add_log(router, api, "/ledger/sm3", Suite::sm3);
  auto keys = describe<void, void>(api, "ledger", {"账本的公钥", "The ledger's public keys"});
  keys.reply_type = "text/plain";
  keys.public_ = true;
  router.get("/ledger/keys", [&api](const Request&) { return plain(services::ledger_key_list(api.context)); }, keys);
  auto proof = describe<void, void>(api, "ledger", {"某一事件已载入账本的证明", "Proof that an event is in the ledger"}, {200, 404});
  proof.reply_type = "text/plain";
  proof.queries = {{"event", {"事件序号 seq", "seq of the event"}, "integer"}, {"suite", {"sha256 或 sm3", "sha256 or sm3"}, "string", {"sha256", "sm3"}}};
  router.get("/v1/ledger/proof", [&api](const Request& request) {
    const auto identity = signed_in(api, request);
    return plain(services::prove_event(api.context, identity->caller, request.query_number("event", 0, 9'000'000'000'000'000), suite_query(request)));
  }, proof);
}

}  // namespace gridward::http
