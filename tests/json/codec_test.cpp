// SPDX-License-Identifier: Apache-2.0
#include "json/codec.hpp"

#include <gmock/gmock.h>

#include <boost/json/serialize.hpp>
#include <limits>

#include "json/described_types.hpp"

namespace {

using namespace gridward;
using described::Thing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view good = R"({"id":"01HZX3K4M5N6P7Q8R9S0T1V2W3","colour":"default","open":false,"small":200,"weight":1.5,
  "at":"2026-11-23T08:15:00+08:00","day":"2026-11-23","title":{"zh":"灭火器","en":"Extinguisher"},"region":"320612001001001",
  "note":"a\"b\\c\n\u0001好","parts":[{"name":"pin","count":-3}],"counts":{"a":1,"b":2}})";

/// "path code" of every field that was refused.
template <typename T>
std::vector<std::string> refused(std::string_view text) {
  try {
    json::read_text<T>(text);
  } catch (const base::Problem& problem) {
    EXPECT_EQ(problem.code(), "request.invalid");
    std::vector<std::string> list;
    for (const auto& field : problem.fields()) list.push_back(field.path + " " + field.code);
    return list;
  }
  return {};
}

/// good with one field's value replaced.
std::string with(std::string_view field, std::string_view value) {
  auto tree = json::parse(good).as_object();
  tree[field] = json::parse(value);
  return json::write_text(tree);
}

TEST(Codec, reads_and_writes_every_kind_of_field) {
  const auto thing = json::read_text<Thing>(good);
  EXPECT_EQ(thing.id.text(), "01HZX3K4M5N6P7Q8R9S0T1V2W3");
  EXPECT_EQ(thing.colour, described::Colour::default_);
  EXPECT_FALSE(thing.open);
  EXPECT_EQ(thing.small, 200);
  EXPECT_EQ(thing.weight, 1.5);
  EXPECT_EQ(base::to_text(thing.at), "2026-11-23T08:15:00.000000+08:00");
  EXPECT_EQ(base::to_text(thing.day), "2026-11-23");
  EXPECT_EQ(thing.title.zh, "灭火器");
  EXPECT_EQ(thing.region.text(), "320612001001001");
  EXPECT_EQ(thing.note, "a\"b\\c\n\x01好");
  EXPECT_EQ(thing.parts.at(0).count, -3);
  EXPECT_EQ(thing.counts.at("b"), 2);
}

TEST(Codec, what_it_writes_it_reads_back_the_same) {
  const auto text = json::write_text(json::read_text<Thing>(good));
  EXPECT_EQ(json::write_text(json::read_text<Thing>(text)), text);
  EXPECT_EQ(boost::json::serialize(json::write(json::read_text<Thing>(text))).size(), boost::json::serialize(json::parse(text)).size());
}

TEST(Codec, leaves_absent_optionals_out_and_takes_null_for_absent) {
  auto thing = json::read_text<Thing>(with("note", "null"));
  EXPECT_EQ(thing.note, std::nullopt);
  EXPECT_THAT(json::write_text(thing), ::testing::Not(HasSubstr("note")));
}

TEST(Codec, a_name_that_ends_in_an_underscore_is_written_without_it) {
  EXPECT_THAT(json::write_text(json::read_text<Thing>(good)), HasSubstr(R"("colour":"default")"));
}

TEST(Codec, optionals_lists_maps_and_bools_may_be_absent_and_keep_their_default) {
  auto tree = json::parse(good).as_object();
  for (const auto* name : {"open", "note", "parts", "counts"}) tree.erase(name);
  const auto thing = json::read_text<Thing>(json::write_text(tree));
  EXPECT_TRUE(thing.open);
  EXPECT_THAT(thing.parts, IsEmpty());
}

TEST(Codec, names_every_missing_field_at_once) {
  EXPECT_THAT(refused<Thing>("{}"), ElementsAre("id json.missing_field", "colour json.missing_field", "small json.missing_field",
                                                "weight json.missing_field", "at json.missing_field", "day json.missing_field",
                                                "title json.missing_field", "region json.missing_field"));
}

TEST(Codec, names_the_place_of_a_bad_field_inside_lists_and_maps) {
  EXPECT_THAT(refused<Thing>(with("parts", R"([{"name":"a","count":1},{"name":2,"count":"x"}])")),
              ElementsAre("parts[1].name json.wrong_type", "parts[1].count json.wrong_type"));
  EXPECT_THAT(refused<Thing>(with("counts", R"({"left":"x"})")), ElementsAre("counts.left json.wrong_type"));
  EXPECT_THAT(refused<Thing>(with("title", R"({"zh":"x"})")), ElementsAre("title.en json.missing_field"));
}

TEST(Codec, refuses_unknown_fields) {
  EXPECT_THAT(refused<Thing>(with("surprise", "1")), ElementsAre("surprise json.unknown_field"));
  EXPECT_THAT(refused<Thing>(with("title", R"({"zh":"x","en":"y","fr":"z"})")), ElementsAre("title.fr json.unknown_field"));
}

struct BadValue {
  const char *field, *value, *code;
};

class CodecRefuses : public ::testing::TestWithParam<BadValue> {};

TEST_P(CodecRefuses, a_value_of_the_wrong_kind_or_size) {
  const auto& bad = GetParam();
  EXPECT_THAT(refused<Thing>(with(bad.field, bad.value)), ElementsAre(std::string(bad.field) + " " + bad.code)) << bad.value;
}

INSTANTIATE_TEST_SUITE_P(
    Values, CodecRefuses,
    ::testing::Values(BadValue{"id", "\"01hzx\"", "json.wrong_format"}, BadValue{"id", "\"\"", "json.wrong_format"},
                      BadValue{"id", "7", "json.wrong_type"}, BadValue{"colour", "\"blue\"", "json.unknown_value"},
                      BadValue{"colour", "\"default_\"", "json.unknown_value"}, BadValue{"colour", "0", "json.wrong_type"},
                      BadValue{"open", "1", "json.wrong_type"}, BadValue{"open", "null", "json.wrong_type"},
                      BadValue{"small", "256", "json.out_of_range"}, BadValue{"small", "-1", "json.out_of_range"},
                      BadValue{"small", "1.0", "json.wrong_type"}, BadValue{"small", "\"1\"", "json.wrong_type"},
                      BadValue{"weight", "\"1\"", "json.wrong_type"}, BadValue{"at", "\"yesterday\"", "json.wrong_format"},
                      BadValue{"day", "\"2026-02-30\"", "json.wrong_format"}, BadValue{"title", "\"x\"", "json.wrong_type"},
                      BadValue{"region", "\"12\\u0000\"", "json.wrong_format"}, BadValue{"note", "\"a\\u0000b\"", "json.bad_character"},
                      BadValue{"parts", "{}", "json.wrong_type"}, BadValue{"parts", "[1,2,3,4]", "json.too_many"},
                      BadValue{"counts", "[]", "json.wrong_type"}));

TEST(Codec, refuses_whole_numbers_that_a_browser_cannot_hold) {
  EXPECT_THAT(refused<described::Part>(R"({"name":"a","count":9007199254740992})"), IsEmpty());
  EXPECT_THAT(refused<described::Part>(R"({"name":"a","count":9007199254740993})"), ElementsAre("count json.out_of_range"));
  EXPECT_THAT(refused<described::Part>(R"({"name":"a","count":18446744073709551615})"), ElementsAre("count json.out_of_range"));
}

TEST(Codec, counts_characters_and_not_bytes) {
  EXPECT_THAT(refused<described::Short>(R"({"text":"一二三四五"})"), IsEmpty());
  EXPECT_THAT(refused<described::Short>(R"({"text":"一二三四五六"})"), ElementsAre("text json.too_long"));
}

TEST(Codec, a_field_listed_as_optional_may_be_absent) {
  EXPECT_EQ(json::read_text<described::Short>(R"({"text":"a"})").spare, "");
}

class NotJson : public ::testing::TestWithParam<std::string> {};

TEST_P(NotJson, is_refused_as_a_whole) {
  EXPECT_THAT(refused<described::Part>(GetParam()), ElementsAre(" json.malformed")) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Texts, NotJson,
                         ::testing::Values("", "{", "{}x", "{\"name\":\"a\",}", "{'name':1}", "[1,2", "nul", "{\"name\":\"\xff\"}",
                                           "{\"name\":\"\\ud800\"}", "{} {}", "// no", "{\"name\":NaN}"));

TEST(Codec, says_in_which_line_and_column_the_text_breaks_off) {
  try {
    json::read_text<described::Part>("{\n \"name\": ?}");
    FAIL();
  } catch (const base::Problem& problem) {
    EXPECT_THAT(problem.fields().at(0).arguments, ElementsAre(std::pair<std::string, std::string>("line", "2"),
                                                              std::pair<std::string, std::string>("column", "10")));
  }
}

TEST(Codec, refuses_nesting_deeper_than_32_levels) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_THAT(refused<described::Part>(deep), ElementsAre(" json.too_deep"));
}

TEST(Codec, lists_at_most_100_bad_fields) {
  std::string text = "{\"name\":\"a\",\"count\":1";
  for (int i = 0; i < 5000; ++i) text += ",\"x" + std::to_string(i) + "\":1";
  EXPECT_EQ(refused<described::Part>(text + "}").size(), 100U);
}

TEST(Codec, no_value_stands_in_a_problem) {
  try {
    json::read_text<Thing>(with("colour", "\"13800000000\""));
    FAIL();
  } catch (const base::Problem& problem) {
    for (const auto& field : problem.fields())
      for (const auto& [name, value] : field.arguments) EXPECT_THAT(value, ::testing::Not(HasSubstr("13800000000")));
  }
}

TEST(Codec, never_writes_a_number_that_is_none) {
  std::string out;
  EXPECT_THROW(json::append(out, std::numeric_limits<double>::quiet_NaN()), base::BrokenPromise);
}

TEST(Codec, a_number_read_back_and_written_again_is_the_same_text) {
  for (const double number : {0.1, 1e300, -2.5, 121.06953648861847, 0.0})
    EXPECT_EQ(json::write_text(json::parse(json::write_text(number)).to_number<double>()), json::write_text(number));
  double degrees = 73.0;
  for (int i = 0; i < 10'000; ++i, degrees += 0.0061803398874989) {
    const auto text = json::write_text(degrees);
    ASSERT_EQ(json::write_text(json::parse(text).to_number<double>()), text);
    ASSERT_NEAR(json::parse(text).to_number<double>(), degrees, 1e-11);
  }
  EXPECT_EQ(json::write_text(0.1), "0.1");
  EXPECT_EQ(json::write_text(1.5), "1.5");
}

TEST(Codec, takes_any_object_where_one_is_asked_for) {
  const auto free = json::read_text<described::Free>(R"({"body":{"a":[1,{"b":null}]}})");
  EXPECT_EQ(json::write_text(free), R"({"body":{"a":[1,{"b":null}]}})");
}

TEST(StoredDocument, keeps_defaults_for_missing_fields_and_passes_over_unknown_ones) {
  const auto thing = json::read_stored<Thing>(R"({"small":7,"of_a_later_release":1,"id":"","region":""})");
  EXPECT_EQ(thing.small, 7);
  EXPECT_TRUE(thing.open);
  EXPECT_TRUE(thing.id.empty());
  EXPECT_EQ(json::read_stored<described::Short>(R"({"text":"longer than five"})").text, "longer than five");
}

TEST(StoredDocument, that_does_not_fit_is_a_broken_promise) {
  EXPECT_THROW(json::read_stored<Thing>("{"), base::BrokenPromise);
  EXPECT_THROW(json::read_stored<Thing>(R"({"small":"x"})"), base::BrokenPromise);
}

TEST(StoredDocument, an_extinguisher_seen_on_a_visit_needs_no_place_of_its_own) {
  const auto seen = json::read_text<domain::Extinguisher>(R"({"id":"01HZX3K4M5N6P7Q8R9S0T1V2W3","type":"dry_powder","spot":"后厨"})");
  EXPECT_TRUE(seen.place.empty());
  EXPECT_EQ(json::read_text<domain::Extinguisher>(R"({"id":"01HZX3K4M5N6P7Q8R9S0T1V2W3","place":"","type":"co2","spot":""})").type, "co2");
}

}  // namespace
