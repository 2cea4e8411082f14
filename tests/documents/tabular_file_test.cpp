// SPDX-License-Identifier: Apache-2.0
#include "documents/tabular_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <stdexcept>

#include "base/problem.hpp"
#include "documents/sample_files.hpp"

namespace gridward::documents {
namespace {

using ::testing::ElementsAre;
using namespace gridward::testing;

const std::string areas = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"320612001001001","name":"示例网格甲"},"geometry":{"type":"Polygon","coordinates":[[[121.06,32.06],[121.07,32.06],[121.07,32.07],[121.06,32.07],[121.06,32.06]],[[121.062,32.062],[121.064,32.062],[121.064,32.064],[121.062,32.062]]]}},
{"type":"Feature","properties":{"code":"320612001001002","name":"=1+1"},"geometry":{"type":"MultiPolygon","coordinates":[[[[121.07,32.06],[121.08,32.06],[121.08,32.07],[121.07,32.06]]],[[[121.09,32.06],[121.1,32.06],[121.1,32.07],[121.09,32.06]]]]}},
{"type":"Feature","properties":{"code":"320612001001003","name":null},"geometry":null}]})";

int shell(const std::string& command) { return std::system(command.c_str()); }

void expect_areas(const std::vector<Row>& rows) {
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_THAT(rows[0].cells, ElementsAre("code", "name"));
  EXPECT_THAT(rows[1].cells, ElementsAre("320612001001001", "示例网格甲"));
  ASSERT_TRUE(rows[1].boundary);
  ASSERT_EQ(rows[1].boundary->polygons.size(), 1u);
  EXPECT_EQ(rows[1].boundary->polygons[0].outer.size(), 5u);
  EXPECT_EQ(rows[1].boundary->polygons[0].holes.size(), 1u);
  double west = 180, north = 0;
  for (const auto& corner : rows[1].boundary->polygons[0].outer) west = std::min(west, corner.lng), north = std::max(north, corner.lat);
  EXPECT_NEAR(west, 121.06, 1e-6);
  EXPECT_NEAR(north, 32.07, 1e-6);
  EXPECT_EQ(rows[2].cells[1], "=1+1");
  EXPECT_EQ(rows[2].boundary->polygons.size(), 2u);
  EXPECT_FALSE(rows[3].boundary);
}

TEST(TabularFile, a_spreadsheet_keeps_its_row_numbers_and_every_value_as_text) {
  const SampleFolder folder;
  write_xlsx(folder / "a.xlsx", {{"台账", {{std::string("示例街道场所台账")}, {}, {std::string("名称"), std::string("电话"), std::string("日期")},
                                          {std::string("示例餐馆甲"), 13800000001.0, DayCell{2026, 11, 3}}, {}, {std::string("0012"), 46000.0, std::string("2026.11.3")}}, 3}});
  const auto rows = read_all(folder / "a.xlsx");
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].number, 1);
  EXPECT_EQ(rows[1].number, 3);
  EXPECT_EQ(rows[2].number, 4);
  EXPECT_EQ(rows[3].number, 6);
  EXPECT_THAT(rows[2].cells, ElementsAre("示例餐馆甲", "13800000001", "2026/11/03"));
  EXPECT_THAT(rows[3].cells, ElementsAre("0012", "46000", "2026.11.3"));
}

TEST(TabularFile, a_formula_gives_the_value_in_the_file_and_text_that_looks_like_one_stays_text) {
  const SampleFolder folder;
  write_xlsx(folder / "a.xlsx", {{"Sheet1", {{Formula{"=1+1", "7"}, std::string("=cmd|'/c calc'!A1"), std::string("+86"), std::string("@SUM(1)"), std::string("-")}}}});
  EXPECT_THAT(read_all(folder / "a.xlsx")[0].cells, ElementsAre("7", "=cmd|'/c calc'!A1", "+86", "@SUM(1)", "-"));
}

TEST(TabularFile, the_first_filled_sheet_is_read_and_the_others_are_named) {
  const SampleFolder folder;
  const std::string name = "二 (Point)";
  write_xlsx(folder / "a.xlsx", {{"空", {}}, {name, {{std::string("x")}}}, {"三", {{std::string("y")}}}});
  TabularSummary summary;
  EXPECT_EQ(read_all(folder / "a.xlsx", &summary)[0].cells[0], "x");
  EXPECT_EQ(summary.sheet, name);
  EXPECT_THAT(summary.other_sheets, ElementsAre("三"));
  EXPECT_EQ(read_all(folder / "a.xlsx", &summary, "三")[0].cells[0], "y");
  EXPECT_EQ(problem_of({folder / "a.xlsx", "四", {}, {}}), "import.no_sheet");
}

TEST(TabularFile, geojson_gives_attribute_names_areas_and_rows_without_a_shape) {
  const SampleFolder folder;
  expect_areas(read_all(folder.write("a.geojson", areas)));
}

TEST(TabularFile, shapefile_zip_and_geopackage_and_kml_give_the_same_areas) {
  const SampleFolder folder;
  const auto source = folder.write("a.geojson", areas);
  const std::string from = " " + source.string() + " ", quiet = " >/dev/null 2>&1";
  ASSERT_EQ(shell("ogr2ogr " + (folder / "a.gpkg").string() + from + "-nlt MULTIPOLYGON" + quiet), 0);
  ASSERT_EQ(shell("ogr2ogr -lco ENCODING=UTF-8 " + (folder / "grids.shp").string() + from + quiet), 0);
  ASSERT_EQ(shell("cd " + (folder / "").string() + " && zip -q grids.zip grids.*" + quiet), 0);
  expect_areas(read_all(folder / "a.gpkg"));
  expect_areas(read_all(folder / "grids.shp"));
  expect_areas(read_all(folder / "grids.zip"));
  ASSERT_EQ(shell("ogr2ogr -f LIBKML " + (folder / "a.kml").string() + from + quiet), 0);
  const auto rows = read_all(folder / "a.kml");
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_TRUE(rows[1].boundary);
  EXPECT_THAT(rows[1].cells, ::testing::Contains("320612001001001"));
}

TEST(TabularFile, a_projected_shapefile_comes_out_in_degrees) {
  const SampleFolder folder;
  const auto source = folder.write("a.geojson", areas);
  ASSERT_EQ(shell("ogr2ogr -lco ENCODING=UTF-8 -t_srs EPSG:4549 " + (folder / "grids.shp").string() + " " + source.string() + " >/dev/null 2>&1"), 0);
  expect_areas(read_all(folder / "grids.shp"));
}

TEST(TabularFile, a_shapefile_table_in_gbk_reads_as_chinese) {
  const SampleFolder folder;
  const auto source = folder.write("a.geojson", areas);
  ASSERT_EQ(shell("ogr2ogr -lco ENCODING=CP936 " + (folder / "grids.shp").string() + " " + source.string() + " >/dev/null 2>&1"), 0);
  std::filesystem::remove(folder / "grids.cpg");
  EXPECT_EQ(read_all(folder / "grids.shp")[1].cells[1], "示例网格甲");
}

TEST(TabularFile, points_and_lines_are_told_apart) {
  const SampleFolder folder;
  const auto rows = read_all(folder.write("a.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"甲"},"geometry":{"type":"Point","coordinates":[121.07,32.06,5]}},
    {"type":"Feature","properties":{"name":"乙"},"geometry":{"type":"LineString","coordinates":[[121,32],[122,33]]}}]})"));
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[1].point, (domain::LngLat{121.07, 32.06}));
  EXPECT_TRUE(rows[2].other_geometry);
}

TEST(TabularFile, csv_comes_in_utf8_with_or_without_mark_in_gb18030_and_in_utf16) {
  const SampleFolder folder;
  const std::string text = "名称,电话\r\n\"示例,餐馆\"\"甲\"\"\n二楼\",13800000001\r\n";
  for (const std::string& bytes : {text, "\xEF\xBB\xBF" + text, gb18030(text), utf16le(text)}) {
    const auto rows = read_all(folder.write("a.csv", bytes));
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_THAT(rows[0].cells, ElementsAre("名称", "电话"));
    EXPECT_THAT(rows[1].cells, ElementsAre("示例,餐馆\"甲\"\n二楼", "13800000001"));
  }
}

TEST(TabularFile, gb18030_that_begins_with_a_megabyte_of_ascii_is_still_recognised) {
  const SampleFolder folder;
  std::string text = "name\n";
  for (int i = 0; i < 100000; ++i) text += "plain text\n";
  const auto rows = read_all(folder.write("a.csv", text + gb18030("示例餐馆甲\n")));
  EXPECT_EQ(rows.back().cells[0], "示例餐馆甲");
}

TEST(TabularFile, tabs_and_semicolons_separate_too) {
  const SampleFolder folder;
  EXPECT_THAT(read_all(folder.write("a.tsv", "名称\t地址\n甲\t1,2,3\n"))[1].cells, ElementsAre("甲", "1,2,3"));
  EXPECT_THAT(read_all(folder.write("a.csv", "名称;地址\n甲;1\n"))[1].cells, ElementsAre("甲", "1"));
}

TEST(TabularFile, one_row_more_than_allowed_is_refused_and_leaves_nothing_behind) {
  const SampleFolder folder;
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "x\n";
  EXPECT_EQ(problem_of(folder.write("a.csv", text)), "");
  EXPECT_EQ(problem_of(folder.write("a.csv", text + "x\n")), "import.too_many_rows");
  XlsxRows rows(200'001, {1.0});
  write_xlsx(folder / "a.xlsx", {{"Sheet1", rows}});
  const auto before = folders_left();
  EXPECT_EQ(problem_of(folder / "a.xlsx"), "import.too_many_rows");
  EXPECT_EQ(folders_left(), before);
}

TEST(TabularFile, a_file_beyond_the_size_is_refused_unread) {
  const SampleFolder folder;
  EXPECT_EQ(problem_of({folder.write("a.csv", std::string(2048, 'x')), "", {10, 1024, 1}, {}}), "import.too_big");
  EXPECT_EQ(problem_of(folder.write("a.csv", "")), "import.empty");
  EXPECT_EQ(problem_of(folder.write("a.csv", "\n,,\n  \n")), "import.empty");
  EXPECT_EQ(problem_of(folder / "not there.csv"), "import.unreadable");
}

TEST(TabularFile, a_zip_bomb_is_refused_before_anything_unpacks_it) {
  const SampleFolder folder;
  const std::string zeros(64u << 20, '0');
  EXPECT_EQ(problem_of(folder.write("a.xlsx", zip_of({{"xl/workbook.xml", "<x/>"}, {"xl/worksheets/sheet1.xml", zeros}}))), "import.zip_bomb");
  EXPECT_EQ(problem_of(folder.write("b.xlsx", zip_of({{"xl/workbook.xml", "<x/>", 401u << 20}}))), "import.zip_bomb");
  std::vector<ZipPart> many(2001, {"xl/workbook.xml", "x"});
  EXPECT_EQ(problem_of(folder.write("c.xlsx", zip_of(many))), "import.zip_bomb");
}

TEST(TabularFile, an_archive_that_lies_about_its_size_stays_within_the_programs_limits) {
  const SampleFolder folder;
  const std::string row = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
  std::string sheet = "<worksheet><sheetData>";
  for (int i = 0; i < 500'000; ++i) sheet += row;
  const auto before = folders_left();
  EXPECT_NE(problem_of(folder.write("a.xlsx", zip_of({{"xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"1\"/></sheets></workbook>"}, {"xl/worksheets/sheet1.xml", sheet, 1000}}))), "");
  EXPECT_EQ(folders_left(), before);
}

TEST(TabularFile, what_is_no_table_is_refused_with_a_reason) {
  const SampleFolder folder;
  write_xlsx(folder / "whole.xlsx", {{"a", {{std::string("x")}}}});
  std::ifstream whole(folder / "whole.xlsx", std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(whole), {});
  EXPECT_EQ(problem_of(folder.write("cut.xlsx", bytes.substr(0, bytes.size() / 2))), "import.unreadable");
  EXPECT_EQ(problem_of(folder.write("other.xlsx", zip_of({{"word/document.xml", "<x/>"}}))), "import.unreadable");
  EXPECT_EQ(problem_of(folder.write("empty.xlsx", zip_of({{"xl/workbook.xml", "no xml"}}))), "import.unreadable");
  EXPECT_EQ(problem_of(folder.write("a.pdf", "%PDF-1.7\n...")), "import.unreadable");
  EXPECT_EQ(problem_of(folder.write("a.png", std::string("\x89PNG\r\n\x1a\n\0\0", 10))), "import.unreadable");
  EXPECT_EQ(problem_of(folder.write("a.xls", "<html><table></table></html>")), "import.unreadable");
  EXPECT_EQ(problem_of(folder.write("a.json", "{\"type\":\"FeatureCollection\",\"features\":[")), "import.unreadable");
  EXPECT_EQ(problem_of(folder.write("a.gpkg", "SQLite format 3" + std::string(5000, 'x'))), "import.unreadable");
}

TEST(TabularFile, a_file_that_points_at_other_files_or_addresses_is_not_followed) {
  const SampleFolder folder;
  const auto secret = folder.write("secret.csv", "secret\nkey\n");
  const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" + secret.string() + "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
  EXPECT_EQ(problem_of(folder.write("a.xml", vrt)), "import.unreadable");
  EXPECT_NE(problem_of(folder.write("a.kml", "<!-- <kml -->" + vrt)), "");
  EXPECT_NE(problem_of(folder.write("b.kml", "<OGRVRTDataSource><!-- <kml --></OGRVRTDataSource>")), "");
}

TEST(TabularFile, a_link_in_a_zip_and_a_strange_file_name_reach_nothing) {
  const SampleFolder folder;
  EXPECT_EQ(read_all(folder.write("-oo PG:host=x; rm.csv", "a\n"))[0].cells[0], "a");
  write_xlsx(folder / "vsicurl.xlsx", {{"a", {{std::string("x")}}}});
  std::filesystem::rename(folder / "vsicurl.xlsx", folder / "$(touch x) `y`.xlsx");
  EXPECT_EQ(read_all(folder / "$(touch x) `y`.xlsx")[0].cells[0], "x");
}

TEST(TabularFile, a_receiver_that_throws_or_stops_ends_the_program_and_leaves_no_folder) {
  const SampleFolder folder;
  write_xlsx(folder / "a.xlsx", {{"a", XlsxRows(20'000, {std::string("x"), 1.0})}});
  const auto before = folders_left();
  EXPECT_THROW(read_tabular({folder / "a.xlsx", "", {}, {}}, [](Row&) -> bool { throw std::runtime_error("enough"); }), std::runtime_error);
  int seen = 0;
  const auto summary = read_tabular({folder / "a.xlsx", "", {}, {}}, [&](Row&) { return ++seen < 5; });
  EXPECT_EQ(seen, 5);
  EXPECT_EQ(summary.rows, 5);
  EXPECT_EQ(folders_left(), before);
}

TEST(TabularFile, a_program_that_takes_too_long_is_ended) {
  const SampleFolder folder;
  write_xlsx(folder / "a.xlsx", {{"a", XlsxRows(100, {1.0})}});
  EXPECT_EQ(problem_of({folder / "a.xlsx", "", {200'000, 16u << 20, 0}, {}}), "import.timeout");
}

TEST(TabularFile, unbalanced_quotes_end_as_a_problem_and_not_as_endless_memory) {
  const SampleFolder folder;
  EXPECT_EQ(problem_of({folder.write("a.csv", "\"" + std::string(40u << 20, 'x')), "", {10, 64u << 20, 1}, {}}), "import.row_too_long");
  EXPECT_EQ(problem_of(folder.write("b.csv", std::string(5000, ','))), "import.row_too_long");
}

TEST(TabularFile, random_bytes_never_do_worse_than_a_problem) {
  const SampleFolder folder;
  std::mt19937 random(7);
  for (int i = 0; i < 200; ++i) {
    std::string bytes(random() % 3000, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 4 == 0 ? random() % 256 : " ,\"\n\r\t;a1"[random() % 9]);
    EXPECT_NO_THROW(problem_of(folder.write("a.csv", bytes)));
  }
}

TEST(TabularFile, progress_rises_to_one) {
  const SampleFolder folder;
  std::vector<double> told;
  read_tabular({folder.write("a.csv", std::string(1u << 20, 'x') + "\ny\n"), "", {}, [&](double share) { told.push_back(share); }}, [](Row&) { return true; });
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  EXPECT_EQ(told.back(), 1.0);
}

}  // namespace
}  // namespace gridward::documents
