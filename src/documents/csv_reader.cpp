// SPDX-License-Identifier: Apache-2.0
#include "documents/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/problem.hpp"

namespace gridward::documents {

namespace {

constexpr std::size_t most_record_bytes = 32u << 20;
constexpr std::size_t most_cells = 2000;

}  // namespace

void CsvReader::append(const char* from, const char* to) {
  m_record_bytes += static_cast<std::size_t>(to - from);
  if (m_record_bytes > most_record_bytes) throw base::invalid("import.row_too_long");
  m_cell.append(from, to);
}

void CsvReader::end_cell() {
  if (m_cells.size() >= most_cells) throw base::invalid("import.row_too_long");
  m_cells.push_back(std::move(m_cell));
  m_cell.clear();
  m_at = At::cell_start;
}

void CsvReader::end_record() {
  end_cell();
  if (!m_on_record(m_cells)) m_stopped = true;
  m_cells.clear();
  m_record_bytes = 0;
}

void CsvReader::take_plain(char byte) {
  if (byte == m_separator) return end_cell();
  if (byte == '\n' || byte == '\r') {
    m_after_return = byte == '\r';
    return end_record();
  }
  m_at = At::plain;
  append(&byte, &byte + 1);
}

void CsvReader::take(char byte) {
  switch (m_at) {
    case At::cell_start:
      if (byte == '"') m_at = At::quoted;
      else take_plain(byte);
      return;
    case At::plain: return take_plain(byte);
    case At::quoted:
      if (byte == '"') m_at = At::quote_in_quoted;
      else append(&byte, &byte + 1);
      return;
    case At::quote_in_quoted:
      if (byte == '"') {
        m_at = At::quoted;
        append(&byte, &byte + 1);
      } else {
        // Text behind a closing quote is kept as it stands rather than refused.
        take_plain(byte);
      }
      return;
  }
}

bool CsvReader::feed(std::string_view bytes) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at < end && !m_stopped) {
    if (std::exchange(m_after_return, false) && *at == '\n') {
      ++at;
      continue;
    }
    // Runs without a special byte are copied at once: this is where the time of large files goes.
    const char* run = at;
    if (m_at == At::plain)
      while (run < end && *run != m_separator && *run != '\n' && *run != '\r') ++run;
    else if (m_at == At::quoted)
      while (run < end && *run != '"') ++run;
    if (run > at) append(at, run);
    if (run < end) take(*run++);
    at = run;
  }
  return !m_stopped;
}

bool CsvReader::finish() {
  if (!m_stopped && (m_at != At::cell_start || !m_cells.empty())) end_record();
  return !m_stopped;
}

char guess_separator(std::string_view beginning) {
  constexpr std::array<char, 4> separators = {',', '\t', ';', '|'};
  std::array<std::size_t, 4> lines_with{}, total{};
  bool quoted = false;
  std::array<std::size_t, 4> in_line{};
  const auto end_line = [&] {
    for (std::size_t i = 0; i < separators.size(); ++i) {
      lines_with[i] += in_line[i] > 0 ? 1 : 0;
      total[i] += in_line[i];
    }
    in_line = {};
  };
  for (const char c : beginning) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') end_line();
    const auto which = std::find(separators.begin(), separators.end(), c);
    if (which != separators.end()) ++in_line[static_cast<std::size_t>(which - separators.begin())];
  }
  end_line();
  std::size_t best = 0;
  for (std::size_t i = 1; i < separators.size(); ++i)
    if (std::pair(lines_with[i], total[i]) > std::pair(lines_with[best], total[best])) best = i;
  return separators[best];
}

}  // namespace gridward::documents
