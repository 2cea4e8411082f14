// SPDX-License-Identifier: Apache-2.0
#include "http/server/openapi.hpp"

#include <gmock/gmock.h>

#include <boost/describe.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace openapi_test {

using namespace gridward;
using ::testing::HasSubstr;
using ::testing::Not;

struct Lamp {
  std::string name;
  std::optional<bool> lit;
};
BOOST_DESCRIBE_STRUCT(Lamp, (), (name, lit))

struct Document {
  http::Router router;
  json::Schemas schemas;

  Document() {
    const auto lamp = schemas.add<Lamp>();
    const http::Endpoint endpoint = [](const http::Request&) { return http::Reply::empty(); };
    router.put("/v1/lamps/{id}", endpoint, {{"保存路灯", "Save a lamp"}, "lamps", lamp, lamp, {200, 201, 409}, {"administrator"}});
    router.get("/v1/lamps/{id}", endpoint, {{"看路灯", "Show a lamp"}, "lamps", "", lamp, {200}, {}, true, {{"lang", {"语言", "language"}}}});
    router.get("/v1/files/{path*}", endpoint, {{"文件", "A file"}, "files", "", "", {200}, {}, false, {}, "application/json", "image/png"});
    router.get("/internal", endpoint);
  }
  std::string text() const { return http::openapi_document(router, schemas, "1"); }
};

TEST(OpenApi, describes_each_route_with_a_tag) {
  const Document document;
  const auto tree = boost::json::parse(document.text());
  EXPECT_EQ(tree.at("openapi"), "3.1.0");
  const auto& lamp = tree.at("paths").at("/v1/lamps/{id}");
  const auto& put = lamp.at("put");
  EXPECT_EQ(put.at("operationId"), "put_v1_lamps_id");
  EXPECT_EQ(put.at("requestBody").at("content").at("application/json").at("schema").at("$ref"), "#/components/schemas/Lamp");
  EXPECT_EQ(put.at("responses").at("409").at("$ref"), "#/components/responses/Problem");
  EXPECT_EQ(tree.at("components").at("responses").at("Problem").at("content").at("application/problem+json").at("schema").at("$ref"), "#/components/schemas/Problem");
  EXPECT_EQ(boost::json::serialize(put.at("x-roles")), R"(["administrator"])");
  EXPECT_EQ(boost::json::serialize(lamp.at("get").at("security")), "[]");
  EXPECT_EQ(lamp.at("get").at("parameters").as_array().size(), 2U);
  EXPECT_EQ(lamp.at("get").at("parameters").at(0).at("in"), "path");
  EXPECT_TRUE(tree.at("paths").at("/v1/files/{path}").at("get").at("responses").at("200").at("content").as_object().contains("image/png"));
  EXPECT_THAT(document.text(), Not(HasSubstr("/internal")));
}

TEST(OpenApi, says_which_words_and_numbers_a_query_takes) {
  http::Router router;
  const std::vector<http::QueryDescription> queries{{"lit", {"亮着", "lit"}, "string", {"yes", "no"}}, {"limit", {"条数", "rows"}, "integer", {}, 1, 200}};
  router.get("/v1/lamps", [](const http::Request&) { return http::Reply::empty(); }, {{"路灯", "Lamps"}, "lamps", "", "", {200}, {}, true, queries});
  const auto tree = boost::json::parse(http::openapi_document(router, {}, "1"));
  const auto& parameters = tree.at("paths").at("/v1/lamps").at("get").at("parameters");
  EXPECT_EQ(boost::json::serialize(parameters.at(0).at("schema")), R"({"type":"string","enum":["yes","no"]})");
  EXPECT_EQ(boost::json::serialize(parameters.at(1).at("schema")), R"({"type":"integer","minimum":1,"maximum":200})");
}

TEST(OpenApi, names_every_refusal_that_a_route_can_make_and_no_other) {
  const auto tree = boost::json::parse(Document().text());
  const auto statuses = [&](std::string_view path, std::string_view method) {
    std::string all;
    for (const auto& entry : tree.at("paths").at(path).at(method).at("responses").as_object()) all.append(entry.key()).append(" ");
    return all;
  };
  EXPECT_EQ(statuses("/v1/lamps/{id}", "put"), "200 201 400 401 403 404 408 409 413 422 431 500 503 ");
  EXPECT_EQ(statuses("/v1/lamps/{id}", "get"), "200 400 404 408 422 431 500 503 ");
}

TEST(OpenApi, refers_only_to_components_that_are_there) {
  const auto text = Document().text();
  const auto tree = boost::json::parse(text);
  const auto& components = tree.at("components").at("schemas").as_object();
  constexpr std::string_view start = "#/components/schemas/";
  std::size_t count = 0;
  for (auto at = text.find(start); at != std::string::npos; at = text.find(start, at + 1), ++count) {
    const auto name = text.substr(at + start.size(), text.find('"', at) - at - start.size());
    EXPECT_TRUE(components.contains(name)) << name;
  }
  EXPECT_GT(count, 5U);
}

TEST(OpenApi, gives_the_same_bytes_every_time) { EXPECT_EQ(Document().text(), Document().text()); }

}  // namespace openapi_test
