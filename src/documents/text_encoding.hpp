// SPDX-License-Identifier: Apache-2.0
// The encodings in which Chinese text files come: UTF-8 with or without a mark, UTF-16 with one, GB18030 (which holds
// GBK and GB2312) for the rest. Conversion is iconv's, as a stream.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace gridward::documents {

enum class Encoding { utf8, utf16le, utf16be, gb18030 };

/// By the first bytes of a file. Text without a mark is UTF-8 when it reads as UTF-8, but for a character cut off at the
/// end of `beginning`; otherwise GB18030.
Encoding guess_encoding(std::string_view beginning);

/// UTF-8 out of a stream of bytes, without the mark at its beginning.
class Utf8Stream {
 public:
  explicit Utf8Stream(Encoding from);
  ~Utf8Stream();
  Utf8Stream(const Utf8Stream&) = delete;
  Utf8Stream& operator=(const Utf8Stream&) = delete;

  /// Text for these bytes; valid until the next call. Bytes of a character that is not complete wait for the next call.
  /// Throws Problem "import.encoding" when the bytes are no text of that encoding.
  std::string_view convert(std::string_view bytes);
  /// Throws when a character was left unfinished.
  void finish() const;

 private:
  /// False while the bytes so far may be the beginning of the mark.
  bool take_mark(std::string& input);
  std::string_view take_utf8(std::string_view bytes);

  Encoding m_from;
  void* m_converter = nullptr;
  std::string m_waiting;
  std::string m_text;
  bool m_at_start = true;
};

/// The text as it is when it is UTF-8, else read as GB18030, else with '?' for each bad byte. For attribute tables (DBF)
/// that do not say their encoding.
std::string utf8_of_any(std::string text);

}  // namespace gridward::documents
