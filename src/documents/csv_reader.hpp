// SPDX-License-Identifier: Apache-2.0
// Comma-separated text (RFC 4180 and what people make of it) as a stream: bytes in, records out. Quoted cells may hold
// separators, doubled quotes and line breaks. Knows no encoding; give it UTF-8. Memory is bounded by one record.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gridward::documents {

class CsvReader {
 public:
  /// Called once a record with its cells, which it may move away. Returns false to stop.
  using OnRecord = std::function<bool(std::vector<std::string>& cells)>;

  CsvReader(char separator, OnRecord on_record) : m_separator(separator), m_on_record(std::move(on_record)) {}

  /// Takes the next bytes. False once a record's receiver has stopped; later bytes are ignored.
  /// Throws Problem "import.row_too_long" when a record exceeds 32 MB or 2,000 cells.
  bool feed(std::string_view bytes);
  /// The last record, when the file does not end in a line break.
  bool finish();

 private:
  enum class At { cell_start, plain, quoted, quote_in_quoted };

  void take(char byte);
  void take_plain(char byte);
  void end_cell();
  void end_record();
  void append(const char* from, const char* to);

  char m_separator;
  OnRecord m_on_record;
  At m_at = At::cell_start;
  std::string m_cell;
  std::vector<std::string> m_cells;
  std::size_t m_record_bytes = 0;
  bool m_after_return = false;
  bool m_stopped = false;
};

/// The separator of a text by its first lines: ',', ';', tab or '|'; the one that splits most of them alike.
char guess_separator(std::string_view beginning);

}  // namespace gridward::documents
