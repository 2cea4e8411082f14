// SPDX-License-Identifier: Apache-2.0
// The Merkle ledger over HTTP, as C2SP tlog-tiles says (ledgers.cpp is another thing: 台账, lists as XLSX). The SHA-256 log's prefix is
// /ledger, the SM3 log's is /ledger/sm3. Hashes and keys are open to all; what says which event a leaf is needs a session.
#include "http/resources/api.hpp"
#include "http/server/compression.hpp"
#include "services/prove_event.hpp"
#include "services/rotate_ledger_key.hpp"

namespace gridward::http {

namespace {

using ledger::Suite;

Reply plain(std::string text) { return Reply::text(200, "text/plain; charset=utf-8", std::move(text)).header("Cache-Control", "no-cache"); }

constexpr std::int64_t largest = 9'000'000'000'000'000;

/// Binary for the door, which leaves it as it is; half of it is text, and C2SP's clients expect gzip here.
Reply entries(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  auto bundle = services::ledger_entries(api.context, identity->caller, request.parameter("tile"));
  const bool packed = accepts_coding(request.headers.find("accept-encoding"), "gzip");
  auto answer = Reply::text(200, "application/octet-stream", packed ? gzipped(bundle) : std::move(bundle));
  if (packed) answer.header("Content-Encoding", "gzip");
  return answer.header("Vary", "Accept-Encoding").header("Cache-Control", "private, max-age=31536000, immutable");
}

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
  auto bundle = describe<void, void>(api, "ledger", {"账本一组条目（须有权查看其中每一条的区域）", "A bundle of the ledger's entries, for whoever may read the region of each"});
  bundle.reply_type = "application/octet-stream";
  router.get(prefix + "/tile/entries/{tile*}", [&api](const Request& request) { return entries(api, request); }, bundle);
  auto picture = describe<void, void>(api, "ledger", {"签名检查点的二维码，供打印保存", "A signed checkpoint as a QR code, to be printed and kept"}, {200, 404});
  picture.reply_type = "image/svg+xml";
  picture.public_ = true;
  picture.queries = {{"size", {"条数；缺省为最新", "leaves; the newest when absent"}, "integer"}};
  router.get(prefix + "/checkpoint.svg", [&api, suite](const Request& request) {
    return Reply::text(200, "image/svg+xml", services::checkpoint_picture(api.context, suite, request.query_number("size", 0, largest))).header("Cache-Control", "no-cache");
  }, picture);
  auto growth = describe<void, void>(api, "ledger", {"证明账本自某一大小以来只增未改", "Proof that the ledger only grew since it had a size"}, {200, 404});
  growth.reply_type = "text/plain";
  growth.public_ = true;
  growth.queries = {{"older", {"原来的条数", "leaves of the older tree"}, "integer"}};
  router.get(prefix + "/consistency", [&api, suite](const Request& request) { return plain(services::prove_growth(api.context, request.query_number("older", 0, largest), suite)); }, growth);
}

}  // namespace

void add_ledger_tree(Router& router, Api& api) {
  add_log(router, api, "/ledger", Suite::sha256);
  add_log(router, api, "/ledger/sm3", Suite::sm3);
  auto keys = describe<void, void>(api, "ledger", {"账本的公钥", "The ledger's public keys"});
  keys.reply_type = "text/plain";
  keys.public_ = true;
  router.get("/ledger/keys", [&api](const Request&) { return plain(services::ledger_key_list(api.context)); }, keys);
  auto notes = describe<void, void>(api, "ledger", {"账本密钥交接的签名说明", "The signed notes by which the ledger's keys hand over"});
  notes.reply_type = "text/plain";
  notes.public_ = true;
  router.get("/ledger/key-notes", [&api](const Request&) { return plain(services::ledger_key_notes(api.context)); }, notes);
  auto proof = describe<void, void>(api, "ledger", {"某一事件已载入账本的证明", "Proof that an event is in the ledger"}, {200, 404});
  proof.reply_type = "text/plain";
  proof.queries = {{"event", {"事件序号 seq", "seq of the event"}, "integer"}, {"suite", {"sha256 或 sm3", "sha256 or sm3"}, "string", {"sha256", "sm3"}}};
  router.get("/v1/ledger/proof", [&api](const Request& request) {
    const auto identity = signed_in(api, request);
    return plain(services::prove_event(api.context, identity->caller, request.query_number("event", 0, largest), suite_query(request)));
  }, proof);
}

}  // namespace gridward::http
