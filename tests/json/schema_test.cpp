// SPDX-License-Identifier: Apache-2.0
#include "json/schema.hpp"

#include <gmock/gmock.h>

#include <boost/json/serialize.hpp>

#include "json/codec.hpp"
#include "json/described_types.hpp"

namespace {

using namespace gridward;

boost::json::object component(const json::Schemas& schemas, std::string_view name) { return schemas.components().at(name).as_object(); }

TEST(Schema, says_what_the_reader_demands) {
  json::Schemas schemas;
  EXPECT_EQ(schemas.add<described::Thing>(), "Thing");
  const auto thing = component(schemas, "Thing");
  EXPECT_EQ(thing.at("additionalProperties"), false);
  EXPECT_EQ(boost::json::serialize(thing.at("required")), R"(["id","colour","small","weight","at","day","title","region"])");
  const auto& properties = thing.at("properties").as_object();
  EXPECT_EQ(boost::json::serialize(properties.at("colour")), R"({"type":"string","enum":["red","green","default"]})");
  EXPECT_EQ(boost::json::serialize(properties.at("at")), R"({"type":"string","format":"date-time"})");
  EXPECT_EQ(boost::json::serialize(properties.at("day")), R"({"type":"string","format":"date"})");
  EXPECT_EQ(boost::json::serialize(properties.at("parts")), R"({"type":"array","items":{"$ref":"#/components/schemas/Part"},"maxItems":3})");
  EXPECT_EQ(boost::json::serialize(properties.at("note").at("type")), R"(["string","null"])");
  EXPECT_EQ(properties.at("id").at("pattern"), "^[0-7][0-9A-HJKMNP-TV-Z]{25}$");
}

TEST(Schema, an_id_that_may_be_left_out_may_be_empty) {
  json::Schemas schemas;
  schemas.add<domain::Extinguisher>();
  const auto extinguisher = component(schemas, "Extinguisher");
  const auto& properties = extinguisher.at("properties").as_object();
  EXPECT_EQ(properties.at("id").at("pattern"), "^[0-7][0-9A-HJKMNP-TV-Z]{25}$");
  EXPECT_EQ(properties.at("place").at("pattern"), "^([0-7][0-9A-HJKMNP-TV-Z]{25})?$");
}

TEST(Schema, of_a_type_that_holds_itself_ends) {
  json::Schemas schemas;
  const auto reference = json::schema<described::Node>(schemas);
  EXPECT_EQ(reference.at("$ref"), "#/components/schemas/Node");
  EXPECT_EQ(component(schemas, "Node").at("properties").at("children").at("items").at("$ref"), "#/components/schemas/Node");
}

TEST(Schema, of_an_optional_is_that_of_its_value_or_null_and_not_required) {
  json::Schemas schemas;
  schemas.add<described::Short>();
  const auto shape = component(schemas, "Short");
  EXPECT_EQ(boost::json::serialize(shape.at("required")), R"(["text"])");
  EXPECT_EQ(shape.at("properties").at("text").at("maxLength"), 5);
}

TEST(Schema, is_the_same_when_asked_for_twice) {
  json::Schemas schemas;
  schemas.add<described::Thing>();
  const auto once = boost::json::serialize(schemas.components());
  schemas.add<described::Thing>();
  EXPECT_EQ(boost::json::serialize(schemas.components()), once);
}

}  // namespace
