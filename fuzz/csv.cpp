// SPDX-License-Identifier: Apache-2.0
// CSV: however the bytes are cut, the records are the same; what is read, written with quotes and read again is the same.
#include "documents/csv_reader.hpp"
#include "fuzz/fuzz.hpp"

using namespace gridward;

namespace {

using Records = std::vector<std::vector<std::string>>;

Records read(std::string_view text, char separator, std::size_t piece) {
  Records records;
  documents::CsvReader reader(separator, [&](std::vector<std::string>& cells) {
    records.push_back(cells);
    return true;
  });
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) reader.feed(text.substr(0, piece));
  reader.finish();
  return records;
}

std::string written(const Records& records, char separator) {
  std::string text;
  for (const auto& cells : records) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text += separator;
      text += '"';
      for (const char c : cells[i]) text.append(c == '"' ? 2 : 1, c);
      text += '"';
    }
    text += "\r\n";
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  const std::size_t piece = 1 + fuzz::choice(text, 7);
  const char separator = documents::guess_separator(text.substr(0, 16384));
  HOLDS(separator == ',' || separator == ';' || separator == '\t' || separator == '|');
  fuzz::accepted([&] {
    const auto records = read(text, separator, text.size() + 1);
    HOLDS(read(text, separator, piece) == records);
    std::size_t bytes = 0;
    for (const auto& cells : records) {
      HOLDS(!cells.empty() && cells.size() <= 2000);
      for (const auto& cell : cells) bytes += cell.size();
    }
    HOLDS(bytes <= text.size());
    HOLDS(read(written(records, separator), separator, piece) == records);
  });
  return 0;
}
