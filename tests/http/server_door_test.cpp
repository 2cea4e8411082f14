// SPDX-License-Identifier: Apache-2.0
#include "http/server/door.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "http/server/compression.hpp"
#include "http/server/static_files.hpp"
#include "http/server_house.hpp"

namespace {

using namespace server_test;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;
namespace fs = std::filesystem;

http::Request request(std::string_view target, const std::vector<std::pair<std::string, std::string>>& headers = {}) {
  http::Request made;
  for (const auto& [name, value] : headers) made.headers.add(name, value);
  EXPECT_TRUE(http::set_target(made, target)) << target;
  return made;
}

http::Endpoint says(std::string text) {
  return [text](const http::Request&) { return http::Reply::json(200, text); };
}

TEST(Router, prefers_literal_to_parameter_to_rest) {
  http::Router router;
  router.get("/a/{id}", says("parameter"));
  router.get("/a/new", says("literal"));
  router.get("/{path*}", says("rest"));
  router.get("/a/new/{x}/end", says("deep"));
  const auto answer = [&](std::string_view path) { return http::answer(router, request(path)).body; };
  EXPECT_EQ(answer("/a/7"), "parameter");
  EXPECT_EQ(answer("/a/new"), "literal");
  EXPECT_EQ(answer("/a/new/1/end"), "deep");
  EXPECT_EQ(answer("/a/new/1/other"), "rest");
  EXPECT_EQ(answer("/"), "rest");
  EXPECT_EQ(answer("/a/"), "rest");
}

TEST(Router, decodes_parameters) {
  http::Router router;
  router.get("/a/{id}/{rest*}", [](const http::Request& r) { return http::Reply::json(200, r.parameter("id") + "|" + r.parameter("rest")); });
  EXPECT_EQ(http::answer(router, request("/a/%E7%81%AB%20x/b/c")).body, "火 x|b/c");
}

TEST(Router, takes_no_route_twice) {
  http::Router router;
  router.get("/a/{id}", says(""));
  EXPECT_THROW(router.get("/a/{name}", says("")), base::BrokenPromise);
}

TEST(Request, reads_queries_and_cookies) {
  const auto r = request("/a?x=1&y=%E7%81%AB+%2B&x=2&empty", {{"Cookie", "a=1; gridward_session=abc=; b=2"}});
  EXPECT_EQ(r.query("x"), "1");
  EXPECT_EQ(r.query("y"), "火 +");
  EXPECT_EQ(r.query("empty"), "");
  EXPECT_EQ(r.query("z"), std::nullopt);
  EXPECT_EQ(r.query_number("x", 9, 10), 1);
  EXPECT_EQ(r.query_number("z", 9, 10), 9);
  EXPECT_THROW((void)r.query_number("y", 9, 10), base::Problem);
  EXPECT_EQ(r.cookie("gridward_session"), "abc=");
  EXPECT_EQ(r.cookie("b"), "2");
  EXPECT_EQ(r.cookie("session"), std::nullopt);
}

TEST(Request, a_target_that_is_no_path_or_has_too_many_queries_is_refused) {
  std::string many = "/a?";
  for (int i = 0; i < 65; ++i) many += "x=1&";
  http::Request r;
  for (const auto& target : {std::string("a"), std::string(""), std::string("*"), std::string("/%"), std::string("/%4"), std::string("/a?x=%zz"), many})
    EXPECT_FALSE(http::set_target(r, target)) << target;
  EXPECT_TRUE(http::set_target(r, "http://host:80/a?b=1"));
  EXPECT_EQ(r.path, "/a");
}

TEST(Reply, a_header_cannot_smuggle_another) {
  http::Reply reply;
  EXPECT_THROW(reply.header("Location", "/a\r\nSet-Cookie: x=1"), base::BrokenPromise);
  EXPECT_THROW(reply.cookie("a=1\nb"), base::BrokenPromise);
}

TEST(Compression, listens_to_what_the_client_accepts) {
  EXPECT_TRUE(http::accepts_coding("br, gzip;q=0.5", "gzip"));
  EXPECT_TRUE(http::accepts_coding("*", "gzip"));
  EXPECT_FALSE(http::accepts_coding("*, gzip;q=0", "gzip"));
  EXPECT_FALSE(http::accepts_coding("", "gzip"));
  EXPECT_FALSE(http::accepts_coding("br", "gzip"));
}

TEST(ProblemReply, lists_fields_with_sentences) {
  load_messages();
  const auto problem = base::invalid_fields({{"answers[3].item", "json.too_long", {{"limit", "5"}}}});
  const auto reply = http::Reply::problem(problem, base::Language::en, "t1");
  EXPECT_EQ(reply.status, 422);
  EXPECT_EQ(reply.body,
            R"({"type":"urn:gridward:problem:request.invalid","title":"Not accepted","status":422,"code":"request.invalid",)"
            R"("detail":"1 field(s) are not right. Correct them as shown and send again.",)"
            R"("fields":[{"path":"answers[3].item","code":"json.too_long","message":"Longer than 5 characters."}],"trace":"t1"})");
}

TEST(Messages, every_code_of_this_room_has_a_text_in_both_languages) {
  load_messages();
  auto& messages = base::Messages::shared();
  for (const auto& code : messages.codes(base::Language::zh)) {
    const bool ours = code.starts_with("json.") || code.starts_with("http.");
    EXPECT_TRUE(!ours || messages.has(base::Language::en, code)) << code;
  }
  for (const auto* code : {"json.malformed", "json.missing_field", "http.busy", "route.not_found", "file.not_found"}) {
    EXPECT_TRUE(messages.has(base::Language::zh, code)) << code;
    EXPECT_TRUE(messages.has(base::Language::en, code)) << code;
  }
}

class Files : public ::testing::Test {
 protected:
  Files() : m_folder(fs::temp_directory_path() / ("gridward-files-" + std::to_string(::getpid()))) {
    load_messages();
    write("web/index.html", "<html>page</html>");
    write("web/assets/app-1a2b.js", "script");
    write("web/assets/app-1a2b.js.br", "br form");
    write("web/assets/app-1a2b.js.gz", "gz form");
    write("web/.hidden", "no");
    write("web/map.pmtiles", std::string(300'000, 'm') + "end");
    write("secret.txt", "outside");
    fs::create_symlink(m_folder / "secret.txt", m_folder / "web/link.txt");
    http::StaticFiles{m_folder / "web", "/desk"}.add_to(m_router);
  }
  ~Files() override { fs::remove_all(m_folder); }

  void write(const std::string& name, std::string_view content) {
    fs::create_directories((m_folder / name).parent_path());
    std::ofstream(m_folder / name, std::ios::binary) << content;
  }
  http::Reply ask(std::string_view target, const std::vector<std::pair<std::string, std::string>>& headers = {}) {
    return http::answer(m_router, request(target, headers));
  }
  static std::string whole(const http::Reply& reply) {
    if (!reply.source) return reply.body;
    std::string all;
    while (const auto next = reply.source()) all += *next;
    return all;
  }

 private:
  fs::path m_folder;
  http::Router m_router;
};

TEST_F(Files, have_their_type_and_are_revalidated_by_etag) {
  const auto page = ask("/desk/");
  EXPECT_EQ(page.body, "<html>page</html>");
  EXPECT_EQ(page.find("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.find("Cache-Control"), "no-cache");
  EXPECT_EQ(ask("/desk/index.html", {{"If-None-Match", std::string(page.find("ETag"))}}).status, 304);
}

TEST_F(Files, with_a_hash_in_their_name_never_change) {
  EXPECT_EQ(ask("/desk/assets/app-1a2b.js").find("Cache-Control"), "public, max-age=31536000, immutable");
}

TEST_F(Files, come_in_the_compressed_form_that_the_client_takes) {
  const auto brotli = ask("/desk/assets/app-1a2b.js", {{"Accept-Encoding", "gzip, br"}});
  EXPECT_EQ(brotli.body, "br form");
  EXPECT_EQ(brotli.find("Content-Encoding"), "br");
  EXPECT_EQ(brotli.find("Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(ask("/desk/assets/app-1a2b.js", {{"Accept-Encoding", "gzip"}}).body, "gz form");
  EXPECT_EQ(ask("/desk/assets/app-1a2b.js").body, "script");
}

TEST_F(Files, lead_the_apps_own_addresses_to_its_page_but_not_missing_files) {
  EXPECT_EQ(ask("/desk/places/7").body, "<html>page</html>");
  EXPECT_EQ(ask("/desk/assets/gone.js").status, 404);
  EXPECT_EQ(ask("/desk").status, 308);
}

TEST_F(Files, never_leave_their_directory) {
  for (const auto* path : {"/desk/../secret.txt", "/desk/%2e%2e/secret.txt", "/desk/..%2fsecret.txt", "/desk/assets/../../secret.txt",
                           "/desk/link.txt", "/desk/.hidden", "/desk//secret.txt", "/desk/%5c..%5csecret.txt"})
    EXPECT_EQ(ask(path).status, 404) << path;
}

TEST_F(Files, are_sent_in_parts_on_request) {
  const auto part = ask("/desk/map.pmtiles", {{"Range", "bytes=300000-300001"}});
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, "en");
  EXPECT_EQ(part.find("Content-Range"), "bytes 300000-300001/300003");
  EXPECT_EQ(ask("/desk/map.pmtiles", {{"Range", "bytes=-3"}}).body, "end");
  EXPECT_EQ(whole(ask("/desk/map.pmtiles", {{"Range", "bytes=1-"}})).size(), 300'002U);
  EXPECT_EQ(ask("/desk/map.pmtiles", {{"Range", "bytes=300003-"}}).status, 416);
  EXPECT_EQ(ask("/desk/map.pmtiles", {{"Range", "bytes=300001-18446744073709551615"}}).find("Content-Range"), "bytes 300001-300002/300003");
  EXPECT_EQ(ask("/desk/map.pmtiles", {{"Range", "bytes=5-2"}}).status, 200);
  EXPECT_EQ(ask("/desk/map.pmtiles", {{"Range", "rows=1-2"}}).status, 200);
}

TEST_F(Files, that_are_large_are_read_in_pieces) {
  const auto reply = ask("/desk/map.pmtiles");
  EXPECT_THAT(reply.body, IsEmpty());
  EXPECT_EQ(reply.source_length, 300'003U);
  EXPECT_EQ(whole(reply).size(), 300'003U);
}

}  // namespace
