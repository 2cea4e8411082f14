// SPDX-License-Identifier: Apache-2.0
#include "documents/qr_code.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "base/problem.hpp"

namespace gridward::documents {

namespace {

constexpr int terminal_margin = 2, svg_margin = 4;

/// Capital letters, digits and a few signs go two into eleven bits; everything else goes as it is.
QRcode* encoded(const std::string& text) {
  if (text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") == std::string::npos) return QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  return QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M);
}

}  // namespace

QrCode::QrCode(std::string_view text) {
  if (text.empty()) throw base::invalid("qr.empty");
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(encoded(std::string(text)), QRcode_free);
  if (!code) throw base::invalid("qr.too_long");
  m_size = code->width;
  m_modules.resize(static_cast<std::size_t>(m_size) * static_cast<std::size_t>(m_size));
  for (std::size_t i = 0; i < m_modules.size(); ++i) m_modules[i] = code->data[i] & 1;
}

bool QrCode::dark(int x, int y) const {
  if (x < 0 || y < 0 || x >= m_size || y >= m_size) return false;
  return m_modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size) + static_cast<std::size_t>(x)];
}

std::string QrCode::terminal_text() const {
  // Black on white is set explicitly: cameras do not read the inverse that a dark terminal would give.
  std::string text;
  for (int y = -terminal_margin; y < m_size + terminal_margin; y += 2) {
    text += "\x1b[30;47m";
    for (int x = -terminal_margin; x < m_size + terminal_margin; ++x) {
      const bool upper = dark(x, y), lower = dark(x, y + 1);
      text += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
    }
    text += "\x1b[0m\n";
  }
  return text;
}

std::string QrCode::svg() const {
  std::string path;
  for (int y = 0; y < m_size; ++y)
    for (int x = 0; x < m_size; ++x) {
      int run = 0;
      while (dark(x + run, y)) ++run;
      if (run > 0) path += fmt::format("M{} {}h{}v1h-{}z", x + svg_margin, y + svg_margin, run, run);
      x += run;
    }
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\"><rect width=\"{0}\" height=\"{0}\" fill=\"#fff\"/>"
      "<path d=\"{1}\" fill=\"#000\"/></svg>",
      m_size + 2 * svg_margin, path);
}

}  // namespace gridward::documents
