// SPDX-License-Identifier: Apache-2.0
// QR codes (ISO/IEC 18004) of short texts such as addresses, for terminals and for pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gridward::documents {

class QrCode {
 public:
  /// Error correction level M. Throws Problem "qr.too_long" for texts of more than 2,331 bytes, "qr.empty" for none.
  explicit QrCode(std::string_view text);

  int size() const { return m_size; }  ///< modules on one side, without the quiet zone
  bool dark(int x, int y) const;       ///< false outside

  /// Two modules a character in half blocks, dark on light by terminal colours, quiet zone of two, lines ended by '\n'.
  std::string terminal_text() const;
  /// A square picture of one path, quiet zone of four; scales with the page.
  std::string svg() const;

 private:
  int m_size = 0;
  std::vector<bool> m_modules;
};

}  // namespace gridward::documents
