// SPDX-License-Identifier: Apache-2.0
// The checksum at the end of an exported ledger: SHA-256 over its rows as text, so that whoever holds the file can tell whether a row was
// changed, lost or added since. UTF-8; the cells of a row with a TAB between them, each row ended by a LF; a day as YYYY-MM-DD, a number as
// its shortest decimal, an empty cell as nothing; a text as the file holds it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace gridward::documents {

class RowChecksum {
 public:
  RowChecksum();
  ~RowChecksum();
  RowChecksum(const RowChecksum&) = delete;
  RowChecksum& operator=(const RowChecksum&) = delete;

  void add_cell(std::string_view text);
  void end_row();
  /// 64 lower-case hex digits. Once, at the end.
  std::string finish();

 private:
  struct Inside;
  std::unique_ptr<Inside> m_inside;
};

}  // namespace gridward::documents
