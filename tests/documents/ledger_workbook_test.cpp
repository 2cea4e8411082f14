// SPDX-License-Identifier: Apache-2.0
#include "documents/ledger_workbook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

#include "base/problem.hpp"
#include "documents/ledger_layouts.hpp"
#include "documents/sample_files.hpp"
#include "domain/ledger_recognition.hpp"

namespace gridward::documents {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using namespace gridward::testing;

// Sanitizers keep freed memory and slow everything down: the budgets are those of the product as it ships.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool budgets_hold = false;
#else
constexpr bool budgets_hold = true;
#endif

const base::Date day = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23);

LedgerLayout small_layout(base::Language language = base::Language::zh) {
  return {"示例街道安全隐患台账", "示例街道安监办", day, language, {{"序号", 6, ColumnKind::number}, {"名称", 20, ColumnKind::text}, {"期限", 12, ColumnKind::date}}};
}

/// A part of the XLSX archive as text.
std::string part(const std::filesystem::path& file, const std::string& name) {
  std::string text;
  FILE* pipe = popen(("unzip -p '" + file.string() + "' " + name + " 2>/dev/null || python3 -c \"import sys,zipfile;sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())\" '" + file.string() + "' " + name).c_str(), "r");
  char buffer[4096];
  while (const std::size_t count = fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, count);
  pclose(pipe);
  return text;
}

TEST(LedgerWorkbook, a_ledger_has_title_unit_date_header_rows_and_total_and_reads_back) {
  const SampleFolder folder;
  LedgerWorkbook book(folder / "a.xlsx", small_layout());
  book.add({1.0, std::string("示例餐馆甲"), day});
  book.add({2.0, std::string("示例旅馆乙")});
  book.finish();
  const auto rows = read_all(folder / "a.xlsx");
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0].cells[0], "示例街道安全隐患台账");
  EXPECT_EQ(rows[1].cells[0], "填报单位：示例街道安监办");
  EXPECT_THAT(rows[2].cells, ElementsAre("序号", "名称", "期限"));
  EXPECT_THAT(rows[3].cells, ElementsAre("1", "示例餐馆甲", "2026/11/23"));
  EXPECT_THAT(rows[4].cells, ElementsAre("2", "示例旅馆乙", ""));
  EXPECT_THAT(rows[5].cells[0], HasSubstr("合计：2 条"));
}

TEST(LedgerWorkbook, the_total_ends_with_the_checksum_of_the_rows_which_follows_every_cell) {
  const SampleFolder folder;
  const auto sum_of = [&](const std::string& name, base::Date due) {
    LedgerWorkbook book(folder / "a.xlsx", small_layout());
    book.add({1.0, name, due});
    book.add({2.0, std::string("乙")});
    const auto sum = book.finish();
    EXPECT_THAT(read_all(folder / "a.xlsx").back().cells[0], ::testing::EndsWith(sum));
    return sum;
  };
  // printf '1\t甲\t2026-11-23\n2\t乙\t\n' | sha256sum
  EXPECT_EQ(sum_of("甲", day), "c1470cd33f41b82ed93deddbbaaf1d951541ad05388ce77953a4a824ee884158");
  EXPECT_NE(sum_of("丙", day), sum_of("甲", day));
  EXPECT_NE(sum_of("甲", day + std::chrono::days(1)), sum_of("甲", day));
}

TEST(LedgerWorkbook, what_looks_like_a_formula_or_a_number_is_written_as_text) {
  const SampleFolder folder;
  LedgerWorkbook book(folder / "a.xlsx", small_layout());
  for (const std::string text : {"=1+1", "+86 138", "-1", "@SUM(A1)", "00123", "http://example.invalid", "<b>&\"'"}) book.add({1.0, text});
  book.finish();
  EXPECT_THAT(part(folder / "a.xlsx", "xl/worksheets/sheet1.xml"), ::testing::Not(HasSubstr("<f>")));
  const auto rows = read_all(folder / "a.xlsx");
  EXPECT_EQ(rows[3].cells[1], "=1+1");
  EXPECT_EQ(rows[7].cells[1], "00123");
  EXPECT_EQ(rows[9].cells[1], "<b>&\"'");
}

TEST(LedgerWorkbook, it_prints_on_a4_landscape_with_the_header_on_every_page) {
  const SampleFolder folder;
  LedgerWorkbook book(folder / "a.xlsx", small_layout());
  book.add({1.0, std::string("x"), day});
  book.finish();
  const std::string sheet = part(folder / "a.xlsx", "xl/worksheets/sheet1.xml"), workbook = part(folder / "a.xlsx", "xl/workbook.xml");
  EXPECT_THAT(sheet, HasSubstr("paperSize=\"9\""));
  EXPECT_THAT(sheet, HasSubstr("orientation=\"landscape\""));
  EXPECT_THAT(sheet, HasSubstr("<mergeCell ref=\"A1:C1\"/>"));
  EXPECT_THAT(workbook, HasSubstr("_xlnm.Print_Area"));
  EXPECT_THAT(workbook, HasSubstr("$A$1:$C$5"));
  EXPECT_THAT(workbook, HasSubstr("$1:$3"));
}

TEST(LedgerWorkbook, the_two_layouts_have_the_expected_columns_in_both_languages) {
  const auto hazards = hazard_ledger(base::Language::zh, "示例街道", day);
  EXPECT_EQ(hazards.columns.size(), 23u);
  EXPECT_EQ(hazards.columns[static_cast<std::size_t>(HazardColumn::due)].header, "整改期限");
  EXPECT_EQ(hazards.columns[static_cast<std::size_t>(HazardColumn::closed)].header, "是否销号");
  const auto places = place_ledger(base::Language::en, "Example", day);
  EXPECT_EQ(places.columns.size(), 20u);
  EXPECT_EQ(places.columns[static_cast<std::size_t>(PlaceColumn::credit_code)].header, "Credit code");
  EXPECT_EQ(places.columns[static_cast<std::size_t>(PlaceColumn::last_inspected)].kind, ColumnKind::date);
}

TEST(LedgerWorkbook, an_exported_place_ledger_is_recognised_when_it_comes_back) {
  const SampleFolder folder;
  LedgerWorkbook book(folder / "a.xlsx", place_ledger(base::Language::zh, "示例街道", day));
  book.add({1.0, std::string("东市社区"), std::string("320612001001001"), std::string("示例餐馆甲")});
  book.finish();
  const auto rows = read_all(folder / "a.xlsx");
  const auto ledger = domain::recognise(domain::LedgerKind::places, rows);
  EXPECT_EQ(ledger.header_row, 3);
  EXPECT_EQ(ledger.text(rows[3], domain::LedgerField::name), "示例餐馆甲");
  EXPECT_EQ(ledger.column(domain::LedgerField::contact_phone), static_cast<std::size_t>(PlaceColumn::phone));
  EXPECT_EQ(domain::kind_of(ledger, rows[4]), domain::RowKind::total);
}

TEST(LedgerWorkbook, an_unfinished_ledger_leaves_no_file) {
  const SampleFolder folder;
  { LedgerWorkbook(folder / "a.xlsx", small_layout()).add({1.0}); }
  EXPECT_FALSE(std::filesystem::exists(folder / "a.xlsx"));
}

TEST(LedgerWorkbook, a_folder_that_is_not_there_is_a_problem_and_no_crash) {
  const SampleFolder folder;
  LedgerWorkbook book(folder / "missing/a.xlsx", small_layout());
  book.add({1.0});
  try {
    book.finish();
    FAIL();
  } catch (const base::Problem& problem) {
    EXPECT_EQ(problem.code(), "export.unwritable");
  }
}

TEST(LedgerWorkbook, a_hundred_thousand_rows_take_little_memory_and_less_than_ten_seconds) {
  const SampleFolder folder;
  const pid_t child = fork();  // its own process, so that the peak of memory is that of this work alone
  if (child == 0) {
    struct rusage before {}, after {};
    getrusage(RUSAGE_SELF, &before);
    LedgerWorkbook book(folder / "big.xlsx", hazard_ledger(base::Language::zh, "示例街道", day));
    std::vector<LedgerCell> row(static_cast<std::size_t>(HazardColumn::count), LedgerCell(std::string("安全出口被杂物堵塞，已告知负责人")));
    row[1] = day;
    for (int i = 0; i < 100'000; ++i) {
      row[0] = static_cast<double>(i + 1);
      book.add(row);
    }
    book.finish();
    getrusage(RUSAGE_SELF, &after);
    _exit(!budgets_hold || (after.ru_maxrss - before.ru_maxrss) / 1024 < 60 ? 0 : 1);
  }
  int status = 0;
  struct rusage used {};
  wait4(child, &status, 0, &used);
  EXPECT_EQ(WEXITSTATUS(status), 0) << "more than 60 MB";
  const double processor_s = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  RecordProperty("processor_ms", static_cast<int>(processor_s * 1000));
  // Processor time: the wall clock of a busy machine says nothing about this code.
  if (budgets_hold) {
    EXPECT_LT(processor_s, 10);
  }
  EXPECT_GT(std::filesystem::file_size(folder / "big.xlsx"), 1'000'000u);
}

}  // namespace
}  // namespace gridward::documents
