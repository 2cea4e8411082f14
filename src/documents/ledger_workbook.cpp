// SPDX-License-Identifier: Apache-2.0
#include "documents/ledger_workbook.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "documents/row_checksum.hpp"

namespace gridward::documents {

namespace {

constexpr lxw_row_t title_row = 0, unit_row = 1, header_row = 2, first_row = 3;
constexpr std::int64_t most_rows = 1'000'000;
constexpr std::size_t most_characters = 32'767;
constexpr std::uint8_t paper_a4 = 9;

struct Formats {
  lxw_format *title, *unit, *date_right, *header, *text, *wrapped, *number, *date, *total;
};

lxw_format* cell_format(lxw_workbook* book, lxw_format_alignments align) {
  lxw_format* format = workbook_add_format(book);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_align(format, static_cast<std::uint8_t>(align));
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_font_size(format, 10);
  return format;
}

Formats make_formats(lxw_workbook* book) {
  Formats formats{};
  formats.title = workbook_add_format(book);
  format_set_bold(formats.title);
  format_set_font_size(formats.title, 18);
  format_set_align(formats.title, LXW_ALIGN_CENTER);
  format_set_align(formats.title, LXW_ALIGN_VERTICAL_CENTER);
  formats.unit = workbook_add_format(book);
  formats.date_right = workbook_add_format(book);
  format_set_align(formats.date_right, LXW_ALIGN_RIGHT);
  formats.header = cell_format(book, LXW_ALIGN_CENTER);
  format_set_bold(formats.header);
  format_set_text_wrap(formats.header);
  format_set_bg_color(formats.header, 0xE8EEF4);
  formats.text = cell_format(book, LXW_ALIGN_LEFT);
  // "@" keeps a code of digits a text when somebody edits the cell.
  format_set_num_format(formats.text, "@");
  formats.wrapped = cell_format(book, LXW_ALIGN_LEFT);
  format_set_num_format(formats.wrapped, "@");
  format_set_text_wrap(formats.wrapped);
  formats.number = cell_format(book, LXW_ALIGN_CENTER);
  formats.date = cell_format(book, LXW_ALIGN_CENTER);
  format_set_num_format(formats.date, "yyyy-mm-dd");
  formats.total = cell_format(book, LXW_ALIGN_LEFT);
  format_set_bold(formats.total);
  return formats;
}

bool zh(const LedgerLayout& layout) { return layout.language == base::Language::zh; }

std::string shown_date(const LedgerLayout& layout) {
  const std::chrono::year_month_day day(layout.date);
  const int year = static_cast<int>(day.year());
  const unsigned month = static_cast<unsigned>(day.month()), of_month = static_cast<unsigned>(day.day());
  return zh(layout) ? fmt::format("日期：{}年{}月{}日", year, month, of_month) : fmt::format("Date: {}-{:02}-{:02}", year, month, of_month);
}

}  // namespace

struct LedgerWorkbook::Inside {
  std::filesystem::path file;
  std::string scratch;
  LedgerLayout layout;
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  Formats formats{};
  std::int64_t rows = 0;
  RowChecksum checksum;

  lxw_col_t last_column() const { return static_cast<lxw_col_t>(layout.columns.size() - 1); }

  void set_page() {
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, paper_a4);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
    worksheet_fit_to_pages(sheet, 1, 0);  // as wide as one page, as long as it takes
    worksheet_repeat_rows(sheet, title_row, header_row);
    worksheet_freeze_panes(sheet, first_row, 0);
    worksheet_set_footer(sheet, zh(layout) ? "&C第 &P 页，共 &N 页" : "&CPage &P of &N");
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet, at, at, layout.columns[i].width, nullptr);
    }
  }

  void write_head() {
    const lxw_col_t last = last_column(), right = static_cast<lxw_col_t>(last - std::min<lxw_col_t>(last, 4));
    worksheet_set_row(sheet, title_row, 30, nullptr);
    worksheet_merge_range(sheet, title_row, 0, title_row, last, layout.title.c_str(), formats.title);
    const std::string unit = (zh(layout) ? "填报单位：" : "Reporting unit: ") + layout.unit;
    worksheet_write_string(sheet, unit_row, 0, unit.c_str(), formats.unit);
    if (right > 0 && right < last) worksheet_merge_range(sheet, unit_row, right, unit_row, last, shown_date(layout).c_str(), formats.date_right);
    worksheet_set_row(sheet, header_row, 30, nullptr);
    for (std::size_t i = 0; i < layout.columns.size(); ++i)
      worksheet_write_string(sheet, header_row, static_cast<lxw_col_t>(i), layout.columns[i].header.c_str(), formats.header);
  }

  lxw_format* format_of(ColumnKind kind) const {
    switch (kind) {
      case ColumnKind::text: return formats.text;
      case ColumnKind::wrapped_text: return formats.wrapped;
      case ColumnKind::number: return formats.number;
      case ColumnKind::date: break;
    }
    return formats.date;
  }

  void write(lxw_row_t row, std::size_t column, const LedgerCell& cell) {
    const auto at = static_cast<lxw_col_t>(column);
    lxw_format* format = format_of(layout.columns[column].kind);
    if (const auto* text = std::get_if<std::string>(&cell); text && !text->empty()) {
      const std::string kept(base::first_characters(*text, most_characters));
      worksheet_write_string(sheet, row, at, kept.c_str(), format);
      checksum.add_cell(kept);
    } else if (const auto* number = std::get_if<double>(&cell)) {
      worksheet_write_number(sheet, row, at, *number, format);
      checksum.add_cell(fmt::format("{}", *number));
    } else if (const auto* date = std::get_if<base::Date>(&cell)) {
      // Day 25569 of spreadsheets is 1970-01-01.
      worksheet_write_number(sheet, row, at, static_cast<double>(date->time_since_epoch().count() + 25569), formats.date);
      checksum.add_cell(base::to_text(*date));
    } else {
      worksheet_write_blank(sheet, row, at, format);
      checksum.add_cell({});
    }
  }

  void write_total(const std::string& sum) {
    const auto row = static_cast<lxw_row_t>(first_row + rows);
    const std::string text = zh(layout) ? fmt::format("合计：{} 条；校验和（SHA-256）：{}", rows, sum) : fmt::format("Total: {} rows; checksum (SHA-256): {}", rows, sum);
    for (lxw_col_t i = 0; i <= last_column(); ++i) {
      if (i == 0) worksheet_write_string(sheet, row, i, text.c_str(), formats.total);
      else worksheet_write_blank(sheet, row, i, formats.total);
    }
    worksheet_print_area(sheet, title_row, 0, row, last_column());
  }
};

LedgerWorkbook::LedgerWorkbook(const std::filesystem::path& file, LedgerLayout layout) : m_inside(std::make_unique<Inside>()) {
  ENSURE(!layout.columns.empty() && layout.columns.size() < 200);
  m_inside->file = file;
  m_inside->layout = std::move(layout);
  m_inside->scratch = std::filesystem::temp_directory_path().string();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = m_inside->scratch.data();
  m_inside->book = workbook_new_opt(file.c_str(), &options);
  m_inside->sheet = m_inside->book ? workbook_add_worksheet(m_inside->book, zh(m_inside->layout) ? "台账" : "Ledger") : nullptr;
  if (!m_inside->sheet) throw base::unavailable("export.unwritable", 60);
  m_inside->formats = make_formats(m_inside->book);
  m_inside->set_page();
  m_inside->write_head();
}

LedgerWorkbook::~LedgerWorkbook() {
  if (!m_inside->book) return;
  // The library frees itself only by closing, which writes the file; an unfinished ledger must not stay behind.
  workbook_close(m_inside->book);
  std::error_code ignored;
  std::filesystem::remove(m_inside->file, ignored);
}

void LedgerWorkbook::add(const std::vector<LedgerCell>& row) {
  ENSURE(m_inside->book && row.size() <= m_inside->layout.columns.size());
  if (m_inside->rows >= most_rows) throw base::invalid("export.too_many_rows", {{"most", std::to_string(most_rows)}});
  const auto at = static_cast<lxw_row_t>(first_row + m_inside->rows);
  for (std::size_t i = 0; i < m_inside->layout.columns.size(); ++i) m_inside->write(at, i, i < row.size() ? row[i] : LedgerCell());
  m_inside->checksum.end_row();
  ++m_inside->rows;
}

std::int64_t LedgerWorkbook::rows() const { return m_inside->rows; }

std::string LedgerWorkbook::finish() {
  ENSURE(m_inside->book);
  auto sum = m_inside->checksum.finish();
  m_inside->write_total(sum);
  if (workbook_close(std::exchange(m_inside->book, nullptr)) == LXW_NO_ERROR) return sum;
  std::error_code ignored;
  std::filesystem::remove(m_inside->file, ignored);
  throw base::unavailable("export.unwritable", 60);
}

}  // namespace gridward::documents
