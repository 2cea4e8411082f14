// SPDX-License-Identifier: Apache-2.0
#include "documents/text_encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <cerrno>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace gridward::documents {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF", utf16le_mark = "\xFF\xFE", utf16be_mark = "\xFE\xFF";

const char* iconv_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf16le: return "UTF-16LE";
    case Encoding::utf16be: return "UTF-16BE";
    case Encoding::gb18030: return "GB18030";
    case Encoding::utf8: break;
  }
  return "UTF-8";
}

std::string_view mark_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return utf8_mark;
    case Encoding::utf16le: return utf16le_mark;
    case Encoding::utf16be: return utf16be_mark;
    case Encoding::gb18030: break;
  }
  return {};
}

/// How many bytes at the end may be the beginning of an unfinished UTF-8 character.
std::size_t unfinished_tail(std::string_view bytes) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if ((byte & 0xC0) == 0x80) continue;
    const std::size_t needs = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return needs > back ? back : 0;
  }
  return 0;
}

}  // namespace

Encoding guess_encoding(std::string_view beginning) {
  if (base::starts_with(beginning, utf8_mark)) return Encoding::utf8;
  if (base::starts_with(beginning, utf16le_mark)) return Encoding::utf16le;
  if (base::starts_with(beginning, utf16be_mark)) return Encoding::utf16be;
  return base::is_utf8(beginning.substr(0, beginning.size() - unfinished_tail(beginning))) ? Encoding::utf8 : Encoding::gb18030;
}

Utf8Stream::Utf8Stream(Encoding from) : m_from(from) {
  if (from == Encoding::utf8) return;
  m_converter = iconv_open("UTF-8", iconv_name(from));
  ENSURE(m_converter != reinterpret_cast<void*>(-1));
}

Utf8Stream::~Utf8Stream() {
  if (m_converter) iconv_close(m_converter);
}

bool Utf8Stream::take_mark(std::string& input) {
  const auto mark = mark_of(m_from);
  if (input.size() < mark.size() && base::starts_with(mark, input)) return false;
  if (base::starts_with(input, mark)) input.erase(0, mark.size());
  m_at_start = false;
  return true;
}

std::string_view Utf8Stream::take_utf8(std::string_view bytes) {
  m_text = bytes;
  const std::size_t tail = unfinished_tail(m_text);
  m_waiting.assign(m_text, m_text.size() - tail);
  m_text.resize(m_text.size() - tail);
  if (!base::is_utf8(m_text)) throw base::invalid("import.encoding");
  return m_text;
}

std::string_view Utf8Stream::convert(std::string_view bytes) {
  std::string input = std::exchange(m_waiting, {});
  input.append(bytes);
  if (m_at_start && !take_mark(input)) {
    m_waiting = std::move(input);
    return {};
  }
  if (m_from == Encoding::utf8) return take_utf8(input);
  m_text.resize(input.size() * 3 + 16);
  char* in = input.data();
  std::size_t in_left = input.size();
  char* out = m_text.data();
  std::size_t out_left = m_text.size();
  if (iconv(m_converter, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1) && errno != EINVAL) throw base::invalid("import.encoding");
  m_waiting.assign(in, in_left);
  m_text.resize(m_text.size() - out_left);
  return m_text;
}

void Utf8Stream::finish() const {
  if (!m_waiting.empty()) throw base::invalid("import.encoding");
}

std::string utf8_of_any(std::string text) {
  if (base::is_utf8(text)) return text;
  try {
    Utf8Stream stream(Encoding::gb18030);
    std::string converted(stream.convert(text));
    stream.finish();
    return converted;
  } catch (const base::Problem&) {
    std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
    return text;
  }
}

}  // namespace gridward::documents
