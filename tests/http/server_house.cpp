// SPDX-License-Identifier: Apache-2.0
#include "http/server_house.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace server_test {

namespace fs = std::filesystem;

namespace {

void add_file(const fs::path& file) {
  const auto name = file.filename().string();
  std::ostringstream content;
  content << std::ifstream(file).rdbuf();
  const auto language = name.find(".zh-CN.") == std::string::npos ? base::Language::en : base::Language::zh;
  base::Messages::shared().add(language, name, content.str());
}

}  // namespace

void load_messages() {
  if (base::Messages::shared().has(base::Language::zh, "request.invalid")) return;
  for (const auto& entry : fs::directory_iterator(GRIDWARD_SOURCE_DIR "/messages"))
    if (entry.path().extension() == ".properties") add_file(entry.path());
}

House::House(http::Options options) {
  load_messages();
  router.put("/echo/{id}", [](const http::Request& r) { return http::Reply::json(200, r.parameter("id") + "|" + r.body); });
  router.put("/photos/{id}", [](const http::Request& r) { return http::Reply::json(201, std::to_string(r.body.size())); }, {}, 4 << 20);
  router.get("/hello", [](const http::Request&) { return http::Reply::json(200, "\"hello\"").etag("7"); });
  router.get("/who", [](const http::Request& r) {
    return http::Reply::text(200, "text/plain", r.remote_address + (r.secure ? " secure" : " plain"));
  });
  router.get("/slow", [this](const http::Request&) {
    ++slow_running;
    while (!let_go) std::this_thread::sleep_for(2ms);
    --slow_running;
    return http::Reply::json(200, "\"slow\"");
  });
  router.get("/throws", [](const http::Request&) -> http::Reply { throw std::runtime_error("secret 13800000000"); });
  router.get("/breaks", [](const http::Request&) -> http::Reply { ENSURE(1 + 1 == 3); return {}; });
  router.get("/refuses", [](const http::Request&) -> http::Reply { throw base::too_many("http.busy", 3); });
  router.get("/large", [](const http::Request&) { return http::Reply::json(200, "\"" + std::string(3 << 20, 'x') + "\""); });
  router.get("/export", [](const http::Request&) {
    return http::Reply::download("text/csv", "隐患.csv", [n = 0]() mutable -> std::optional<std::string> {
      return n < 1000 ? std::optional("row " + std::to_string(n++) + "\n") : std::nullopt;
    });
  });
  router.get("/pieces", [](const http::Request&) {
    auto reply = http::Reply::text(200, "text/plain", {});
    reply.source_length = 12;
    reply.source = [n = 0]() mutable -> std::optional<std::string> { return n++ < 3 ? std::optional<std::string>("four") : std::nullopt; };
    return reply;
  });
  router.get("/broken-export", [](const http::Request&) {
    return http::Reply::download("text/csv", "", [n = 0]() mutable -> std::optional<std::string> {
      if (n++ > 3) throw std::runtime_error("disk");
      return "row\n";
    });
  });
  router.get("/live", [this](const http::Request&) {
    auto stream = std::make_shared<http::EventStream>(64, 64 * 1024);
    const std::lock_guard lock(streams_mutex);
    streams.push_back(stream);
    return http::Reply::events(stream);
  });
  options.access_log = false;
  options.observe = [this](const http::Route*, int, double) { ++observed; };
  server = std::make_unique<http::Server>(router, std::move(options));
}

}  // namespace server_test
